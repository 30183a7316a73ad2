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
import io.github.awssecrets.cache.CacheCounts.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.github.awssecrets.cache.Outcomes.A;
import static io.github.awssecrets.cache.Outcomes.failed;
import static io.github.awssecrets.cache.Outcomes.found;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CacheCounts}, as a cache counts.
 */
class CacheCountsTests {

	private static final Duration TTL = Duration.ofMinutes(5);

	private final StubBackend backend = new StubBackend();

	private final AtomicLong time = new AtomicLong();

	private final CacheCounts counts = new CacheCounts();

	private final SecretCache cache = SecretCache.of(this.backend,
			new CacheSettings(TTL, Duration.ofHours(24), 100, Duration.ofSeconds(5), Duration.ofSeconds(30)),
			this.time::get, Runnable::run, this.counts);

	@BeforeEach
	void answer() {
		this.backend.answer(A, found("1"));
	}

	@Test
	void countWhenNobodyWantsToKnowStaysZero() {
		this.cache.get(A);
		this.cache.get(A);
		assertCounts(0, 0, 0, 0);
	}

	@Test
	void countTellsMissesFromHits() {
		this.counts.start();
		this.cache.get(A);
		this.cache.get(A);
		this.cache.get(A);
		assertCounts(2, 0, 0, 1);
	}

	@Test
	void countWhenValueIsPastItsTtlIsHit() {
		this.cache.get(A);
		this.counts.start();
		this.time.addAndGet(TTL.toNanos());
		this.cache.get(A);
		assertCounts(1, 0, 0, 0);
	}

	@Test
	void countWhenReadingAgainHasFailedIsStale() {
		this.cache.get(A);
		this.backend.answer(A, failed(FailureKind.TIMEOUT));
		this.time.addAndGet(TTL.toNanos());
		this.cache.get(A);
		this.counts.start();
		this.cache.get(A);
		this.time.addAndGet(TTL.toNanos());
		this.cache.get(A);
		assertCounts(0, 2, 0, 0);
	}

	@Test
	void countWhenFailureIsRememberedIsFailure() {
		this.backend.answer(A, failed(FailureKind.NOT_FOUND));
		this.counts.start();
		this.cache.get(A);
		this.cache.get(A);
		assertCounts(0, 0, 1, 1);
	}

	@Test
	void countWhenNobodyReadsIsOfNothing() {
		this.counts.start();
		this.cache.load(List.of(A)).join();
		this.cache.renew(List.of(A)).join();
		this.cache.status(A);
		assertCounts(0, 0, 0, 0);
	}

	private void assertCounts(long hits, long stale, long failures, long misses) {
		assertThat(this.counts.count(Result.HIT)).as("hits").isEqualTo(hits);
		assertThat(this.counts.count(Result.STALE)).as("stale").isEqualTo(stale);
		assertThat(this.counts.count(Result.FAILURE)).as("failures").isEqualTo(failures);
		assertThat(this.counts.count(Result.MISS)).as("misses").isEqualTo(misses);
	}

}
