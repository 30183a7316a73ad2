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
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.cache.SecretStatus.State;
import org.junit.jupiter.api.Test;

import static io.github.awssecrets.cache.Outcomes.A;
import static io.github.awssecrets.cache.Outcomes.failed;
import static io.github.awssecrets.cache.Outcomes.found;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretStatus}, as a cache tells it.
 */
class SecretStatusTests {

	private static final Duration TTL = Duration.ofMinutes(5);

	private static final Duration MAX_STALE = Duration.ofHours(24);

	private final StubBackend backend = new StubBackend();

	private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - TTL.toNanos());

	private final SecretCache cache = SecretCache.of(this.backend,
			new CacheSettings(TTL, MAX_STALE, 100, Duration.ofSeconds(5), Duration.ofSeconds(30)), this.time::get,
			Runnable::run);

	@Test
	void statusWhenNothingIsKnownIsUnknownAndAsksNobody() {
		assertThat(this.cache.status(A)).isEqualTo(new SecretStatus(A, State.UNKNOWN, null, null, null, null));
		assertThat(this.backend.calls()).isEmpty();
		assertThat(this.cache.names()).isEmpty();
	}

	@Test
	void statusWhenValueIsFreshHasItAndItsAge() {
		read();
		pass(TTL.minusNanos(1));
		SecretStatus status = this.cache.status(A);
		assertThat(status.state()).isEqualTo(State.FRESH);
		assertThat(status.value()).extracting(SecretValue::text).isEqualTo("1");
		assertThat(status.age()).isEqualTo(TTL.minusNanos(1));
		assertThat(status.failure()).isNull();
	}

	@Test
	void statusWhenTtlIsOverIsAgedAndFetchesNothing() {
		read();
		pass(TTL);
		assertThat(this.cache.status(A).state()).isEqualTo(State.AGED);
		assertThat(this.backend.calls()).hasSize(1);
	}

	@Test
	void statusWhenReadingAgainFailedIsStaleAndHasBoth() {
		read();
		pass(Duration.ofMinutes(2));
		fail(FailureKind.THROTTLED);
		pass(Duration.ofMinutes(1));
		SecretStatus status = this.cache.status(A);
		assertThat(status.state()).isEqualTo(State.STALE);
		assertThat(status.age()).isEqualTo(Duration.ofMinutes(3));
		assertThat(status.failure()).extracting(SecretFailure::kind).isEqualTo(FailureKind.THROTTLED);
		assertThat(status.failureAge()).isEqualTo(Duration.ofMinutes(1));
	}

	@Test
	void statusWhenStaleValueIsTooOldIsFailedAndHasNone() {
		read();
		fail(FailureKind.THROTTLED);
		pass(MAX_STALE);
		assertThat(this.cache.status(A).state()).isEqualTo(State.FAILED);
		assertThat(this.cache.status(A).value()).isNull();
		assertThat(this.cache.status(A).age()).isNull();
	}

	@Test
	void statusWhenValueIsTooOldAndNothingFailedIsUnknown() {
		read();
		pass(MAX_STALE);
		assertThat(this.cache.status(A).state()).isEqualTo(State.UNKNOWN);
	}

	@Test
	void statusWhenSecretIsReadAfterAFailureForgetsTheFailure() {
		fail(FailureKind.TIMEOUT);
		assertThat(this.cache.status(A).state()).isEqualTo(State.FAILED);
		pass(Duration.ofSeconds(5));
		read();
		assertThat(this.cache.status(A).state()).isEqualTo(State.FRESH);
		assertThat(this.cache.status(A).failure()).isNull();
	}

	@Test
	void toStringWhenThereIsAValueDoesNotHaveIt() {
		this.backend.answer(A, found("opensesame"));
		this.cache.get(A);
		assertThat(this.cache.status(A)).asString().doesNotContain("opensesame");
	}

	private void read() {
		this.backend.answer(A, found("1"));
		this.cache.get(A);
	}

	private void fail(FailureKind kind) {
		this.backend.answer(A, failed(kind));
		this.cache.renew(List.of(A)).join();
	}

	private void pass(Duration duration) {
		this.time.addAndGet(duration.toNanos());
	}

}
