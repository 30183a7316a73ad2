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
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import org.junit.jupiter.api.Test;

import static io.github.awssecrets.cache.Outcomes.A;
import static io.github.awssecrets.cache.Outcomes.failed;
import static io.github.awssecrets.cache.Outcomes.seen;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretCache#put}. Fetches run when the test says so.
 */
class SecretCachePutTests {

	private static final Instant BEGUN = Instant.parse("2026-03-01T12:00:00Z");

	private static final Duration TTL = Duration.ofMinutes(5);

	private final StubBackend backend = new StubBackend();

	private final AtomicLong time = new AtomicLong();

	private final Queue<Runnable> fetches = new ArrayDeque<>();

	private final List<List<Renewal>> told = new ArrayList<>();

	private final SecretCache cache = SecretCache.of(this.backend,
			new CacheSettings(TTL, Duration.ofHours(24), 100, Duration.ofSeconds(5), Duration.ZERO), this.time::get,
			this.fetches::add);

	SecretCachePutTests() {
		this.cache.onChange(this.told::add);
	}

	@Test
	void putWhenNothingIsKnownServesValueAndIsNoChange() {
		Renewal renewal = put("v2");
		assertThat(seen(this.cache.get(A))).isEqualTo("text of v2");
		assertThat(renewal.isChanged()).isFalse();
		assertThat(this.backend.calls()).isEmpty();
	}

	@Test
	void putWhenAnotherVersionIsKnownIsAChangeToldToTheCallerAlone() {
		given("v1");
		Renewal renewal = put("v2");
		assertThat(renewal.isChanged()).isTrue();
		assertThat(renewal.name()).isEqualTo(A);
		assertThat(seen(this.cache.get(A))).isEqualTo("text of v2");
		assertThat(this.told).isEmpty();
	}

	@Test
	void putWhenAFailureIsKnownServesValue() {
		this.backend.answer(A, failed(FailureKind.NOT_FOUND));
		renew();
		put("v1");
		assertThat(seen(this.cache.get(A))).isEqualTo("text of v1");
	}

	@Test
	void renewWhenAwsStillAnswersTheOldVersionKeepsWhatWasWritten() {
		given("v1");
		put("v2");
		Renewal renewal = renew();
		assertThat(renewal.isChanged()).isFalse();
		assertThat(seen(renewal.outcome())).isEqualTo("text of v2");
		assertThat(seen(this.cache.get(A))).isEqualTo("text of v2");
	}

	@Test
	void renewWhenAwsDoesNotKnowTheNewSecretYetKeepsWhatWasWritten() {
		put("v1");
		this.backend.answer(A, failed(FailureKind.NOT_FOUND));
		assertThat(seen(renew().outcome())).isEqualTo("text of v1");
	}

	@Test
	void renewWhenAMinuteHasPassedTakesWhatAwsAnswers() {
		given("v1");
		put("v2");
		this.time.addAndGet(Duration.ofMinutes(1).toNanos());
		assertThat(renew().isChanged()).isTrue();
		assertThat(seen(this.cache.get(A))).isEqualTo("text of v1");
	}

	@Test
	void renewWhenAwsHasAgreedTakesWhatItAnswersFromThenOn() {
		given("v1");
		put("v2");
		this.backend.answer(A, version("v2", BEGUN));
		assertThat(renew().isChanged()).isFalse();
		this.backend.answer(A, version("v1", BEGUN.minusSeconds(60)));
		assertThat(renew().isChanged()).isTrue();
	}

	@Test
	void renewWhenSomebodyElseHasWrittenSinceTakesThat() {
		given("v1");
		put("v2");
		this.backend.answer(A, version("v3", BEGUN.plusSeconds(1)));
		assertThat(renew().isChanged()).isTrue();
		assertThat(seen(this.cache.get(A))).isEqualTo("text of v3");
	}

	@Test
	void getWhenTtlHasPassedAndAwsIsBehindServesWhatWasWrittenAndTellsNobody() {
		SecretCache shortLived = SecretCache.of(this.backend, new CacheSettings(Duration.ofSeconds(10),
				Duration.ofHours(24), 100, Duration.ofSeconds(5), Duration.ZERO), this.time::get, this.fetches::add);
		shortLived.onChange(this.told::add);
		shortLived.put(new Written(A, value("v2", null), BEGUN, "v1"));
		this.backend.answer(A, version("v1", BEGUN.minusSeconds(60)));
		this.time.addAndGet(Duration.ofSeconds(10).toNanos());
		shortLived.get(A);
		this.fetches.remove().run();
		assertThat(seen(shortLived.get(A))).isEqualTo("text of v2");
		assertThat(this.told).isEmpty();
	}

	@Test
	void putWhenAFetchIsUnderWayIsNotUndoneByIt() {
		given("v1");
		CompletableFuture<List<Renewal>> renewed = this.cache.renew(List.of(A));
		put("v2");
		this.backend.answer(A, version("v3", BEGUN.plusSeconds(1)));
		this.fetches.remove().run();
		assertThat(seen(renewed.join().get(0).outcome())).isEqualTo("text of v2");
		assertThat(seen(this.cache.get(A))).isEqualTo("text of v2");
	}

	private void given(String versionId) {
		this.backend.answer(A, version(versionId, BEGUN.minusSeconds(60)));
		renew();
	}

	private Renewal put(String versionId) {
		return this.cache.put(new Written(A, value(versionId, null), BEGUN, null));
	}

	private Renewal renew() {
		CompletableFuture<List<Renewal>> renewed = this.cache.renew(List.of(A));
		this.fetches.remove().run();
		return renewed.join().get(0);
	}

	private static Outcome version(String versionId, Instant created) {
		return new Outcome.Found(value(versionId, created));
	}

	private static SecretValue value(String versionId, Instant created) {
		return SecretValue.ofText("text of " + versionId, new SecretOrigin("aws", "arn", versionId, created));
	}

}
