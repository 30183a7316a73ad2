/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.awssecrets.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import io.github.awssecrets.aws.AwsCall;
import io.github.awssecrets.aws.FinishedCall;
import io.github.awssecrets.aws.SecretRead;
import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretVersion;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CallMeters}.
 */
class CallMetersTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final CallMeters meters = new CallMeters(this.registry);

	@Test
	void finishedTimesCallsByOperationOutcomeAndRegion() {
		finished("GetSecretValue", "eu-central-1", null);
		finished("GetSecretValue", "eu-central-1", null);
		finished("BatchGetSecretValue", "eu-central-1", failure(FailureKind.ACCESS_DENIED, "AccessDeniedException"));
		Timer single = timer("GetSecretValue", "OK", "eu-central-1");
		assertThat(single.count()).isEqualTo(2);
		assertThat(single.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(20);
		assertThat(timer("BatchGetSecretValue", "ACCESS_DENIED", "eu-central-1").count()).isOne();
	}

	@Test
	void finishedWhenRegionIsUnknownSaysNone() {
		finished("GetSecretValue", null, null);
		assertThat(timer("GetSecretValue", "OK", "none").count()).isOne();
	}

	@Test
	void finishedWhenCodesAreUnknownMakesNoMeterForEach() {
		for (int i = 0; i < 100; i++) {
			finished("GetSecretValue", "eu-central-1", failure(FailureKind.OTHER, "Surprise" + i + "Exception"));
		}
		assertThat(this.registry.find("aws.secrets.calls").timers()).hasSize(1);
		assertThat(timer("GetSecretValue", "OTHER", "eu-central-1").count()).isEqualTo(100);
	}

	@ParameterizedTest
	@EnumSource
	void readsAreThereBeforeTheFirst(FailureKind kind) {
		assertThat(reads(kind.name())).isZero();
	}

	@Test
	void readCountsByOutcomeAlone() {
		read("db", null);
		read("mail", null);
		read("mail", failure(FailureKind.ACCESS_DENIED, "AccessDeniedException"));
		assertThat(reads("OK")).isEqualTo(2);
		assertThat(reads("ACCESS_DENIED")).isOne();
		assertThat(this.registry.getMeters()).extracting(Meter::getId)
			.allSatisfy((id) -> assertThat(id.toString()).doesNotContain("db", "mail"));
	}

	@Test
	void readWhenItIsForAWriteIsNotCounted() {
		read("db", failure(FailureKind.ACCESS_DENIED, "AccessDeniedException"), true);
		assertThat(reads("ACCESS_DENIED")).isZero();
	}

	private Timer timer(String operation, String outcome, String region) {
		return this.registry.get("aws.secrets.calls")
			.tags("operation", operation, "outcome", outcome, "region", region)
			.timer();
	}

	private double reads(String outcome) {
		return this.registry.get("aws.secrets.reads").tag("outcome", outcome).counter().count();
	}

	private void finished(String operation, String region, SecretFailure failure) {
		this.meters.finished(new FinishedCall(new AwsCall(operation, region), failure, Duration.ofMillis(10)));
	}

	private void read(String name, SecretFailure failure) {
		read(name, failure, false);
	}

	private void read(String name, SecretFailure failure, boolean forWrite) {
		this.meters.read(new SecretRead(new SecretName("", name, name, SecretVersion.CURRENT), "aws", null, failure,
				Instant.EPOCH, Duration.ZERO, forWrite));
	}

	private static SecretFailure failure(FailureKind kind, String code) {
		return new SecretFailure(kind, "the test", null, null, code, null, null, 1, Duration.ZERO);
	}

}
