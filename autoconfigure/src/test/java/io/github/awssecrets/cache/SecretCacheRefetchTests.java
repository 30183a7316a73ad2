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
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.cache.SecretStatus.State;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretVersion;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which values are fetched along with one that is past its ttl.
 */
class SecretCacheRefetchTests {

	private static final SecretName A = name("a");

	private static final SecretName B = name("b");

	private static final Duration TTL = Duration.ofMinutes(5);

	private static final Duration FAILURE_TTL = Duration.ofSeconds(5);

	private final StubBackend backend = new StubBackend();

	private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - TTL.toNanos());

	private final SecretCache cache = SecretCache.of(this.backend,
			new CacheSettings(TTL, Duration.ofHours(24), 100, FAILURE_TTL, Duration.ofSeconds(30)), this.time::get,
			Runnable::run, new CacheCounts(), CacheMemory.NONE, () -> 0);

	SecretCacheRefetchTests() {
		this.backend.answer(A, found("1"));
		this.backend.answer(B, found("1"));
	}

	@Test
	void getWhenTtlIsOverFetchesOthersThatSoonWillBeToo() {
		this.cache.get(A);
		pass(TTL.dividedBy(10));
		this.cache.get(B);
		pass(TTL.minus(TTL.dividedBy(10)));
		assertThat(fetchedFor(A)).containsExactlyInAnyOrder(A, B);
		assertThat(fetchedFor(B)).isEmpty();
	}

	@Test
	void getWhenAnotherIsFreshForLongerLeavesItAlone() {
		this.cache.get(A);
		pass(TTL.dividedBy(10).plusNanos(1));
		this.cache.get(B);
		pass(TTL.minus(TTL.dividedBy(10)).minusNanos(1));
		assertThat(fetchedFor(A)).containsExactly(A);
	}

	@Test
	void getWhenNobodyHasReadAnotherSinceItWasFetchedLeavesItAlone() {
		this.cache.get(A);
		this.cache.get(B);
		pass(TTL);
		assertThat(fetchedFor(A)).containsExactlyInAnyOrder(A, B);
		pass(TTL);
		assertThat(fetchedFor(A)).containsExactly(A);
	}

	@Test
	void getWhenAnotherHasJustFailedLeavesItAlone() {
		this.cache.get(A);
		this.cache.get(B);
		this.backend.answer(B, new Outcome.Failed(SecretFailure.of(FailureKind.TIMEOUT, "the test", null)));
		pass(TTL.minus(Duration.ofSeconds(1)));
		this.cache.renew(Set.of(B)).join();
		this.cache.get(B);
		pass(Duration.ofSeconds(1));
		assertThat(fetchedFor(A)).containsExactly(A);
	}

	@Test
	void getWhenItHasFailedIsFetchedAlone() {
		this.cache.get(A);
		this.cache.get(B);
		this.backend.answer(A, new Outcome.Failed(SecretFailure.of(FailureKind.TIMEOUT, "the test", null)));
		pass(TTL.minus(Duration.ofSeconds(10)));
		this.cache.renew(Set.of(A)).join();
		this.cache.get(A);
		pass(Duration.ofSeconds(10));
		assertThat(fetchedFor(A)).containsExactly(A);
		assertThat(fetchedFor(B)).containsExactly(B);
	}

	/**
	 * What was read together stays together, whatever chance leaves out.
	 */
	@Test
	void getWhenTtlIsShortenedByChanceFindsThatOfOthersToBeTheSame() {
		Iterator<Double> random = List.of(0.0, 1.0, 0.5, 0.5, 0.5).iterator();
		SecretCache jittered = SecretCache.of(this.backend,
				new CacheSettings(TTL, Duration.ofHours(24), 100, FAILURE_TTL, Duration.ofSeconds(30)), this.time::get,
				Runnable::run, new CacheCounts(), CacheMemory.NONE, random::next);
		jittered.load(List.of(A, B)).join();
		pass(TTL.minusNanos(1));
		assertThat(jittered.status(A).state()).isEqualTo(State.FRESH);
		assertThat(jittered.status(B).state()).isEqualTo(State.FRESH);
	}

	@Test
	void getWhenAnotherHasNoValueLeavesItAlone() {
		this.backend.answer(B, new Outcome.Failed(SecretFailure.of(FailureKind.NOT_FOUND, "the test", null)));
		this.cache.get(A);
		this.cache.get(B);
		pass(TTL);
		assertThat(fetchedFor(A)).containsExactly(A);
	}

	/**
	 * What is fetched since somebody reads a secret.
	 */
	private Set<SecretName> fetchedFor(SecretName name) {
		int before = this.backend.calls().size();
		this.cache.get(name);
		return (this.backend.calls().size() > before) ? Set.copyOf(this.backend.calls().get(before)) : Set.of();
	}

	private void pass(Duration duration) {
		this.time.addAndGet(duration.toNanos());
	}

	private static Outcome found(String text) {
		return new Outcome.Found(SecretValue.ofText(text, SecretOrigin.of("test")));
	}

	private static SecretName name(String path) {
		return new SecretName("", path, "app/" + path, SecretVersion.CURRENT);
	}

}
