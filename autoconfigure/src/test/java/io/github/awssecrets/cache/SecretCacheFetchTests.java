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

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretBackend;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.ref.SecretName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.awssecrets.cache.Outcomes.A;
import static io.github.awssecrets.cache.Outcomes.B;
import static io.github.awssecrets.cache.Outcomes.C;
import static io.github.awssecrets.cache.Outcomes.failed;
import static io.github.awssecrets.cache.Outcomes.found;
import static io.github.awssecrets.cache.Outcomes.seen;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretCache}: which fetches there are, and what may go wrong with
 * them. Fetches wait in a queue until the test runs them.
 */
class SecretCacheFetchTests {

	private static final Duration TTL = Duration.ofMinutes(5);

	private static final Duration FAILURE_TTL = Duration.ofSeconds(5);

	private final StubBackend backend = new StubBackend();

	private final AtomicLong time = new AtomicLong();

	private final FetchQueue queue = new FetchQueue();

	private final SecretCache cache = cache(this.backend, this.queue);

	@Test
	void loadWhenSeveralAreColdIsOneCall() {
		CompletableFuture<Void> loaded = this.cache.load(List.of(A, B, A));
		assertThat(loaded).isNotDone();
		this.queue.run();
		assertThat(loaded).isCompleted();
		assertThat(this.backend.calls()).containsExactly(List.of(A, B));
	}

	@Test
	void loadWhenNothingIsAskedForIsDone() {
		assertThat(this.cache.load(List.of())).isCompleted();
		assertThat(this.queue.size()).isZero();
	}

	@Test
	void loadWhenSomeAreFreshSkipsThem() {
		this.backend.answer(A, found("1"));
		load(A);
		this.cache.load(List.of(A, B));
		this.queue.run();
		assertThat(this.backend.calls()).containsExactly(List.of(A), List.of(B));
	}

	@Test
	void loadWhenSomeAreStaleFetchesThem() {
		this.backend.answer(A, found("1"));
		load(A);
		this.time.addAndGet(TTL.toNanos());
		this.backend.answer(A, found("2"));
		load(A);
		assertThat(seen(this.cache.get(A))).isEqualTo("2");
	}

	@Test
	void loadWhenSomeFailedAMomentAgoSkipsThem() {
		this.backend.answer(A, failed(FailureKind.TIMEOUT));
		load(A);
		assertThat(this.cache.load(List.of(A))).isCompleted();
		assertThat(this.queue.size()).isZero();
		this.time.addAndGet(FAILURE_TTL.toNanos());
		assertThat(this.cache.load(List.of(A))).isNotDone();
	}

	@Test
	void loadWhenSomeAreUnderWayJoinsThem() {
		CompletableFuture<Void> first = this.cache.load(List.of(A));
		CompletableFuture<Void> second = this.cache.load(List.of(A, B));
		CompletableFuture<Void> third = this.cache.load(List.of(A, B));
		assertThat(this.queue.size()).isEqualTo(2);
		this.queue.run();
		assertThat(List.of(first, second, third)).allMatch(CompletableFuture::isDone);
		assertThat(this.backend.calls()).containsExactly(List.of(A), List.of(B));
	}

	@Test
	void loadWhenSomeFailCompletesAllTheSame() {
		this.backend.answer(A, failed(FailureKind.ACCESS_DENIED));
		this.backend.answer(B, found("1"));
		CompletableFuture<Void> loaded = this.cache.load(List.of(A, B));
		this.queue.run();
		assertThat(loaded).isCompleted();
		assertThat(List.of(seen(this.cache.get(A)), seen(this.cache.get(B)))).containsExactly("ACCESS_DENIED", "1");
	}

	@Test
	void loadWhenASecretArrivesMeanwhileDoesNotFetchItAgain() {
		this.backend.answer(A, found("1"));
		AtomicBoolean first = new AtomicBoolean(true);
		SecretCache[] caches = new SecretCache[1];
		caches[0] = SecretCache.of(this.backend, settings(100, Duration.ZERO), () -> {
			if (first.getAndSet(false)) {
				caches[0].get(A);
			}
			return 0;
		}, Runnable::run);
		assertThat(caches[0].load(List.of(A))).isCompleted();
		assertThat(this.backend.calls()).hasSize(1);
	}

	@Test
	void loadWhenAgeIsGivenFetchesWhatIsNotYounger() {
		Duration age = Duration.ofMinutes(1);
		this.backend.answer(A, found("1"));
		load(A);
		this.time.addAndGet(age.toNanos() - 1);
		assertThat(this.cache.load(List.of(A), age)).isCompleted();
		this.time.addAndGet(1);
		CompletableFuture<Void> loaded = this.cache.load(List.of(A), age);
		assertThat(loaded).isNotDone();
		this.queue.run();
		assertThat(loaded).isCompleted();
		assertThat(this.backend.calls()).hasSize(2);
	}

	@Test
	void loadWhenAgeIsGivenCountsAFailureLikeAValue() {
		Duration age = Duration.ofMinutes(1);
		this.backend.answer(A, failed(FailureKind.TIMEOUT));
		load(A);
		this.time.addAndGet(age.toNanos() - 1);
		assertThat(this.cache.load(List.of(A), age)).isCompleted();
		this.time.addAndGet(1);
		assertThat(this.cache.load(List.of(A), age)).isNotDone();
	}

	@Test
	void loadWhenAgeIsGivenAndAFetchIsUnderWayJoinsIt() {
		for (int i = 0; i < 1000; i++) {
			this.cache.load(List.of(A, B), Duration.ofMinutes(1));
		}
		assertThat(this.queue.size()).isEqualTo(1);
	}

	@Test
	void getWhenStaleFetchesOnce() {
		this.backend.answer(A, found("1"));
		load(A);
		this.time.addAndGet(TTL.toNanos());
		for (int i = 0; i < 3; i++) {
			assertThat(seen(this.cache.get(A))).isEqualTo("1");
		}
		assertThat(this.queue.size()).isEqualTo(1);
	}

	@Test
	void getWhenWaitLimitIsOverSaysSoAndLeavesTheFetchAlone() {
		SecretCache impatient = SecretCache.of(this.backend, settings(100, Duration.ZERO), this.time::get, this.queue);
		this.backend.answer(A, found("1"));
		assertThat(seen(impatient.get(A))).isEqualTo("TIMEOUT");
		assertThat(seen(impatient.get(A))).isEqualTo("TIMEOUT");
		this.queue.run();
		assertThat(seen(impatient.get(A))).isEqualTo("1");
		assertThat(this.backend.calls()).hasSize(1);
	}

	@Test
	void getWhenThreadIsInterruptedKeepsItsFlagAndLeavesTheFetchAlone() {
		this.backend.answer(A, found("1"));
		Thread.currentThread().interrupt();
		assertThat(seen(this.cache.get(A))).isEqualTo("INTERRUPTED");
		assertThat(Thread.interrupted()).isTrue();
		this.queue.run();
		assertThat(seen(this.cache.get(A))).isEqualTo("1");
		assertThat(this.backend.calls()).hasSize(1);
	}

	@Test
	void getWhenThreadIsInterruptedAndValueIsThereServesIt() {
		this.backend.answer(A, found("1"));
		load(A);
		Thread.currentThread().interrupt();
		assertThat(seen(this.cache.get(A))).isEqualTo("1");
		assertThat(Thread.interrupted()).isTrue();
	}

	@ParameterizedTest
	@MethodSource("throwables")
	void getWhenBackendThrowsFailsAndKeepsTheMessageToItself(Throwable thrown) {
		Outcome outcome = direct((names) -> {
			throw SecretCacheFetchTests.<RuntimeException>sneaky(thrown);
		}).get(A);
		assertThat(failure(outcome))
			.isEqualTo(SecretFailure.of(FailureKind.OTHER, "the sources of secrets", thrown.getClass().getName()));
	}

	@Test
	void getWhenBackendAnswersNullFails() {
		assertThat(seen(direct((names) -> null).get(A))).isEqualTo("OTHER");
	}

	@Test
	void getWhenBackendAnswersNullForASecretFails() {
		SecretCache direct = direct((names) -> {
			Map<SecretName, Outcome> outcomes = new HashMap<>();
			outcomes.put(A, null);
			return outcomes;
		});
		assertThat(failure(direct.get(A)).detail()).isEqualTo("the source did not answer for it");
	}

	@Test
	void loadWhenBackendAnswersForSomeFailsForTheOthers() {
		this.backend.answer(A, found("1"));
		this.backend.answer(C, found("unasked"));
		load(A, B);
		assertThat(seen(this.cache.get(A))).isEqualTo("1");
		assertThat(failure(this.cache.get(B)).detail()).isEqualTo("the source did not answer for it");
	}

	@Test
	void getWhenClassIsMissingNamesIt() {
		SecretCache direct = direct((names) -> {
			throw new NoClassDefFoundError("org/example/Frame");
		});
		SecretFailure failure = failure(direct.get(A));
		assertThat(failure.kind()).isEqualTo(FailureKind.CLASS_PATH);
		assertThat(failure.detail()).isEqualTo("the class org.example.Frame is missing or can't be used");
	}

	@Test
	void getWhenExecutorRejectsFailsAndTriesAgainLater() {
		AtomicBoolean open = new AtomicBoolean();
		SecretCache stopping = cache(this.backend, (fetch) -> {
			if (!open.get()) {
				throw new RejectedExecutionException("hunter2");
			}
			fetch.run();
		});
		this.backend.answer(A, found("1"));
		assertThat(failure(stopping.get(A)).detail()).isEqualTo("the application is stopping");
		open.set(true);
		this.time.addAndGet(FAILURE_TTL.toNanos());
		assertThat(seen(stopping.get(A))).isEqualTo("1");
	}

	@Test
	void loadWhenExecutorRejectsCompletes() {
		assertThat(cache(this.backend, (fetch) -> {
			throw new RejectedExecutionException();
		}).load(List.of(A, B))).isCompleted();
	}

	@Test
	void getWhenExecutorHasNoThreadFailsAndTriesAgainLater() {
		AtomicBoolean open = new AtomicBoolean();
		SecretCache exhausted = cache(this.backend, (fetch) -> {
			if (!open.get()) {
				throw new InternalError("no thread");
			}
			fetch.run();
		});
		this.backend.answer(A, found("1"));
		assertThat(failure(exhausted.get(A)).detail()).isEqualTo("java.lang.InternalError");
		open.set(true);
		this.time.addAndGet(FAILURE_TTL.toNanos());
		assertThat(seen(exhausted.get(A))).isEqualTo("1");
	}

	@Test
	void getWhenEvictedFetchesAgain() {
		SecretCache small = SecretCache.of(this.backend, settings(10, Duration.ofSeconds(30)), this.time::get,
				Runnable::run);
		List<SecretName> names = IntStream.range(0, 50).mapToObj((i) -> Outcomes.name("n" + i)).toList();
		names.forEach((name) -> this.backend.answer(name, found(name.id())));
		assertThat(names).allMatch((name) -> seen(small.get(name)).equals(name.id()));
		assertThat(names).allMatch((name) -> seen(small.get(name)).equals(name.id()));
		assertThat(this.backend.calls()).hasSizeBetween(90, 100);
	}

	static List<Throwable> throwables() {
		return List.of(new IllegalStateException("hunter2"), new StackOverflowError("hunter2"),
				new IOException("hunter2"));
	}

	private void load(SecretName... names) {
		this.cache.load(List.of(names));
		this.queue.run();
	}

	private SecretCache cache(SecretBackend backend, Executor executor) {
		return SecretCache.of(backend, settings(100, Duration.ofSeconds(30)), this.time::get, executor);
	}

	private SecretCache direct(SecretBackend backend) {
		return cache(backend, Runnable::run);
	}

	private static CacheSettings settings(long maximumSize, Duration waitLimit) {
		return new CacheSettings(TTL, Duration.ofHours(24), maximumSize, FAILURE_TTL, waitLimit);
	}

	private static SecretFailure failure(Outcome outcome) {
		return ((Outcome.Failed) outcome).failure();
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> T sneaky(Throwable throwable) throws T {
		throw (T) throwable;
	}

}
