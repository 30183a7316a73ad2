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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretVersion;
import org.junit.jupiter.api.Test;

import static io.github.awssecrets.cache.Outcomes.A;
import static io.github.awssecrets.cache.Outcomes.B;
import static io.github.awssecrets.cache.Outcomes.failed;
import static io.github.awssecrets.cache.Outcomes.found;
import static io.github.awssecrets.cache.Outcomes.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Tests for {@link SecretCache} of several stores.
 */
class StoreCachesTests {

	private static final Duration TTL = Duration.ofMinutes(5);

	private static final SecretName OTHER = new SecretName("other", "a", "app/a", SecretVersion.CURRENT);

	private final StubBackend here = new StubBackend();

	private final StubBackend there = new StubBackend();

	private final FetchList fetchesHere = new FetchList();

	private final FetchList fetchesThere = new FetchList();

	private final AtomicLong time = new AtomicLong();

	private final SecretCache cache = SecretCache
		.ofStores(Map.of("", cache(this.here, this.fetchesHere), "other", cache(this.there, this.fetchesThere)));

	@Test
	void getWhenStoresHaveSecretOfSameNameTellsThemApart() {
		load();
		assertThat(seen(this.cache.get(A))).isEqualTo("here");
		assertThat(seen(this.cache.get(OTHER))).isEqualTo("there");
	}

	@Test
	void getWhenStoreIsUnknownFails() {
		SecretName unknown = new SecretName("unknown", "a", "a", SecretVersion.CURRENT);
		assertThatNullPointerException().isThrownBy(() -> this.cache.get(unknown));
	}

	@Test
	void loadWhenOneStoreIsSlowHasTheValuesOfTheOtherMeanwhile() {
		answer();
		CompletableFuture<Void> loaded = this.cache.load(List.of(A, OTHER));
		this.fetchesHere.runLatest();
		assertThat(seen(this.cache.get(A))).isEqualTo("here");
		assertThat(loaded).isNotDone();
		this.fetchesThere.runLatest();
		assertThat(loaded).isDone();
	}

	@Test
	void loadWhenSeveralAreOfOneStoreIsOneCallToIt() {
		this.cache.load(List.of(A, OTHER, B));
		this.fetchesHere.runLatest();
		assertThat(this.here.calls()).containsExactly(List.of(A, B));
	}

	@Test
	void renewWhenOneStoreFailsTakesInWhatTheOtherHas() {
		load();
		this.here.answer(A, found("new"));
		this.there.answer(OTHER, failed(FailureKind.UNREACHABLE));
		CompletableFuture<List<Renewal>> renewed = this.cache.renew(List.of(A, OTHER));
		this.fetchesHere.runLatest();
		assertThat(seen(this.cache.get(A))).isEqualTo("new");
		assertThat(renewed).isNotDone();
		this.fetchesThere.runLatest();
		assertThat(renewed.join()).extracting((renewal) -> seen(renewal.outcome()))
			.containsExactlyInAnyOrder("new", "UNREACHABLE");
		assertThat(seen(this.cache.get(OTHER))).isEqualTo("there");
	}

	@Test
	void renewOfNothingIsDone() {
		assertThat(this.cache.renew(List.of())).isCompletedWithValue(List.of());
	}

	@Test
	void namesAreThoseOfAllStores() {
		load();
		assertThat(this.cache.names()).containsExactlyInAnyOrder(A, OTHER);
	}

	@Test
	void listenerIsToldOfEachStore() {
		List<SecretName> told = new ArrayList<>();
		this.cache.onChange((renewals) -> renewals.forEach((renewal) -> told.add(renewal.name())));
		load();
		this.time.addAndGet(TTL.toNanos());
		this.here.answer(A, found("new"));
		this.there.answer(OTHER, found("newer"));
		this.cache.get(A);
		this.cache.get(OTHER);
		this.fetchesThere.runLatest();
		assertThat(told).containsExactly(OTHER);
		this.fetchesHere.runLatest();
		assertThat(told).containsExactly(OTHER, A);
	}

	@Test
	void storeWhenFullTakesNoRoomFromAnother() {
		load();
		for (int i = 0; i < 1000; i++) {
			SecretName name = new SecretName("other", "x" + i, "x" + i, SecretVersion.CURRENT);
			this.cache.load(List.of(name));
			this.fetchesThere.runLatest();
		}
		assertThat(this.cache.names()).contains(A).hasSizeLessThanOrEqualTo(200);
		assertThat(seen(this.cache.get(A))).isEqualTo("here");
		assertThat(this.here.calls()).hasSize(1);
	}

	private void answer() {
		this.here.answer(A, found("here"));
		this.there.answer(OTHER, found("there"));
	}

	private void load() {
		answer();
		this.cache.load(List.of(A, OTHER));
		this.fetchesHere.runLatest();
		this.fetchesThere.runLatest();
	}

	private SecretCache cache(StubBackend backend, FetchList fetches) {
		return SecretCache.of(backend,
				new CacheSettings(TTL, Duration.ofHours(24), 100, Duration.ofSeconds(5), Duration.ZERO), this.time::get,
				fetches);
	}

}
