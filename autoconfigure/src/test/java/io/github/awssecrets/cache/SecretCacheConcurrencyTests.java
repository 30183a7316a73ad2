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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import static io.github.awssecrets.cache.Outcomes.A;
import static io.github.awssecrets.cache.Outcomes.B;
import static io.github.awssecrets.cache.Outcomes.found;
import static io.github.awssecrets.cache.Outcomes.seen;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretCache}: many threads, and a backend that keeps them waiting.
 */
@Timeout(60)
class SecretCacheConcurrencyTests {

	private static final int THREADS = 1_000;

	private static final Duration TTL = Duration.ofMinutes(5);

	private final StubBackend backend = new StubBackend();

	private final AtomicLong time = new AtomicLong();

	private final ExecutorService fetchers = Executors.newCachedThreadPool();

	private final ExecutorService readers = Executors.newCachedThreadPool();

	private final SecretCache cache = SecretCache.of(this.backend,
			new CacheSettings(TTL, Duration.ofHours(24), 100, Duration.ofSeconds(5), Duration.ofSeconds(30)),
			this.time::get, this.fetchers);

	@AfterEach
	void stop() {
		this.readers.shutdownNow();
		this.fetchers.shutdownNow();
	}

	@Test
	void getWhenThousandThreadsReadAColdSecretIsOneCall() throws Exception {
		assertOneCall(this.readers);
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void getWhenThousandVirtualThreadsReadAColdSecretIsOneCall() throws Exception {
		ExecutorService virtual = (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor")
			.invoke(null);
		assertOneCall(virtual);
	}

	@RepeatedTest(20)
	void getWhenFetchIsOverBeforeAllHaveAskedIsOneCall() throws Exception {
		this.backend.answer(A, found("1"));
		CountDownLatch start = new CountDownLatch(1);
		List<Future<String>> reads = read(this.readers, 50, () -> {
			start.await();
			return seen(this.cache.get(A));
		});
		start.countDown();
		assertThat(texts(reads)).containsExactly("1");
		assertThat(this.backend.calls()).hasSize(1);
	}

	@Test
	void getWhenFetchOfAnotherIsHeldDoesNotWait() throws Exception {
		this.backend.answer(A, found("1"));
		this.backend.answer(B, found("2"));
		StubBackend.Gate gate = this.backend.hold(A);
		Future<String> blocked = this.readers.submit(() -> seen(this.cache.get(A)));
		gate.awaitFetch();
		assertThat(seen(this.cache.get(B))).isEqualTo("2");
		assertThat(blocked).isNotDone();
		gate.open();
		assertThat(blocked.get()).isEqualTo("1");
	}

	@Test
	void getWhenStaleAndItsFetchIsHeldDoesNotWait() throws Exception {
		this.backend.answer(A, found("1"));
		this.cache.get(A);
		this.time.addAndGet(TTL.toNanos());
		this.backend.answer(A, found("2"));
		StubBackend.Gate gate = this.backend.hold(A);
		assertThat(seen(this.cache.get(A))).isEqualTo("1");
		gate.awaitFetch();
		assertThat(texts(read(this.readers, 50, () -> seen(this.cache.get(A))))).containsExactly("1");
		gate.open();
		this.cache.load(List.of(A)).get();
		assertThat(seen(this.cache.get(A))).isEqualTo("2");
		assertThat(this.backend.calls()).hasSize(2);
	}

	@Test
	void getWhenOneReaderIsInterruptedOthersGetTheValue() throws Exception {
		this.backend.answer(A, found("1"));
		StubBackend.Gate gate = this.backend.hold(A);
		Map<String, Boolean> flags = new ConcurrentHashMap<>();
		Thread interrupted = new Thread(
				() -> flags.put(seen(this.cache.get(A)), Thread.currentThread().isInterrupted()));
		Future<String> other = this.readers.submit(() -> seen(this.cache.get(A)));
		interrupted.start();
		gate.awaitFetch();
		interrupted.interrupt();
		interrupted.join();
		gate.open();
		assertThat(flags).containsExactly(Map.entry("INTERRUPTED", true));
		assertThat(other.get()).isEqualTo("1");
		assertThat(this.backend.calls()).hasSize(1);
	}

	private void assertOneCall(ExecutorService executor) throws Exception {
		this.backend.answer(A, found("1"));
		StubBackend.Gate gate = this.backend.hold(A);
		CountDownLatch running = new CountDownLatch(THREADS);
		List<Future<String>> reads = read(executor, THREADS, () -> {
			running.countDown();
			return seen(this.cache.get(A));
		});
		running.await();
		gate.open();
		assertThat(texts(reads)).containsExactly("1");
		assertThat(this.backend.calls()).containsExactly(List.of(A));
	}

	private static List<Future<String>> read(ExecutorService executor, int threads, Callable<String> reader) {
		return IntStream.range(0, threads).mapToObj((i) -> executor.submit(reader)).toList();
	}

	private static Set<String> texts(List<Future<String>> reads) throws ExecutionException, InterruptedException {
		Set<String> texts = ConcurrentHashMap.newKeySet();
		for (Future<String> read : reads) {
			texts.add(read.get());
		}
		return texts;
	}

}
