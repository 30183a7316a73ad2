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
package io.github.awssecrets.env;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.cache.AlarmClock;
import io.github.awssecrets.cache.CacheSettings;
import io.github.awssecrets.cache.SecretCache;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Patience}.
 */
@Timeout(60)
class PatienceTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final SecretName A = name("a");

	private static final SecretName B = name("b");

	private final Map<SecretName, FailureKind> failures = new HashMap<>();

	private final List<List<SecretName>> calls = new ArrayList<>();

	private final AlarmClock clock = new AlarmClock();

	private final SecretCache cache = SecretCache.of(this::read,
			new CacheSettings(Duration.ofMinutes(5), Duration.ofHours(1), 100, Duration.ofSeconds(5), LIMIT),
			this.clock, Runnable::run);

	private final Patience patience = new Patience(this.cache, LIMIT, this.clock, () -> 0.5);

	@Test
	void roundReadsWhatWasThrottledAndThatAlone() {
		throttle(A);
		this.failures.put(B, FailureKind.ACCESS_DENIED);
		begin(A, B);
		this.failures.clear();
		this.clock.pass(Patience.FIRST.dividedBy(2));
		assertThat(this.calls).containsExactly(List.of(A, B), List.of(A));
		assertThat(this.cache.get(A)).isInstanceOf(Outcome.Found.class);
		assertThat(this.clock.alarms()).isZero();
	}

	@Test
	void roundWhenSecretHasBeenReadLeavesItOut() {
		throttle(A, B);
		begin(A, B);
		this.failures.remove(A);
		this.clock.pass(Patience.FIRST.dividedBy(2));
		this.failures.clear();
		this.clock.pass(Patience.FIRST);
		assertThat(this.calls.subList(1, 3)).satisfiesExactly(
				(names) -> assertThat(names).containsExactlyInAnyOrder(A, B),
				(names) -> assertThat(names).containsExactly(B));
	}

	@Test
	void goOnWhenNothingWasThrottledDoesNothing() {
		this.failures.put(A, FailureKind.UNREACHABLE);
		begin(A, B);
		assertThat(this.clock.alarms()).isZero();
	}

	@Test
	void pausesGrowUpToTheLongest() {
		throttle(A);
		begin(A);
		for (long millis : List.of(500, 1000, 2000, 2500, 2500)) {
			int calls = this.calls.size();
			this.clock.pass(Duration.ofMillis(millis - 1));
			assertThat(this.calls).hasSize(calls);
			this.clock.pass(Duration.ofMillis(1));
			assertThat(this.calls).hasSize(calls + 1);
		}
	}

	@Test
	void roundsEndWhenTheStartHasTakenTooLong() {
		throttle(A);
		begin(A);
		for (int i = 0; i < 100; i++) {
			this.clock.pass(Duration.ofMillis(500));
		}
		int calls = this.calls.size();
		assertThat(calls).isGreaterThan(10);
		assertThat(this.clock.alarms()).isZero();
		assertThat(this.patience.again(List.of(A))).isFalse();
		assertThat(this.calls).hasSize(calls);
	}

	@Test
	void roundIsTheSameForAll() {
		throttle(A);
		begin(A);
		CompletableFuture<Void> round = this.patience.join();
		assertThat(this.patience.join()).isSameAs(round).isNotDone();
		this.clock.pass(Patience.FIRST);
		assertThat(round).isCompleted();
		assertThat(this.calls).hasSize(2);
	}

	@Test
	void againWaitsForTheRound() {
		throttle(A);
		begin(A);
		CompletableFuture<Boolean> waiting = new CompletableFuture<>();
		Thread waiter = new Thread(() -> waiting.complete(this.patience.again(List.of(A))));
		waiter.start();
		awaitWaiting(waiter);
		this.failures.clear();
		this.clock.pass(Patience.FIRST);
		assertThat(waiting.join()).isTrue();
	}

	@Test
	void againWhenItHasBeenReadByNowDoesNotWait() {
		throttle(A);
		begin(A);
		this.failures.clear();
		this.clock.pass(Patience.FIRST);
		assertThat(this.patience.again(List.of(A))).isTrue();
		assertThat(this.calls).hasSize(2);
	}

	@Test
	void againWhenInterruptedEnds() throws InterruptedException {
		throttle(A);
		begin(A);
		CompletableFuture<Boolean> waiting = new CompletableFuture<>();
		Thread waiter = new Thread(
				() -> waiting.complete(!this.patience.again(List.of(A)) && Thread.currentThread().isInterrupted()));
		waiter.start();
		awaitWaiting(waiter);
		waiter.interrupt();
		assertThat(waiting.join()).isTrue();
	}

	@Test
	void endWhenSomebodyWaitsReadsNothingMore() {
		throttle(A);
		begin(A);
		CompletableFuture<Void> round = this.patience.join();
		this.patience.end();
		assertThat(round).isCompleted();
		assertThat(this.patience.again(List.of(A))).isFalse();
		assertThat(this.clock.alarms()).isZero();
		assertThat(this.calls).hasSize(1);
	}

	@Test
	void summaryTellsHowOftenAndHowLongItWasTried() {
		throttle(A);
		begin(A);
		SecretFailure last = failure(FailureKind.THROTTLED);
		this.clock.pass(Duration.ofMillis(500));
		this.clock.pass(Duration.ofMillis(1000));
		assertThat(this.patience.summary(A, last)).isEqualTo(last.tried(9, Duration.ofMillis(1500)));
		assertThat(this.patience.summary(B, last)).isEqualTo(last);
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void firstRoundIsTold(CapturedOutput output) {
		throttle(A, B);
		begin(A, B);
		this.clock.pass(Patience.LONGEST);
		this.clock.pass(Patience.LONGEST);
		assertThat(output).containsOnlyOnce("the test throttles: 2 secrets are read again")
			.contains("30 s (aws.secrets.startup-timeout)");
	}

	private void throttle(SecretName... names) {
		List.of(names).forEach((name) -> this.failures.put(name, FailureKind.THROTTLED));
	}

	private void begin(SecretName... names) {
		this.patience.begin();
		this.cache.load(List.of(names));
		this.patience.goOn(List.of(names));
	}

	private Map<SecretName, Outcome> read(Collection<SecretName> names) {
		this.calls.add(List.copyOf(names));
		Map<SecretName, Outcome> outcomes = new LinkedHashMap<>();
		names.forEach((name) -> {
			FailureKind kind = this.failures.get(name);
			outcomes.put(name, (kind != null) ? new Outcome.Failed(failure(kind))
					: new Outcome.Found(SecretValue.ofText("hunter2", SecretOrigin.of("test"))));
		});
		return outcomes;
	}

	private static void awaitWaiting(Thread thread) {
		while (thread.getState() != Thread.State.TIMED_WAITING) {
			assertThat(thread.isAlive()).isTrue();
			Thread.onSpinWait();
		}
	}

	private static SecretFailure failure(FailureKind kind) {
		return new SecretFailure(kind, "the test", null, null, kind.name(), null, null, 3, Duration.ofSeconds(1));
	}

	private static SecretName name(String path) {
		return new SecretName("", path, "app/" + path, SecretVersion.CURRENT);
	}

}
