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
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.cache.CacheCounts;
import io.github.awssecrets.cache.CacheSettings;
import io.github.awssecrets.cache.SecretCache;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretVersion;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CacheMeters}.
 */
class CacheMetersTests {

	private static final Duration TTL = Duration.ofMinutes(5);

	private static final Duration MAX_STALE = Duration.ofHours(24);

	private final Map<String, Outcome> answers = new HashMap<>();

	private final AtomicLong time = new AtomicLong();

	private final CacheCounts counts = new CacheCounts();

	private final SecretCache cache = SecretCache.of(this::read,
			new CacheSettings(TTL, MAX_STALE, 100, Duration.ofSeconds(5), Duration.ofSeconds(30)), this.time::get,
			Runnable::run, this.counts);

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	@BeforeEach
	void bind() {
		this.counts.start();
		new CacheMeters(this.cache, this.counts).bindTo(this.registry);
	}

	@Test
	void getsAreCountedByResult() {
		found("a");
		get("a");
		get("a");
		get("a");
		assertThat(this.registry.get("aws.secrets.cache.gets").tag("result", "miss").functionCounter().count()).isOne();
		assertThat(this.registry.get("aws.secrets.cache.gets").tag("result", "hit").functionCounter().count())
			.isEqualTo(2);
	}

	@Test
	void statesWhenNothingIsKnownAreZero() {
		assertThat(state("ok") + state("stale") + state("absent") + state("failed")).isZero();
		assertThat(age("ok")).isZero();
		assertThat(age("stale")).isZero();
	}

	@Test
	void statesTellWhatIsKnownOfEachSecret() {
		found("fresh");
		failed("denied", FailureKind.ACCESS_DENIED);
		failed("absent", FailureKind.NOT_FOUND);
		failed("no-such-version", FailureKind.VERSION_NOT_FOUND);
		get("fresh", "denied", "absent", "no-such-version");
		assertThat(state("ok")).isOne();
		assertThat(state("failed")).isOne();
		assertThat(state("absent")).isEqualTo(2);
		assertThat(state("stale")).isZero();
	}

	@Test
	void statesWhenValueIsPastItsTtlCountItAsOk() {
		found("a");
		get("a");
		pass(TTL.plusSeconds(1));
		assertThat(state("ok")).isOne();
		assertThat(age("ok")).isEqualTo(301);
	}

	@Test
	void statesWhenReadingAgainFailedCountItAsStaleUntilItCanNotBeServed() {
		found("a");
		get("a");
		pass(TTL);
		failed("a", FailureKind.TIMEOUT);
		get("a");
		assertThat(state("stale")).isOne();
		assertThat(state("ok")).isZero();
		assertThat(age("stale")).isEqualTo(300);
		pass(MAX_STALE);
		assertThat(state("stale")).isZero();
		assertThat(state("failed")).isOne();
		assertThat(age("stale")).isZero();
	}

	@Test
	void statesWhenValueIsRefusedByNowCountItAsWithdrawnUntilItCanNotBeServed() {
		found("a");
		get("a");
		pass(TTL);
		failed("a", FailureKind.SCHEDULED_FOR_DELETION);
		get("a");
		assertThat(state("withdrawn")).isOne();
		assertThat(state("stale") + state("ok")).isZero();
		assertThat(age("withdrawn")).isEqualTo(300);
		pass(MAX_STALE);
		assertThat(state("withdrawn")).isZero();
		assertThat(state("failed")).isOne();
	}

	@Test
	void statesWhenValueIsTooOldAndNobodyAskedAgainDoNotCountIt() {
		found("a");
		get("a");
		pass(MAX_STALE);
		assertThat(state("ok") + state("stale") + state("absent") + state("failed")).isZero();
	}

	@Test
	void ageIsThatOfTheOldest() {
		found("a");
		get("a");
		pass(Duration.ofSeconds(10));
		found("b");
		get("b");
		pass(Duration.ofMillis(500));
		assertThat(age("ok")).isEqualTo(10.5);
	}

	private double state(String state) {
		return this.registry.get("aws.secrets.states").tag("state", state).gauge().value();
	}

	private double age(String state) {
		return this.registry.get("aws.secrets.oldest.age").tag("state", state).timeGauge().value(TimeUnit.SECONDS);
	}

	private void found(String name) {
		this.answers.put(name, new Outcome.Found(SecretValue.ofText("opensesame", SecretOrigin.of("test"))));
	}

	private void failed(String name, FailureKind kind) {
		this.answers.put(name, new Outcome.Failed(SecretFailure.of(kind, "the test", null)));
	}

	private void get(String... names) {
		for (String name : names) {
			this.cache.get(new SecretName("", name, name, SecretVersion.CURRENT));
		}
	}

	private void pass(Duration duration) {
		this.time.addAndGet(duration.toNanos());
	}

	private Map<SecretName, Outcome> read(Collection<SecretName> names) {
		Map<SecretName, Outcome> outcomes = new HashMap<>();
		names.forEach((name) -> outcomes.put(name, this.answers.get(name.id())));
		return outcomes;
	}

}
