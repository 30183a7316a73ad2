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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReadEvents}. What is to be done on another thread is done when the
 * test says so.
 */
@ExtendWith(OutputCaptureExtension.class)
class ReadEventsTests {

	private final List<Object> published = new ArrayList<>();

	private final List<Runnable> tasks = new ArrayList<>();

	private final ReadEvents events = new ReadEvents(this.published::add, this.tasks::add);

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
	void readWhenListenerReadsAnotherSecretTellsThatNext() {
		ReadEvents[] nested = new ReadEvents[1];
		nested[0] = new ReadEvents((event) -> {
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
		ReadEvents failing = new ReadEvents((event) -> {
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
		IntStream.range(0, ReadEvents.MOST + 3).forEach((i) -> this.events.read(Reads.ok("secret" + i)));
		runTasks();
		assertThat(names()).hasSize(ReadEvents.MOST).startsWith("secret0");
		this.events.read(Reads.ok("later"));
		runTasks();
		assertThat(names()).endsWith("later");
		assertThat(output).containsOnlyOnce("3 reads of secrets have no event");
	}

	@Test
	void readWhenTheApplicationStopsPublishesNothing() {
		ReadEvents stopped = new ReadEvents(this.published::add, (task) -> {
			throw new RejectedExecutionException();
		});
		stopped.read(Reads.ok("a"));
		stopped.read(Reads.ok("b"));
		assertThat(this.published).isEmpty();
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
