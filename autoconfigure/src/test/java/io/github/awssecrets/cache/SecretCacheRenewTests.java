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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import org.junit.jupiter.api.Test;

import static io.github.awssecrets.cache.Outcomes.A;
import static io.github.awssecrets.cache.Outcomes.B;
import static io.github.awssecrets.cache.Outcomes.failed;
import static io.github.awssecrets.cache.Outcomes.found;
import static io.github.awssecrets.cache.Outcomes.seen;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretCache#renew}. Fetches run when the test says so, in the order
 * that it likes, and answer what there is at that moment.
 */
class SecretCacheRenewTests {

	private static final Duration TTL = Duration.ofMinutes(5);

	private final StubBackend backend = new StubBackend();

	private final AtomicLong time = new AtomicLong();

	private final FetchList fetches = new FetchList();

	private final List<List<Renewal>> told = new ArrayList<>();

	private final SecretCache cache = SecretCache.of(this.backend,
			new CacheSettings(TTL, Duration.ofHours(24), 100, Duration.ofSeconds(5), Duration.ZERO), this.time::get,
			this.fetches);

	@Test
	void renewWhenFreshFetchesAllTheSame() {
		given("old");
		CompletableFuture<List<Renewal>> renewed = renew(found("new"));
		assertThat(summary(renewed)).isEqualTo("old -> new");
		assertThat(seen(this.cache.get(A))).isEqualTo("new");
	}

	@Test
	void renewWhenSourceKeepsAnswersReadsPastThem() {
		given("old");
		this.time.addAndGet(TTL.toNanos());
		this.cache.get(A);
		assertThat(this.backend.anew()).isEmpty();
		renew(found("new"));
		assertThat(this.backend.anew()).containsExactly(A);
	}

	@Test
	void renewWhenVersionIsTheSameIsUnchanged() {
		given("old");
		Renewal renewal = renew(found("old")).join().get(0);
		assertThat(renewal.isChanged()).isFalse();
		assertThat(renewal.outcome()).isInstanceOf(Outcome.Found.class);
	}

	@Test
	void renewWhenNothingIsAskedForIsDone() {
		assertThat(this.cache.renew(List.of())).isCompletedWithValue(List.of());
	}

	@Test
	void renewWhenSeveralIsOneCall() {
		CompletableFuture<List<Renewal>> renewed = this.cache.renew(List.of(A, B));
		this.fetches.run(0);
		assertThat(renewed.join()).extracting(Renewal::name).containsExactly(A, B);
		assertThat(this.backend.calls()).containsExactly(List.of(A, B));
	}

	@Test
	void renewWhenUnderWayServesOldValueUntilSuccessorArrives() {
		given("old");
		CompletableFuture<List<Renewal>> renewed = this.cache.renew(List.of(A));
		this.backend.answer(A, found("new"));
		assertThat(seen(this.cache.get(A))).isEqualTo("old");
		assertThat(renewed).isNotDone();
		this.fetches.runLatest();
		assertThat(seen(this.cache.get(A))).isEqualTo("new");
	}

	@Test
	void renewWhenNewerVersionArrivedMeanwhileAsksAgain() {
		given(version(1));
		CompletableFuture<List<Renewal>> renewed = overtaken(version(2));
		this.backend.answer(A, version(1), version(2));
		this.fetches.runLatest();
		assertThat(seen(this.cache.get(A))).isEqualTo("v2");
		assertThat(renewed.join().get(0).isChanged()).isFalse();
		assertThat(this.backend.calls()).hasSize(4);
	}

	@Test
	void renewWhenNewerVersionArrivedMeanwhileAndWasRolledBackTakesTheOlder() {
		given(version(1));
		CompletableFuture<List<Renewal>> renewed = overtaken(version(2));
		this.backend.answer(A, version(1));
		this.fetches.runLatest();
		assertThat(seen(this.cache.get(A))).isEqualTo("v1");
		assertThat(summary(renewed)).isEqualTo("v2 -> v1");
		assertThat(this.backend.calls()).hasSize(4);
	}

	@Test
	void renewWhenNewerVersionArrivedMeanwhileAndAskingAgainFailsKeepsIt() {
		given(version(1));
		CompletableFuture<List<Renewal>> renewed = overtaken(version(2));
		this.backend.answer(A, version(1), failed(FailureKind.TIMEOUT));
		this.fetches.runLatest();
		assertThat(seen(this.cache.get(A))).isEqualTo("v2");
		assertThat(seen(renewed.join().get(0).outcome())).isEqualTo("TIMEOUT");
	}

	@Test
	void renewWhenBegunAfterNewerVersionArrivedTakesTheOlderAtOnce() {
		given(version(2));
		this.time.addAndGet(1);
		assertThat(summary(renew(version(1)))).isEqualTo("v2 -> v1");
		assertThat(this.backend.calls()).hasSize(2);
	}

	/**
	 * A renewal that began before another fetch brought a version.
	 */
	private CompletableFuture<List<Renewal>> overtaken(Outcome version) {
		this.time.addAndGet(TTL.toNanos());
		this.cache.get(A);
		CompletableFuture<List<Renewal>> renewed = this.cache.renew(List.of(A));
		this.time.addAndGet(1);
		this.backend.answer(A, version);
		this.fetches.run(1);
		return renewed;
	}

	private static Outcome version(int number) {
		return new Outcome.Found(SecretValue.ofText("v" + number,
				new SecretOrigin("test", null, "v" + number, Instant.EPOCH.plusSeconds(number))));
	}

	@Test
	void renewWhenFailedKeepsOldValue() {
		given("old");
		Renewal renewal = renew(failed(FailureKind.TIMEOUT)).join().get(0);
		assertThat(renewal.isChanged()).isFalse();
		assertThat(seen(renewal.outcome())).isEqualTo("TIMEOUT");
		assertThat(renewal.after()).isSameAs(renewal.before());
		assertThat(seen(this.cache.get(A))).isEqualTo("old");
	}

	@Test
	void renewWhenReadForTheFirstTimeIsUnchanged() {
		Renewal renewal = renew(found("new")).join().get(0);
		assertThat(renewal.before()).isNull();
		assertThat(renewal.isChanged()).isFalse();
	}

	@Test
	void renewWhenMissingAndStillIsNotThereIsMissing() {
		missing();
		Renewal renewal = renew(failed(FailureKind.NOT_FOUND)).join().get(0);
		assertThat(renewal.isMissing()).isTrue();
		assertThat(renewal.isChanged()).isFalse();
	}

	@Test
	void renewWhenMissingAndNowThereIsChanged() {
		missing();
		Renewal renewal = renew(found("new")).join().get(0);
		assertThat(renewal.before()).isNull();
		assertThat(renewal.isChanged()).isTrue();
		assertThat(renew(found("new")).join().get(0).isChanged()).isFalse();
	}

	@Test
	void renewWhenMissingAndUnreachableInBetweenIsChangedOnceThere() {
		missing();
		Renewal failed = renew(failed(FailureKind.TIMEOUT)).join().get(0);
		assertThat(failed.isMissing()).isFalse();
		assertThat(failed.isChanged()).isFalse();
		assertThat(renew(found("new")).join().get(0).isChanged()).isTrue();
	}

	@Test
	void renewWhenDeletedSinceIsNotMissing() {
		given("old");
		Renewal renewal = renew(failed(FailureKind.NOT_FOUND)).join().get(0);
		assertThat(renewal.isMissing()).isFalse();
		assertThat(renewal.after()).isSameAs(renewal.before());
	}

	@Test
	void renewWhenEarlierFetchLandsLaterIsNotUndone() {
		this.cache.load(List.of(A));
		CompletableFuture<List<Renewal>> renewed = renew(found("new"));
		land(0, found("old"));
		assertThat(renewed).isDone();
		assertThat(seen(this.cache.get(A))).isEqualTo("new");
	}

	@Test
	void renewWhenEarlierFetchFailsLaterIsNotUndone() {
		this.cache.load(List.of(A));
		renew(found("new"));
		land(0, failed(FailureKind.TIMEOUT));
		assertThat(seen(this.cache.get(A))).isEqualTo("new");
	}

	@Test
	void renewWhenEarlierFetchIsUnderWayLetsReadersJoinTheLaterOne() {
		this.cache.load(List.of(A));
		this.cache.renew(List.of(A));
		CompletableFuture<Void> reader = this.cache.load(List.of(A));
		land(0, found("old"));
		assertThat(reader).isNotDone();
		land(1, found("new"));
		assertThat(reader).isDone();
	}

	@Test
	void renewWhenReReadInBackgroundLandsLaterIsToldToItsCallerAlone() {
		given("old");
		listenAndReRead();
		CompletableFuture<List<Renewal>> renewed = renew(found("new"));
		land(1, found("old"));
		assertThat(summary(renewed)).isEqualTo("old -> new");
		assertThat(this.told).isEmpty();
		assertThat(seen(this.cache.get(A))).isEqualTo("new");
	}

	@Test
	void renewWhenReReadInBackgroundFoundTheChangeFirstIsUnchanged() {
		given("old");
		listenAndReRead();
		CompletableFuture<List<Renewal>> renewed = this.cache.renew(List.of(A));
		land(1, found("new"));
		land(2, found("new"));
		assertThat(renewed.join().get(0).isChanged()).isFalse();
		assertThat(this.told).hasSize(1);
	}

	@Test
	void renewWhenTwiceAtOnceTellsTheChangeOnce() {
		given("old");
		CompletableFuture<List<Renewal>> first = this.cache.renew(List.of(A));
		CompletableFuture<List<Renewal>> second = this.cache.renew(List.of(A));
		land(2, found("new"));
		land(1, found("old"));
		assertThat(summary(second)).isEqualTo("old -> new");
		assertThat(summary(first)).isEqualTo("new -> new");
		assertThat(first.join().get(0).isChanged()).isFalse();
	}

	@Test
	void onChangeWhenReReadFindsSameVersionIsNotTold() {
		given("old");
		listenAndReRead();
		land(1, found("old"));
		assertThat(this.told).isEmpty();
	}

	@Test
	void onChangeWhenReadForTheFirstTimeIsNotTold() {
		this.cache.onChange(this.told::add);
		given("old");
		assertThat(this.told).isEmpty();
	}

	@Test
	void namesAreThoseThatWereAskedFor() {
		given("old");
		this.cache.load(List.of(B));
		assertThat(this.cache.names()).containsExactlyInAnyOrder(A, B);
	}

	private void missing() {
		this.cache.load(List.of(A));
		land(0, failed(FailureKind.NOT_FOUND));
	}

	private void given(String text) {
		given(found(text));
	}

	private void given(Outcome outcome) {
		this.cache.load(List.of(A));
		land(0, outcome);
	}

	private void listenAndReRead() {
		this.cache.onChange(this.told::add);
		this.time.addAndGet(TTL.toNanos());
		this.cache.get(A);
	}

	private CompletableFuture<List<Renewal>> renew(Outcome outcome) {
		CompletableFuture<List<Renewal>> renewed = this.cache.renew(List.of(A));
		this.backend.answer(A, outcome);
		this.fetches.runLatest();
		return renewed;
	}

	private void land(int fetch, Outcome outcome) {
		this.backend.answer(A, outcome);
		this.fetches.run(fetch);
	}

	private static String summary(CompletableFuture<List<Renewal>> renewed) {
		Renewal renewal = renewed.join().get(0);
		return renewal.before().text() + " -> " + renewal.after().text();
	}

}
