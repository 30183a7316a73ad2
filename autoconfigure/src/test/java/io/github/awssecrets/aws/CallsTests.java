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
package io.github.awssecrets.aws;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outage;
import io.github.awssecrets.backend.SecretFailure;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Calls}.
 */
class CallsTests {

	private static final int MOST = 3;

	private static final Endpoint ENDPOINT = Endpoint.of(new UnconfiguredClient());

	private final RecordingObserver observer = new RecordingObserver();

	private final AtomicLong nanoTime = new AtomicLong();

	private final Calls calls = new Calls(MOST, this.nanoTime::get, this.observer);

	private final CyclicBarrier gate = new CyclicBarrier(MOST);

	private final AtomicInteger underWay = new AtomicInteger();

	@Test
	void callMakesAsManyAtATimeAsAllowedAndNoMore() throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(4 * MOST);
		try {
			List<Future<Integer>> counts = IntStream.range(0, 4 * MOST)
				.mapToObj((i) -> executor.submit(this::call))
				.toList();
			for (Future<Integer> count : counts) {
				assertThat(count.get()).isLessThanOrEqualTo(MOST);
			}
		}
		finally {
			executor.shutdownNow();
		}
	}

	@Test
	void callTellsItsBeginningItsDurationAndItsEnd() throws Exception {
		assertThat(callWith((trace) -> this.nanoTime.addAndGet(5))).isEqualTo(5);
		assertThat(this.observer.events()).containsExactly("begin Nothing", "finished Nothing OK", "end Nothing OK");
		assertThat(this.observer.calls())
			.containsExactly(new FinishedCall(new AwsCall("Nothing", null), null, Duration.ofNanos(5)));
	}

	@Test
	void callWhenItFailsTellsWhy() {
		assertThatExceptionOfType(CallFailedException.class).isThrownBy(() -> callWith((trace) -> {
			throw ApiCallTimeoutException.create(1);
		}));
		assertThat(this.observer.events()).containsExactly("begin Nothing", "finished Nothing TIMEOUT",
				"end Nothing TIMEOUT");
	}

	@Test
	void callWhenItEndsWithAnErrorTellsItsEnd() {
		assertThatExceptionOfType(NoClassDefFoundError.class).isThrownBy(() -> callWith((trace) -> {
			throw new NoClassDefFoundError();
		}));
		assertThat(this.observer.events()).containsExactly("begin Nothing", "finished Nothing OTHER",
				"end Nothing OTHER");
	}

	@Test
	void callWhenThereIsAnOutageIsNotMadeAndNotTold() {
		Outage outage = new Outage();
		outage.note(SecretFailure.of(FailureKind.UNREACHABLE, "the test", null));
		assertThatExceptionOfType(CallFailedException.class)
			.isThrownBy(() -> this.calls.call(ENDPOINT, outage, "Nothing", (trace) -> 1));
		assertThat(this.observer.events()).isEmpty();
	}

	private long callWith(Function<CallTrace, Long> action) throws CallFailedException {
		return this.calls.call(ENDPOINT, new Outage(), "Nothing", action);
	}

	/**
	 * Passes the gate only together with others, which proves that they run at a time.
	 */
	private int call() throws CallFailedException {
		return this.calls.call(ENDPOINT, new Outage(), "Nothing", (trace) -> {
			int count = this.underWay.incrementAndGet();
			awaitOthers();
			this.underWay.decrementAndGet();
			return count;
		});
	}

	private void awaitOthers() {
		try {
			this.gate.await(30, TimeUnit.SECONDS);
		}
		catch (InterruptedException | BrokenBarrierException | TimeoutException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static final class UnconfiguredClient implements SecretsManagerClient {

		@Override
		public String serviceName() {
			return "secretsmanager";
		}

		@Override
		public void close() {
		}

	}

}
