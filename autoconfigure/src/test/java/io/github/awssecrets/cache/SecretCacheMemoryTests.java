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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.ref.SecretName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.github.awssecrets.cache.Outcomes.A;
import static io.github.awssecrets.cache.Outcomes.B;
import static io.github.awssecrets.cache.Outcomes.failed;
import static io.github.awssecrets.cache.Outcomes.found;
import static io.github.awssecrets.cache.Outcomes.seen;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretCache} with a {@link CacheMemory}.
 */
class SecretCacheMemoryTests {

	private static final Duration TTL = Duration.ofMinutes(5);

	private static final Duration MAX_STALE = Duration.ofHours(24);

	private static final Duration FAILURE_TTL = Duration.ofSeconds(5);

	private final StubBackend backend = new StubBackend();

	private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - TTL.toNanos());

	private final FetchList fetches = new FetchList();

	private final StubMemory memory = new StubMemory();

	private final SecretCache cache = SecretCache.of(this.backend,
			new CacheSettings(TTL, MAX_STALE, 100, FAILURE_TTL, Duration.ofSeconds(30)), this.time::get, this.fetches,
			new CacheCounts(), this.memory);

	@Test
	void loadWhenAwsCanNotBeReadServesWhatIsRecalledAtItsAge() {
		recall("old", Duration.ofHours(1));
		load(failed(FailureKind.UNREACHABLE));
		assertThat(seen(this.cache.get(A))).isEqualTo("old");
		SecretStatus status = this.cache.status(A);
		assertThat(status.state()).isEqualTo(SecretStatus.State.STALE);
		assertThat(status.age()).isEqualTo(Duration.ofHours(1));
		assertThat(status.failure().kind()).isEqualTo(FailureKind.UNREACHABLE);
	}

	@ParameterizedTest
	@EnumSource(names = { "NOT_FOUND", "VERSION_NOT_FOUND", "ACCESS_DENIED", "KMS_ACCESS_DENIED", "DECRYPTION_FAILED",
			"SCHEDULED_FOR_DELETION", "ROLE_DENIED", "INVALID_REQUEST", "UNKNOWN_CREDENTIALS", "OTHER_REGION", "OTHER",
			"INTERRUPTED", "FILE_UNREADABLE" })
	void loadWhenItFailsForGoodRecallsNothing(FailureKind kind) {
		recall("old", Duration.ofHours(1));
		load(failed(kind));
		assertThat(seen(this.cache.get(A))).isEqualTo(kind.name());
		assertThat(this.memory.asked).isEmpty();
	}

	@Test
	void loadWhenNothingIsRecalledFails() {
		load(failed(FailureKind.TIMEOUT));
		assertThat(seen(this.cache.get(A))).isEqualTo("TIMEOUT");
	}

	@Test
	void loadWhenOneIsMissedHasTheOthersMeanwhile() {
		this.backend.answer(A, failed(FailureKind.TIMEOUT));
		this.backend.answer(B, found("new"));
		this.memory.known.put(A, new KnownValue(A, found("old").value(), Duration.ofHours(1)));
		this.memory.whileAsked = () -> assertThat(seen(this.cache.get(B))).isEqualTo("new");
		this.cache.load(List.of(A, B));
		this.fetches.runLatest();
		assertThat(this.memory.asked).containsExactly(A);
	}

	@Test
	void getWhenValueIsRecalledAndYoungFetchesAllTheSame() {
		recall("old", Duration.ofSeconds(1));
		load(failed(FailureKind.UNREACHABLE));
		this.time.addAndGet(FAILURE_TTL.toNanos());
		this.backend.answer(A, found("new"));
		assertThat(seen(this.cache.get(A))).isEqualTo("old");
		this.fetches.runLatest();
		assertThat(seen(this.cache.get(A))).isEqualTo("new");
		assertThat(this.cache.status(A).state()).isEqualTo(SecretStatus.State.FRESH);
	}

	@Test
	void getWhenItJoinsFetchThatRecallsIsServedThat() {
		recall("old", Duration.ofHours(1));
		this.backend.answer(A, failed(FailureKind.UNREACHABLE));
		CompletableFuture<Void> loaded = this.cache.load(List.of(A));
		this.fetches.runLatest();
		assertThat(loaded).isDone();
		assertThat(seen(this.cache.get(A))).isEqualTo("old");
	}

	@Test
	void getWhenRecalledValueHasGrownTooOldFails() {
		recall("old", MAX_STALE.minusMinutes(1));
		load(failed(FailureKind.UNREACHABLE));
		this.time.addAndGet(Duration.ofMinutes(1).toNanos());
		this.memory.known.clear();
		CompletableFuture<Void> loaded = this.cache.load(List.of(A));
		this.fetches.runLatest();
		assertThat(loaded).isDone();
		assertThat(seen(this.cache.get(A))).isEqualTo("UNREACHABLE");
	}

	@Test
	void changeWhenRecalledValueIsReplacedIsTold() {
		List<Renewal> told = new ArrayList<>();
		this.cache.onChange(told::addAll);
		recall("old", Duration.ofHours(1));
		load(failed(FailureKind.UNREACHABLE));
		assertThat(told).isEmpty();
		this.time.addAndGet(FAILURE_TTL.toNanos());
		load(found("new"));
		assertThat(told).singleElement().satisfies((renewal) -> {
			assertThat(renewal.before().text()).isEqualTo("old");
			assertThat(renewal.after().text()).isEqualTo("new");
		});
	}

	@Test
	void changeWhenThereWasNoListenerIsToldWithTheNextFetch() {
		recall("old", Duration.ofHours(1));
		load(failed(FailureKind.UNREACHABLE));
		this.time.addAndGet(FAILURE_TTL.toNanos());
		load(found("new"));
		this.time.addAndGet(TTL.toNanos());
		load(found("newer"));
		List<Renewal> told = new ArrayList<>();
		this.cache.onChange(told::addAll);
		assertThat(told).isEmpty();
		this.time.addAndGet(TTL.toNanos());
		load(found("newer"));
		assertThat(told).singleElement().satisfies((renewal) -> {
			assertThat(renewal.before().text()).isEqualTo("old");
			assertThat(renewal.after().text()).isEqualTo("newer");
		});
	}

	@Test
	void memoryIsToldWhatLandedAndNotWhatItRecalled() {
		recall("old", Duration.ofHours(1));
		load(failed(FailureKind.UNREACHABLE));
		assertThat(this.memory.landed).extracting((renewal) -> seen(renewal.outcome())).containsExactly("UNREACHABLE");
		this.time.addAndGet(FAILURE_TTL.toNanos());
		load(found("new"));
		assertThat(this.memory.landed).extracting((renewal) -> seen(renewal.outcome()))
			.containsExactly("UNREACHABLE", "new");
	}

	@Test
	void renewWhenValueIsRecalledTellsTheFailure() {
		recall("old", Duration.ofHours(1));
		this.backend.answer(A, failed(FailureKind.UNREACHABLE));
		CompletableFuture<List<Renewal>> renewed = this.cache.renew(List.of(A));
		this.fetches.runLatest();
		assertThat(seen(renewed.join().get(0).outcome())).isEqualTo("UNREACHABLE");
		assertThat(seen(this.cache.get(A))).isEqualTo("old");
	}

	@Test
	void memoryIsNotAskedWhereThereIsAValue() {
		load(found("new"));
		recall("old", Duration.ofHours(1));
		this.time.addAndGet(TTL.toNanos());
		load(failed(FailureKind.UNREACHABLE));
		assertThat(seen(this.cache.get(A))).isEqualTo("new");
		assertThat(this.memory.asked).isEmpty();
	}

	private void recall(String text, Duration age) {
		this.memory.known.put(A, new KnownValue(A, found(text).value(), age));
	}

	private void load(Outcome outcome) {
		this.backend.answer(A, outcome);
		this.cache.load(List.of(A));
		this.fetches.runLatest();
	}

	private static final class StubMemory implements CacheMemory {

		private final Map<SecretName, KnownValue> known = new HashMap<>();

		private final List<SecretName> asked = new ArrayList<>();

		private final List<Renewal> landed = new ArrayList<>();

		private Runnable whileAsked = () -> {
		};

		@Override
		public KnownValue recall(SecretName name) {
			this.asked.add(name);
			this.whileAsked.run();
			return this.known.get(name);
		}

		@Override
		public void landed(List<Renewal> renewals) {
			this.landed.addAll(renewals);
		}

	}

}
