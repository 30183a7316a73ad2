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
package io.github.awssecrets.refresh;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link SharedRuns}. The first run ends when the test says so.
 */
@Timeout(60)
class SharedRunsTests {

	private static final int CALLERS = 100;

	private final SharedRuns<String> runs = new SharedRuns<>((before, after) -> before + " " + after);

	private final AtomicInteger begun = new AtomicInteger();

	private final CountDownLatch gate = new CountDownLatch(1);

	private final List<Thread> threads = new ArrayList<>();

	@Test
	void getWhenNobodyElseRunsRuns() {
		assertThat(this.runs.get("a", this::run)).isEqualTo("1");
		assertThat(this.runs.get("a", this::run)).isEqualTo("2");
	}

	@Test
	void getWhenAnotherIsRunningWaitsForTheNextAndGetsBothResults() {
		CompletableFuture<String> first = first(this::run);
		CompletableFuture<String> second = waiting("a");
		assertThat(this.begun).hasValue(0);
		this.gate.countDown();
		assertThat(first.join()).isEqualTo("1");
		assertThat(second.join()).isEqualTo("1 2");
	}

	@Test
	void getWhenManyWaitIsTwoRuns() {
		CompletableFuture<String> first = first(this::run);
		List<CompletableFuture<String>> others = IntStream.range(0, CALLERS).mapToObj((i) -> waiting("a")).toList();
		this.gate.countDown();
		assertThat(others).extracting(CompletableFuture::join).containsOnly("1 2");
		assertThat(first.join()).isEqualTo("1");
		assertThat(this.begun).hasValue(2);
	}

	@Test
	void getWhenTheRunWaitedForIsOverDoesNotTellOfTheOneBeforeThat() {
		CompletableFuture<String> first = first(this::run);
		CountDownLatch secondGate = new CountDownLatch(1);
		CompletableFuture<String> second = waiting("a", () -> pass(secondGate));
		this.gate.countDown();
		first.join();
		awaitBegun(2);
		CompletableFuture<String> third = waiting("a");
		secondGate.countDown();
		assertThat(second.join()).isEqualTo("1 2");
		assertThat(third.join()).isEqualTo("2 3");
	}

	@Test
	void getWhenKeyIsAnotherDoesNotWait() {
		CompletableFuture<String> first = first(this::run);
		assertThat(this.runs.get("b", this::run)).isEqualTo("1");
		assertThat(first).isNotDone();
		this.gate.countDown();
		assertThat(first.join()).isEqualTo("2");
	}

	@Test
	void getWhenTheRunWaitedForFailsRunsAllTheSame() {
		CompletableFuture<String> first = first(() -> {
			throw new IllegalStateException("for the test");
		});
		CompletableFuture<String> second = waiting("a");
		this.gate.countDown();
		assertThat(second.join()).isEqualTo("1");
		assertThat(first).failsWithin(Duration.ofSeconds(30));
	}

	@Test
	void getWhenRunFailsFailsForAllWhoShareIt() {
		first(this::run);
		Supplier<String> failure = () -> {
			throw new StackOverflowError("for the test");
		};
		List<CompletableFuture<String>> others = List.of(waiting("a", failure), waiting("a", failure));
		this.gate.countDown();
		assertThat(others).allSatisfy((other) -> assertThatExceptionOfType(Exception.class).isThrownBy(other::join)
			.havingCause()
			.isInstanceOf(StackOverflowError.class));
	}

	@Test
	void getWhenRunFailedBeforeRuns() {
		assertThatIllegalStateException().isThrownBy(() -> this.runs.get("a", () -> {
			throw new IllegalStateException("for the test");
		}));
		assertThat(this.runs.get("a", this::run)).isEqualTo("1");
	}

	private String run() {
		return String.valueOf(this.begun.incrementAndGet());
	}

	/**
	 * Has a run begin that waits at the gate.
	 */
	private CompletableFuture<String> first(Supplier<String> action) {
		CountDownLatch arrived = new CountDownLatch(1);
		CompletableFuture<String> first = call("a", () -> {
			arrived.countDown();
			await(this.gate);
			return action.get();
		});
		await(arrived);
		return first;
	}

	private CompletableFuture<String> waiting(String key) {
		return waiting(key, this::run);
	}

	/**
	 * Has another caller ask, and comes back when it waits.
	 */
	private CompletableFuture<String> waiting(String key, Supplier<String> action) {
		CompletableFuture<String> result = call(key, action);
		Thread caller = this.threads.get(this.threads.size() - 1);
		while (caller.getState() != Thread.State.WAITING) {
			assertThat(caller.isAlive()).isTrue();
			Thread.onSpinWait();
		}
		return result;
	}

	private CompletableFuture<String> call(String key, Supplier<String> action) {
		CompletableFuture<String> result = new CompletableFuture<>();
		Thread caller = new Thread(() -> {
			try {
				result.complete(this.runs.get(key, action));
			}
			catch (Throwable ex) {
				result.completeExceptionally(ex);
			}
		});
		this.threads.add(caller);
		caller.setDaemon(true);
		caller.start();
		return result;
	}

	private String pass(CountDownLatch gate) {
		String number = run();
		await(gate);
		return number;
	}

	private void awaitBegun(int count) {
		while (this.begun.get() < count && !Thread.currentThread().isInterrupted()) {
			Thread.onSpinWait();
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
