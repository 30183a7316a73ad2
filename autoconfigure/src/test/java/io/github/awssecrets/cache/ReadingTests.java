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

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.awssecrets.cache.Outcomes.failed;
import static io.github.awssecrets.cache.Outcomes.found;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Reading}.
 */
class ReadingTests {

	private static final Outcome.Found VALUE = found("1");

	private static final Outcome.Failed FAILURE = failed(FailureKind.TIMEOUT);

	@Test
	void noneKnowsNothing() {
		assertThat(Reading.NONE.foundWithin(Long.MAX_VALUE, 0)).isNull();
		assertThat(Reading.NONE.failedWithin(Long.MAX_VALUE, 0)).isNull();
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, -50, Long.MAX_VALUE - 5 })
	void foundWithinWhenAgeIsReachedIsNothing(long time) {
		Reading reading = Reading.NONE.after(1, VALUE, time, 0);
		assertThat(reading.foundWithin(10, time + 9)).isSameAs(VALUE);
		assertThat(reading.foundWithin(10, time + 10)).isNull();
		assertThat(reading.failedWithin(10, time)).isNull();
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, -50, Long.MAX_VALUE - 5 })
	void failedWithinWhenAgeIsReachedIsNothing(long time) {
		Reading reading = Reading.NONE.after(1, FAILURE, time, 0);
		assertThat(reading.failedWithin(10, time + 9)).isSameAs(FAILURE);
		assertThat(reading.failedWithin(10, time + 10)).isNull();
		assertThat(reading.foundWithin(10, time)).isNull();
	}

	@Test
	void afterWhenFailedKeepsTheValueAndItsAge() {
		Reading reading = Reading.NONE.after(1, VALUE, 100, 7).after(2, FAILURE, 200, 9);
		assertThat(reading).isEqualTo(new Reading(VALUE, 1, 100, 7, FAILURE, 200, 2));
	}

	@Test
	void afterWhenFoundForgetsTheFailure() {
		Outcome.Found successor = found("2");
		Reading reading = Reading.NONE.after(1, VALUE, 100, 0).after(2, FAILURE, 200, 0).after(3, successor, 300, 0);
		assertThat(reading).isEqualTo(new Reading(successor, 3, 300, 0, null, 0, 0));
	}

	@Test
	void afterWhenFetchBeganBeforeThatOfTheValueChangesNothing() {
		Reading reading = Reading.NONE.after(2, VALUE, 100, 0);
		assertThat(reading.after(1, found("old"), 200, 0)).isSameAs(reading);
		assertThat(reading.after(1, FAILURE, 200, 0)).isSameAs(reading);
	}

	@Test
	void afterWhenFetchBeganBeforeOneThatFailedBringsItsValue() {
		Reading reading = Reading.NONE.after(2, FAILURE, 100, 0).after(1, VALUE, 200, 0);
		assertThat(reading.foundWithin(10, 200)).isSameAs(VALUE);
		assertThat(reading.failed()).isSameAs(FAILURE);
		assertThat(reading.after(3, VALUE, 300, 0).failed()).isNull();
	}

	@Test
	void afterWhenFetchBeganBeforeOneThatFailedKeepsTheLaterFailure() {
		Reading reading = Reading.NONE.after(1, VALUE, 100, 0).after(3, failed(FailureKind.ACCESS_DENIED), 200, 0);
		assertThat(reading.after(2, FAILURE, 300, 0)).isSameAs(reading);
	}

	@Test
	void afterWhenAwsCantBeAskedKeepsWhatItRefused() {
		Outcome.Failed denied = failed(FailureKind.ACCESS_DENIED);
		Reading reading = Reading.NONE.after(1, VALUE, 100, 0).after(2, denied, 200, 0).after(3, FAILURE, 300, 0);
		assertThat(reading.failed()).isSameAs(denied);
		assertThat(reading.failedAt()).isEqualTo(300);
		assertThat(reading.after(4, failed(FailureKind.NOT_FOUND), 400, 0).failed()).isNotSameAs(denied);
		assertThat(reading.after(4, VALUE, 400, 0).failed()).isNull();
	}

	@Test
	void afterWhenThereIsNoValueKeepsNoRefusal() {
		Reading reading = Reading.NONE.after(1, failed(FailureKind.ACCESS_DENIED), 100, 0).after(2, FAILURE, 200, 0);
		assertThat(reading.failed()).isSameAs(FAILURE);
	}

}
