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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.github.awssecrets.ref.SecretName;
import org.junit.jupiter.api.Test;

import static io.github.awssecrets.cache.Outcomes.A;
import static io.github.awssecrets.cache.Outcomes.found;
import static io.github.awssecrets.cache.Outcomes.seen;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DeferredCache}.
 */
class DeferredCacheTests {

	private static final Duration TTL = Duration.ofMinutes(5);

	private final StubBackend backend = new StubBackend();

	private final AtomicLong time = new AtomicLong();

	private final DeferredCache cache = new DeferredCache(this::make);

	private int made;

	@Test
	void namesWhenNothingWasAskedForAreNoneAndMakeNothing() {
		assertThat(this.cache.names()).isEmpty();
		assertThat(this.made).isZero();
	}

	@Test
	void getWhenNothingIsMadeMakesCacheOnce() {
		this.backend.answer(A, found("1"));
		assertThat(seen(this.cache.get(A))).isEqualTo("1");
		assertThat(seen(this.cache.get(A))).isEqualTo("1");
		assertThat(this.cache.names()).containsExactly(A);
		assertThat(this.made).isOne();
	}

	@Test
	void onChangeWhenCacheIsMadeLaterTellsItsChanges() {
		List<SecretName> told = new ArrayList<>();
		this.cache.onChange((renewals) -> renewals.forEach((renewal) -> told.add(renewal.name())));
		assertThat(this.made).isZero();
		change();
		assertThat(told).containsExactly(A);
	}

	@Test
	void onChangeWhenCacheIsMadeAlreadyTellsItsChanges() {
		List<SecretName> told = new ArrayList<>();
		this.cache.become(make());
		this.cache.onChange((renewals) -> renewals.forEach((renewal) -> told.add(renewal.name())));
		change();
		assertThat(told).containsExactly(A);
	}

	private void change() {
		this.backend.answer(A, found("1"));
		this.cache.get(A);
		this.backend.answer(A, found("2"));
		this.time.addAndGet(TTL.plusSeconds(1).toNanos());
		this.cache.get(A);
	}

	private SecretCache make() {
		this.made++;
		SecretCache cache = SecretCache.of(this.backend,
				new CacheSettings(TTL, Duration.ofHours(24), 100, Duration.ofSeconds(5), Duration.ofSeconds(30)),
				this.time::get, Runnable::run);
		this.cache.become(cache);
		return cache;
	}

}
