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

import java.util.concurrent.CompletableFuture;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import org.junit.jupiter.api.Test;

import static io.github.awssecrets.cache.Outcomes.failed;
import static io.github.awssecrets.cache.Outcomes.found;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Slot}.
 */
class SlotTests {

	private final Slot slot = new Slot();

	private final CompletableFuture<Outcome> first = new CompletableFuture<>();

	private final CompletableFuture<Outcome> second = new CompletableFuture<>();

	@Test
	void joinWhenNothingIsUnderWayAnnouncesOwn() {
		assertThat(join(this.first)).isSameAs(this.first);
	}

	@Test
	void joinWhenFetchIsUnderWayJoinsIt() {
		join(this.first);
		assertThat(join(this.second)).isSameAs(this.first);
	}

	@Test
	void joinWhenFetchHasLandedAnnouncesOwn() {
		join(this.first);
		this.slot.land(this.first, 1, found("1"), 0, 0, null);
		assertThat(join(this.second)).isSameAs(this.second);
	}

	@Test
	void joinWhenValueLandedSinceItWasLookedForIsThatValue() {
		Reading seen = this.slot.reading();
		Outcome landed = found("1");
		join(this.first);
		this.slot.land(this.first, 1, landed, 0, 0, null);
		assertThat(this.slot.join(this.second, seen)).isCompletedWithValue(landed);
		assertThat(join(this.second)).isSameAs(this.second);
	}

	@Test
	void joinWhenFailureLandedSinceItWasLookedForIsThatFailure() {
		join(this.first);
		this.slot.land(this.first, 1, found("1"), 0, 0, null);
		Reading seen = this.slot.reading();
		Outcome landed = failed(FailureKind.TIMEOUT);
		join(this.second);
		this.slot.land(this.second, 2, landed, 0, 0, null);
		assertThat(this.slot.join(new CompletableFuture<>(), seen)).isCompletedWithValue(landed);
	}

	@Test
	void landWhenFetchIsTheLatestIsKeptAndTold() {
		Outcome outcome = found("1");
		join(this.first);
		this.slot.land(this.first, 1, outcome, 7, 0, null);
		assertThat(this.slot.reading()).isEqualTo(Reading.NONE.after(1, outcome, 7, 0));
		assertThat(this.first).isCompletedWithValue(outcome);
	}

	@Test
	void landWhenFetchBeganEarlierThanThatOfTheValueTellsTheValue() {
		Outcome later = found("later");
		this.slot.land(this.second, 2, later, 0, 0, null);
		this.slot.land(this.first, 1, found("earlier"), 1, 0, null);
		assertThat(this.first).isCompletedWithValue(later);
		assertThat(this.slot.reading()).isEqualTo(Reading.NONE.after(2, later, 0, 0));
	}

	@Test
	void landWhenFailureBeganEarlierThanTheValueTellsTheValue() {
		Outcome later = found("later");
		this.slot.land(this.second, 2, later, 0, 0, null);
		this.slot.land(this.first, 1, failed(FailureKind.TIMEOUT), 1, 0, null);
		assertThat(this.first).isCompletedWithValue(later);
	}

	@Test
	void landWhenFailedTellsTheFailureAndKeepsTheValue() {
		Outcome value = found("1");
		Outcome failure = failed(FailureKind.TIMEOUT);
		this.slot.land(this.first, 1, value, 0, 0, null);
		this.slot.land(this.second, 2, failure, 1, 0, null);
		assertThat(this.second).isCompletedWithValue(failure);
		assertThat(this.slot.reading().found()).isSameAs(value);
	}

	@Test
	void landWhenAnotherFetchIsUnderWayLeavesItThere() {
		join(this.second);
		this.slot.land(this.first, 1, found("1"), 0, 0, null);
		assertThat(join(this.first)).isSameAs(this.second);
	}

	@Test
	void landWhenItTellsThoseWhoWaitHoldsNoLock() {
		CompletableFuture<Boolean> locked = this.first.thenApply((outcome) -> Thread.holdsLock(this.slot));
		this.slot.land(this.first, 1, found("1"), 0, 0, null);
		assertThat(locked).isCompletedWithValue(false);
	}

	private CompletableFuture<Outcome> join(CompletableFuture<Outcome> own) {
		return this.slot.join(own, this.slot.reading());
	}

}
