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
package io.github.awssecrets.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;

import io.github.awssecrets.aws.SecretWrite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link AuditEvents}. What is to be done on another thread is done when the
 * test says so.
 */
@ExtendWith(OutputCaptureExtension.class)
class AuditEventsTests {

	private final List<Object> published = new ArrayList<>();

	private final List<Runnable> tasks = new ArrayList<>();

	private final AuditEvents events = new AuditEvents(this.published::add, this.tasks::add);

	@Test
	void readPublishesOnTheOtherThreadInOrder() {
		this.events.read(Reads.ok("a"));
		this.events.read(Reads.ok("b"));
		assertThat(this.published).isEmpty();
		runTasks();
		assertThat(names()).containsExactly("a", "b");
	}

	@Test
	void readWhenSomebodyPublishesAlreadyLeavesItToHim() {
		this.events.read(Reads.ok("a"));
		this.events.read(Reads.ok("b"));
		assertThat(this.tasks).hasSize(1);
		runTasks();
		this.events.read(Reads.ok("c"));
		assertThat(this.tasks).hasSize(1);
	}

	@Test
	void eventTellsTheReadAndItsTimeAndSource() {
		this.events.read(Reads.ok("a"));
		runTasks();
		assertThat(this.published).singleElement().isInstanceOfSatisfying(SecretReadEvent.class, (event) -> {
			assertThat(event.read()).isEqualTo(Reads.ok("a"));
			assertThat(event.getTimestamp()).isEqualTo(Reads.TIME.toEpochMilli());
			assertThat(event.getSource()).isSameAs(this.events);
		});
	}

	@Test
	void writtenPublishesInTheOrderOfReadsAndWrites() {
		SecretWrite write = new SecretWrite(Reads.ok("a").name(), "PutSecretValue", "v2", null, Reads.TIME,
				Duration.ofMillis(3));
		this.events.read(Reads.ok("a"));
		this.events.written(write);
		runTasks();
		assertThat(this.published).hasSize(2);
		assertThat(this.published.get(1)).isInstanceOfSatisfying(SecretWriteEvent.class, (event) -> {
			assertThat(event.write()).isEqualTo(write);
			assertThat(event.getTimestamp()).isEqualTo(Reads.TIME.toEpochMilli());
		});
	}

	@Test
	void readWhenListenerReadsAnotherSecretTellsThatNext() {
		AuditEvents[] nested = new AuditEvents[1];
		nested[0] = new AuditEvents((event) -> {
			this.published.add(event);
			if (this.published.size() == 1) {
				nested[0].read(Reads.ok("b"));
			}
		}, this.tasks::add);
		nested[0].read(Reads.ok("a"));
		runTasks();
		assertThat(names()).containsExactly("a", "b");
	}

	@Test
	void readWhenListenerThrowsGoesOnAndKeepsTheMessageToItself(CapturedOutput output) {
		AuditEvents failing = new AuditEvents((event) -> {
			this.published.add(event);
			throw new IllegalStateException("hunter2");
		}, this.tasks::add);
		failing.read(Reads.ok("a"));
		failing.read(Reads.ok("b"));
		runTasks();
		assertThat(names()).containsExactly("a", "b");
		assertThat(output).contains("java.lang.IllegalStateException").doesNotContain("hunter2");
	}

	@Test
	void readWhenListenersAreTooSlowDropsTheLatestAndSaysSo(CapturedOutput output) {
		IntStream.range(0, AuditEvents.MOST + 3).forEach((i) -> this.events.read(Reads.ok("secret" + i)));
		runTasks();
		assertThat(names()).hasSize(AuditEvents.MOST).startsWith("secret0");
		this.events.read(Reads.ok("later"));
		runTasks();
		assertThat(names()).endsWith("later");
		assertThat(output).containsOnlyOnce("3 reads and writes of secrets have no event");
	}

	@Test
	void readWhenTheApplicationStopsPublishesNothing() {
		AuditEvents stopped = new AuditEvents(this.published::add, (task) -> {
			throw new RejectedExecutionException();
		});
		stopped.read(Reads.ok("a"));
		stopped.read(Reads.ok("b"));
		assertThat(this.published).isEmpty();
	}

	@Test
	void readWhenThereIsNoThreadForOnceIsToldWithTheNext() {
		List<Error> errors = new ArrayList<>(List.of(new OutOfMemoryError("no thread")));
		AuditEvents busy = new AuditEvents(this.published::add, (task) -> {
			if (!errors.isEmpty()) {
				throw errors.remove(0);
			}
			this.tasks.add(task);
		});
		assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> busy.read(Reads.ok("a")));
		busy.read(Reads.ok("b"));
		runTasks();
		assertThat(names()).containsExactly("a", "b");
	}

	private void runTasks() {
		List<Runnable> due = List.copyOf(this.tasks);
		this.tasks.clear();
		due.forEach(Runnable::run);
	}

	private List<String> names() {
		return this.published.stream().map((event) -> ((SecretReadEvent) event).read().name().path()).toList();
	}

}
