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

import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretVersion;
import io.github.awssecrets.refresh.RefreshResult;
import io.github.awssecrets.refresh.RefreshResult.FailedSecret;
import io.github.awssecrets.refresh.SecretsRefreshedEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RefreshMeters}.
 */
class RefreshMetersTests {

	private static final SecretName NAME = new SecretName("", "db", "db", SecretVersion.CURRENT);

	private static final FailedSecret FAILED = new FailedSecret(NAME,
			SecretFailure.of(FailureKind.TIMEOUT, "the test", null));

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final RefreshMeters meters = new RefreshMeters(this.registry);

	@Test
	void refreshesAreZeroBeforeTheFirstAndTheLastHasNoTime() {
		assertRefreshes(0, 0, 0);
		assertThat(lastSuccess()).isNaN();
	}

	@Test
	void recordWhenAllWereReadCountsAndTakesTheTime() {
		SecretsRefreshedEvent event = event(List.of(NAME), List.of());
		this.meters.record(event);
		assertRefreshes(1, 0, 0);
		assertThat(lastSuccess()).isEqualTo(event.getTimestamp() / 1000.0);
	}

	@Test
	void recordWhenSomeOrNoneWereReadCountsAndTakesNoTime() {
		this.meters.record(event(List.of(NAME), List.of(FAILED)));
		this.meters.record(event(List.of(), List.of(FAILED)));
		this.meters.record(new SecretsRefreshedEvent(this, null, true));
		assertRefreshes(0, 1, 2);
		assertThat(lastSuccess()).isNaN();
	}

	private void assertRefreshes(double success, double partial, double failure) {
		assertThat(refreshes("success")).isEqualTo(success);
		assertThat(refreshes("partial")).isEqualTo(partial);
		assertThat(refreshes("failure")).isEqualTo(failure);
	}

	private double refreshes(String result) {
		return this.registry.get("aws.secrets.refreshes").tag("result", result).counter().count();
	}

	@Test
	void recordWhenOneSecretWasRefreshedAloneSaysNothingOfAll() {
		SecretsRefreshedEvent all = event(List.of(NAME), List.of());
		this.meters.record(new SecretsRefreshedEvent(this, all.result(), false));
		assertThat(lastSuccess()).isNaN();
	}

	private double lastSuccess() {
		return this.registry.get("aws.secrets.refresh.last.success.time").timeGauge().value(TimeUnit.SECONDS);
	}

	private SecretsRefreshedEvent event(List<SecretName> unchanged, List<FailedSecret> failed) {
		return new SecretsRefreshedEvent(this,
				new RefreshResult(List.of(), unchanged, List.of(), failed, new TreeSet<>(), List.of()), true);
	}

}
