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
package io.github.awssecrets.snapshot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.awssecrets.cache.KnownValue;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Recollection}.
 */
class RecollectionTests {

	private static final Duration MAX_AGE = Duration.ofHours(24);

	private final AtomicInteger reads = new AtomicInteger();

	private Runnable meanwhile = () -> {
	};

	private Instant now = Values.NOW.plus(Duration.ofHours(1));

	private final Recollection recollection = new Recollection(this::read, MAX_AGE, new Clock() {

		@Override
		public ZoneOffset getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			Runnable meanwhile = RecollectionTests.this.meanwhile;
			RecollectionTests.this.meanwhile = () -> {
			};
			meanwhile.run();
			return RecollectionTests.this.now;
		}

	});

	@Test
	void recallReadsOnceAndTellsTheAge() {
		KnownValue known = this.recollection.recall(Values.A);
		assertThat(known.value().text()).isEqualTo("1");
		assertThat(known.age()).isEqualTo(Duration.ofHours(1));
		assertThat(this.recollection.recall(Values.B).value().text()).isEqualTo("2");
		assertThat(this.recollection.recall(Values.name("missing"))).isNull();
		assertThat(this.recollection.recalled()).containsExactlyInAnyOrder(Values.A, Values.B);
		assertThat(this.reads).hasValue(1);
	}

	@Test
	void recallWhenTooOldIsNothing() {
		this.now = Values.NOW.plus(MAX_AGE).minusNanos(1);
		assertThat(this.recollection.recall(Values.A)).isNotNull();
		this.now = Values.NOW.plus(MAX_AGE);
		assertThat(this.recollection.recall(Values.A)).isNull();
		assertThat(this.recollection.rest()).isEmpty();
	}

	@Test
	void recallWhenClockIsSlightlyBehindIsOfNoAge() {
		this.now = Values.NOW.minusSeconds(1);
		assertThat(this.recollection.recall(Values.A).age()).isZero();
	}

	@Test
	void recallWhenAwsHasAnsweredIsNothing() {
		this.recollection.answered(List.of(Values.A));
		assertThat(this.recollection.recall(Values.A)).isNull();
		assertThat(this.reads).hasValue(0);
		assertThat(this.recollection.recall(Values.B)).isNotNull();
		this.recollection.answered(List.of(Values.B));
		assertThat(this.recollection.recall(Values.B)).isNull();
		assertThat(this.recollection.recalled()).isEmpty();
	}

	@Test
	void recallWhenStartedWithoutItDoesNotRead() {
		this.recollection.started();
		assertThat(this.recollection.recall(Values.A)).isNull();
		assertThat(this.reads).hasValue(0);
	}

	@Test
	void recallWhenStartedWithItGoesOnUntilAwsHasAnsweredForAll() {
		this.recollection.recall(Values.A);
		this.recollection.started();
		assertThat(this.recollection.recall(Values.B)).isNotNull();
		this.recollection.answered(List.of(Values.A));
		assertThat(this.recollection.rest()).extracting(Entry::name)
			.containsExactlyInAnyOrder(Values.B, Values.name("c"));
		this.recollection.answered(List.of(Values.B));
		assertThat(this.recollection.rest()).isEmpty();
		assertThat(this.recollection.recall(Values.name("c"))).isNull();
	}

	@Test
	void recallWhenAwsAnswersMeanwhileIsNothing() {
		this.meanwhile = () -> this.recollection.answered(List.of(Values.A));
		assertThat(this.recollection.recall(Values.A)).isNull();
		assertThat(this.recollection.recalled()).isEmpty();
	}

	@Test
	void recallWhenAwsHasAnsweredForAllMeanwhileIsNothing() {
		this.recollection.recall(Values.B);
		this.recollection.started();
		this.meanwhile = () -> this.recollection.answered(List.of(Values.B));
		assertThat(this.recollection.recall(Values.A)).isNull();
		assertThat(this.recollection.recalled()).isEmpty();
	}

	private List<Entry> read() {
		this.reads.incrementAndGet();
		return List.of(Values.entry(Values.A, "1"), Values.entry(Values.B, "2"), Values.entry(Values.name("c"), "3"));
	}

}
