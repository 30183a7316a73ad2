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
package io.github.awssecrets.cache;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.cache.SecretStatus.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.github.awssecrets.cache.Outcomes.A;
import static io.github.awssecrets.cache.Outcomes.failed;
import static io.github.awssecrets.cache.Outcomes.found;
import static io.github.awssecrets.cache.Outcomes.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SecretCache}: what is served at which age. Fetches run at once, in the
 * reader's thread.
 */
class SecretCacheTests {

	private static final Duration TTL = Duration.ofMinutes(5);

	private static final Duration MAX_STALE = Duration.ofHours(24);

	private static final Duration FAILURE_TTL = Duration.ofSeconds(5);

	private static final Duration TICK = Duration.ofNanos(1);

	private final StubBackend backend = new StubBackend();

	private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - TTL.toNanos());

	private final SecretCache cache = SecretCache.of(this.backend,
			new CacheSettings(TTL, MAX_STALE, 100, FAILURE_TTL, Duration.ofSeconds(30)), this.time::get, Runnable::run);

	@Test
	void getWhenChanceShortensTheTtlFetchesEarlierByATenthAtMost() {
		for (double random : new double[] { 0, 0.5, 1 }) {
			SecretCache jittered = jittered(() -> random);
			this.backend.answer(A, found("1"));
			jittered.get(A);
			int calls = this.backend.calls().size();
			pass(TTL.minus(Duration.ofSeconds((long) (30 * random))).minus(TICK));
			jittered.get(A);
			assertThat(this.backend.calls()).as("before, for %s", random).hasSize(calls);
			assertThat(jittered.status(A).state()).isEqualTo(State.FRESH);
			pass(TICK);
			assertThat(jittered.status(A).state()).isEqualTo(State.AGED);
			jittered.get(A);
			assertThat(this.backend.calls()).as("then, for %s", random).hasSize(calls + 1);
		}
	}

	@Test
	void getWhenTtlIsShortenedKeepsToThatUntilTheSecretIsReadAgain() {
		AtomicInteger asked = new AtomicInteger();
		SecretCache jittered = jittered(() -> asked.getAndIncrement() % 2);
		this.backend.answer(A, found("1"));
		for (int i = 0; i < 10; i++) {
			jittered.get(A);
		}
		assertThat(asked).hasValue(1);
		pass(TTL);
		jittered.get(A);
		jittered.get(A);
		assertThat(asked).hasValue(2);
		pass(TTL.multipliedBy(9).dividedBy(10));
		jittered.get(A);
		assertThat(this.backend.calls()).hasSize(3);
	}

	@Test
	void getWhenColdFetches() {
		this.backend.answer(A, found("1"));
		assertThat(get()).isEqualTo("1");
		assertThat(this.backend.calls()).hasSize(1);
	}

	@Test
	void getWhenFreshDoesNotFetch() {
		this.backend.answer(A, found("1"));
		get();
		this.backend.answer(A, found("2"));
		pass(TTL.minus(TICK));
		assertThat(get()).isEqualTo("1");
		assertThat(this.backend.calls()).hasSize(1);
	}

	@Test
	void getWhenTtlIsOverServesStaleValueAndThenTheNewOne() {
		this.backend.answer(A, found("1"));
		get();
		this.backend.answer(A, found("2"));
		pass(TTL);
		assertThat(get()).isEqualTo("1");
		assertThat(get()).isEqualTo("2");
		assertThat(this.backend.calls()).hasSize(2);
	}

	@Test
	void getWhenFetchedAgainIsFreshForAnotherTtl() {
		this.backend.answer(A, found("1"));
		get();
		pass(TTL);
		get();
		pass(TTL.minus(TICK));
		get();
		assertThat(this.backend.calls()).hasSize(2);
	}

	@ParameterizedTest
	@EnumSource(value = FailureKind.class, names = { "TIMEOUT", "ACCESS_DENIED", "NOT_FOUND" })
	void getWhenFetchFailsServesStaleValueUpToMaxStale(FailureKind kind) {
		this.backend.answer(A, found("1"));
		get();
		this.backend.answer(A, failed(kind));
		pass(TTL);
		assertThat(get()).isEqualTo("1");
		pass(MAX_STALE.minus(TTL).minus(TICK));
		assertThat(get()).isEqualTo("1");
		pass(TICK);
		assertThat(get()).isEqualTo(kind.name());
	}

	@Test
	void getWhenMaxStaleIsOverWaitsForTheNewValue() {
		this.backend.answer(A, found("1"));
		get();
		this.backend.answer(A, found("2"));
		pass(MAX_STALE);
		assertThat(get()).isEqualTo("2");
	}

	@Test
	void getWhenReReadFailedDoesNotRepeatItBeforeFailureTtl() {
		this.backend.answer(A, found("1"));
		get();
		this.backend.answer(A, failed(FailureKind.TIMEOUT));
		pass(TTL);
		get();
		pass(FAILURE_TTL.minus(TICK));
		assertThat(get()).isEqualTo("1");
		assertThat(this.backend.calls()).hasSize(2);
		pass(TICK);
		assertThat(get()).isEqualTo("1");
		assertThat(this.backend.calls()).hasSize(3);
	}

	@Test
	void getWhenReReadFailedAndThenSucceedsServesTheNewValue() {
		this.backend.answer(A, found("1"));
		get();
		this.backend.answer(A, failed(FailureKind.TIMEOUT));
		pass(TTL);
		get();
		this.backend.answer(A, found("2"));
		pass(FAILURE_TTL);
		get();
		assertThat(get()).isEqualTo("2");
		assertThat(this.backend.calls()).hasSize(3);
	}

	@ParameterizedTest
	@EnumSource(value = FailureKind.class, names = { "TIMEOUT", "ACCESS_DENIED", "NOT_FOUND" })
	void getWhenFailedIsBelievedForFailureTtlOnly(FailureKind kind) {
		this.backend.answer(A, failed(kind));
		get();
		this.backend.answer(A, found("1"));
		pass(FAILURE_TTL.minus(TICK));
		assertThat(get()).isEqualTo(kind.name());
		assertThat(this.backend.calls()).hasSize(1);
		pass(TICK);
		assertThat(get()).isEqualTo("1");
		assertThat(this.backend.calls()).hasSize(2);
	}

	@Test
	void getWhenTtlIsZeroFetchesEachTime() {
		SecretCache uncached = SecretCache.of(this.backend,
				new CacheSettings(Duration.ZERO, Duration.ZERO, 100, Duration.ZERO, Duration.ofSeconds(30)),
				this.time::get, Runnable::run);
		this.backend.answer(A, found("1"));
		assertThat(seen(uncached.get(A))).isEqualTo("1");
		this.backend.answer(A, found("2"));
		assertThat(seen(uncached.get(A))).isEqualTo("2");
	}

	@Test
	void cacheSettingsWhenMaxStaleIsShorterThanTtlFails() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new CacheSettings(TTL, TTL.minus(TICK), 1, FAILURE_TTL, FAILURE_TTL))
			.withMessage("max-stale (PT4M59.999999999S) is shorter than ttl (PT5M)");
	}

	private String get() {
		return seen(this.cache.get(A));
	}

	private SecretCache jittered(DoubleSupplier random) {
		return SecretCache.of(this.backend, new CacheSettings(TTL, MAX_STALE, 100, FAILURE_TTL, Duration.ofSeconds(30)),
				this.time::get, Runnable::run, new CacheCounts(), CacheMemory.NONE, random);
	}

	private void pass(Duration duration) {
		this.time.addAndGet(duration.toNanos());
	}

}
