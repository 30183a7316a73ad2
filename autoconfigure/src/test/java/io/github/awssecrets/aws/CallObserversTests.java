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
package io.github.awssecrets.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.github.awssecrets.ref.SecretVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CallObservers}.
 */
@ExtendWith(OutputCaptureExtension.class)
class CallObserversTests {

	private static final AwsCall CALL = new AwsCall("GetSecretValue", "eu-central-1");

	private final CallObservers observers = new CallObservers();

	private final RecordingObserver first = new RecordingObserver();

	private final RecordingObserver second = new RecordingObserver();

	@Test
	void addWhenSomethingHappenedBeforeTellsIt() {
		this.observers.finished(finished());
		this.observers.read(read("a"));
		this.observers.add(this.first);
		assertThat(this.first.calls()).containsExactly(finished());
		assertThat(this.first.reads()).containsExactly(read("a"));
	}

	@Test
	void addWhenOthersAreThereTellsEachEverythingOnce() {
		this.observers.add(this.first);
		this.observers.read(read("a"));
		this.observers.add(this.second);
		this.observers.read(read("b"));
		assertThat(this.first.reads()).containsExactly(read("a"), read("b"));
		assertThat(this.second.reads()).containsExactly(read("a"), read("b"));
	}

	@Test
	void addWhenItIsThereAlreadyAddsNothing() {
		this.observers.add(this.first);
		this.observers.read(read("a"));
		this.observers.add(this.first);
		this.observers.read(read("b"));
		assertThat(this.first.reads()).containsExactly(read("a"), read("b"));
	}

	@Test
	void addWhenSettledTellsWhatHappensFromThenOn(CapturedOutput output) {
		this.observers.read(read("a"));
		this.observers.settle();
		this.observers.read(read("b"));
		this.observers.add(this.first);
		this.observers.read(read("c"));
		assertThat(this.first.reads()).containsExactly(read("c"));
		assertThat(output).doesNotContain("too many");
	}

	@Test
	void addWhenTooMuchHappenedTellsTheLatestAndSettlingSaysSo(CapturedOutput output) {
		IntStream.range(0, CallObservers.KEPT + 2).forEach((i) -> this.observers.read(read("secret" + i)));
		this.observers.add(this.first);
		assertThat(this.first.reads()).hasSize(CallObservers.KEPT).startsWith(read("secret2"));
		this.observers.settle();
		this.observers.settle();
		assertThat(output).containsOnlyOnce("The first 2 calls to AWS and reads of secrets are in no meter");
	}

	@Test
	void removeTellsNothingMore() {
		this.observers.add(this.first);
		this.observers.remove(this.first);
		this.observers.read(read("a"));
		assertThat(this.first.reads()).isEmpty();
	}

	@Test
	void beginTellsEndsInReverseOrder() {
		List<String> events = new ArrayList<>();
		this.observers.add(new Named("first", events));
		this.observers.add(new Named("second", events));
		this.observers.begin(CALL).end(null);
		assertThat(events).containsExactly("first begins", "second begins", "second ends", "first ends");
	}

	@Test
	void carryTakesAlongWhatEachKnows() {
		List<String> events = new ArrayList<>();
		this.observers.add(new Named("first", events));
		this.observers.add(new Named("second", events));
		this.observers.carry(() -> events.add("task")).run();
		assertThat(events).containsExactly("second carries", "first carries", "task");
	}

	@Test
	void observerThatThrowsKeepsNobodyFromAnythingAndItsMessageToItself(CapturedOutput output) {
		this.observers.read(read("a"));
		this.observers.add(new Throwing());
		this.observers.add(this.first);
		this.observers.begin(CALL).end(null);
		this.observers.finished(finished());
		this.observers.read(read("b"));
		List<String> events = new ArrayList<>();
		this.observers.carry(() -> events.add("task")).run();
		assertThat(this.first.events()).containsExactly("begin GetSecretValue", "end GetSecretValue OK",
				"finished GetSecretValue OK");
		assertThat(this.first.reads()).containsExactly(read("a"), read("b"));
		assertThat(events).containsExactly("task");
		assertThat(output).containsOnlyOnce("java.lang.IllegalStateException").doesNotContain("hunter2");
	}

	private static FinishedCall finished() {
		return new FinishedCall(CALL, null, Duration.ofMillis(1));
	}

	private static SecretRead read(String name) {
		return new SecretRead(WithServer.name(name, SecretVersion.CURRENT), "aws", "v1", null, Instant.EPOCH,
				Duration.ofMillis(1), false);
	}

	private record Named(String name, List<String> events) implements CallObserver {

		@Override
		public Ending begin(AwsCall call) {
			this.events.add(this.name + " begins");
			return (failure) -> this.events.add(this.name + " ends");
		}

		@Override
		public Runnable carry(Runnable task) {
			return () -> {
				this.events.add(this.name + " carries");
				task.run();
			};
		}

	}

	private static final class Throwing implements CallObserver {

		@Override
		public Ending begin(AwsCall call) {
			throw new IllegalStateException("hunter2");
		}

		@Override
		public void finished(FinishedCall call) {
			throw new IllegalStateException("hunter2");
		}

		@Override
		public void read(SecretRead read) {
			throw new IllegalStateException("hunter2");
		}

		@Override
		public Runnable carry(Runnable task) {
			throw new IllegalStateException("hunter2");
		}

	}

}
