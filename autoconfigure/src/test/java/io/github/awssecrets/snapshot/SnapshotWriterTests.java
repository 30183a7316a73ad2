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

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SnapshotWriter}.
 */
class SnapshotWriterTests {

	private final StubTimer timer = new StubTimer();

	private final AtomicLong time = new AtomicLong(Long.MAX_VALUE);

	private final List<Collection<Entry>> written = new ArrayList<>();

	private boolean works = true;

	private List<Entry> known = List.of(Values.entry(Values.A, "1"));

	private final SnapshotWriter writer = new SnapshotWriter(() -> this.known, this::write, this.timer, this.time::get);

	@Test
	void changedBeforeTheStartIsWrittenAfterIt() {
		this.writer.changed();
		assertThat(this.timer.delays).isEmpty();
		this.writer.close();
		assertThat(this.written).isEmpty();
		this.writer.started();
		assertThat(this.timer.delays).containsExactly(Duration.ZERO);
		this.timer.run();
		assertThat(this.written).hasSize(1);
	}

	@Test
	void startedWithoutChangeWritesNothing() {
		this.writer.started();
		assertThat(this.timer.delays).isEmpty();
	}

	@Test
	void changedManyTimesIsWrittenOnceInAWhile() {
		this.writer.started();
		this.writer.changed();
		this.writer.changed();
		this.timer.run();
		assertThat(this.written).hasSize(1);
		this.time.addAndGet(Duration.ofSeconds(10).toNanos());
		this.writer.changed();
		this.writer.changed();
		assertThat(this.timer.delays).containsExactly(SnapshotWriter.PAUSE.minusSeconds(10));
		this.timer.run();
		assertThat(this.written).hasSize(2);
	}

	@Test
	void changedWhenWritingFailsIsTriedAgainAfterAWhile() {
		this.works = false;
		this.writer.started();
		this.writer.changed();
		this.timer.run();
		assertThat(this.timer.delays).containsExactly(SnapshotWriter.PAUSE);
		this.works = true;
		this.timer.run();
		assertThat(this.written).hasSize(2);
		assertThat(this.timer.delays).isEmpty();
	}

	@Test
	void closeWritesWhatIsKnownEvenIfNoChangeWasTold() {
		this.writer.started();
		this.writer.close();
		assertThat(this.written).hasSize(1);
	}

	@Test
	void closeWhenNothingIsKnownWritesThatOnlyAfterAChange() {
		this.known = List.of();
		this.writer.started();
		this.writer.close();
		assertThat(this.written).isEmpty();
		this.writer.changed();
		this.writer.close();
		assertThat(this.written).hasSize(1);
	}

	private boolean write(Collection<Entry> entries) {
		this.written.add(entries);
		return this.works;
	}

}
