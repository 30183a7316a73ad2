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

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import javax.crypto.SecretKey;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.cache.CacheCounts;
import io.github.awssecrets.cache.CacheSettings;
import io.github.awssecrets.cache.Renewal;
import io.github.awssecrets.cache.SecretCache;
import io.github.awssecrets.cache.SecretStatus;
import io.github.awssecrets.ref.SecretName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SnapshotMemory}: one run of an application after the other.
 */
@ExtendWith(OutputCaptureExtension.class)
class SnapshotMemoryTests {

	private static final Duration MAX_STALE = Duration.ofHours(24);

	@TempDir
	private Path directory;

	private final byte[] key = Values.key();

	private final Map<SecretName, Outcome> answers = new HashMap<>();

	private final AtomicLong time = new AtomicLong();

	private final List<Renewal> told = new ArrayList<>();

	private StubTimer timer = new StubTimer();

	private SnapshotMemory memory;

	private SecretCache cache;

	@BeforeEach
	void begin() {
		this.memory = memory();
		this.cache = cache();
	}

	@Test
	void valuesOfOneRunAreRecalledInTheNextAtTheirAge() {
		answer(Values.A, "1");
		load(Values.A);
		start();
		this.timer.run();
		pass(Duration.ofHours(2));
		restart();
		fail(Values.A, FailureKind.UNREACHABLE);
		load(Values.A);
		SecretStatus status = this.cache.status(Values.A);
		assertThat(status.value().text()).isEqualTo("1");
		assertThat(status.state()).isEqualTo(SecretStatus.State.STALE);
		assertThat(status.age()).isEqualTo(Duration.ofHours(2));
	}

	@Test
	void valuesOfThreeRunsKeepTheirAge() {
		answer(Values.A, "1");
		load(Values.A);
		start();
		restart();
		pass(MAX_STALE.minusHours(1));
		answer(Values.B, "2");
		fail(Values.A, FailureKind.UNREACHABLE);
		load(Values.A, Values.B);
		start();
		restart();
		pass(Duration.ofHours(1));
		fail(Values.B, FailureKind.UNREACHABLE);
		load(Values.A, Values.B);
		assertThat(this.cache.status(Values.A).value()).isNull();
		assertThat(this.cache.status(Values.B).value().text()).isEqualTo("2");
	}

	@Test
	void valueWhenItsTimeIsOverIsNotRecalled() {
		answer(Values.A, "1");
		load(Values.A);
		start();
		restart();
		pass(MAX_STALE);
		fail(Values.A, FailureKind.UNREACHABLE);
		load(Values.A);
		assertThat(this.cache.status(Values.A).state()).isEqualTo(SecretStatus.State.FAILED);
	}

	@ParameterizedTest
	@EnumSource(names = { "NOT_FOUND", "VERSION_NOT_FOUND", "ACCESS_DENIED", "KMS_ACCESS_DENIED", "DECRYPTION_FAILED",
			"SCHEDULED_FOR_DELETION", "ROLE_DENIED" })
	void valueThatIsRefusedLaterLeavesTheFile(FailureKind kind) {
		answer(Values.A, "1");
		answer(Values.B, "2");
		load(Values.A, Values.B);
		start();
		fail(Values.A, kind);
		this.cache.renew(List.of(Values.A));
		assertThat(this.cache.status(Values.A).value()).isNotNull();
		restart();
		fail(Values.A, FailureKind.UNREACHABLE);
		fail(Values.B, FailureKind.UNREACHABLE);
		load(Values.A, Values.B);
		assertThat(this.cache.status(Values.A).value()).isNull();
		assertThat(this.cache.status(Values.B).value().text()).isEqualTo("2");
	}

	@Test
	void valueThatIsRefusedInTheNextRunIsNotRecalledAfterwards() {
		answer(Values.A, "1");
		load(Values.A);
		start();
		restart();
		fail(Values.A, FailureKind.ACCESS_DENIED);
		load(Values.A);
		pass(Duration.ofSeconds(5));
		fail(Values.A, FailureKind.UNREACHABLE);
		load(Values.A);
		assertThat(this.cache.status(Values.A).value()).isNull();
	}

	@Test
	void valueThatFailsInPassingStaysInTheFile() {
		answer(Values.A, "1");
		load(Values.A);
		start();
		fail(Values.A, FailureKind.OTHER);
		this.cache.renew(List.of(Values.A));
		answer(Values.B, "2");
		load(Values.B);
		restart();
		fail(Values.A, FailureKind.UNREACHABLE);
		load(Values.A);
		assertThat(this.cache.status(Values.A).value().text()).isEqualTo("1");
	}

	@Test
	void valueOfAnotherSourceIsNotKept() {
		this.answers.put(Values.A, new Outcome.Found(SecretValue.ofText("1", SecretOrigin.of("files"))));
		answer(Values.B, "2");
		load(Values.A, Values.B);
		start();
		restart();
		fail(Values.A, FailureKind.UNREACHABLE);
		load(Values.A);
		assertThat(this.cache.status(Values.A).value()).isNull();
	}

	@Test
	void valueByWayOfTheAgentIsKept() {
		SecretOrigin origin = new SecretOrigin("agent", null, "v1", null);
		this.answers.put(Values.A, new Outcome.Found(SecretValue.ofText("1", origin)));
		load(Values.A);
		start();
		restart();
		fail(Values.A, FailureKind.AGENT_UNREACHABLE);
		load(Values.A);
		assertThat(this.cache.status(Values.A).value().origin()).isEqualTo(origin);
	}

	@Test
	void nothingIsWrittenByAStartThatFails() {
		answer(Values.A, "1");
		load(Values.A);
		restart();
		assertThat(this.directory).isEmptyDirectory();
	}

	@Test
	void nothingIsRecalledAfterTheStart() {
		answer(Values.A, "1");
		load(Values.A);
		start();
		restart();
		start();
		fail(Values.A, FailureKind.UNREACHABLE);
		load(Values.A);
		assertThat(this.cache.status(Values.A).value()).isNull();
	}

	@Test
	void recalledValuesAreReadAgainUntilAwsAnswersAndTheChangeIsTold() {
		answer(Values.A, "1");
		load(Values.A);
		start();
		restart();
		fail(Values.A, FailureKind.UNREACHABLE);
		load(Values.A);
		start();
		assertThat(this.timer.delays).singleElement()
			.satisfies((delay) -> assertThat(delay).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60)));
		pass(Duration.ofMinutes(1));
		this.timer.run();
		assertThat(this.timer.delays).hasSize(1);
		assertThat(this.cache.status(Values.A).value().text()).isEqualTo("1");
		answer(Values.A, "2");
		pass(Duration.ofMinutes(1));
		this.timer.run();
		assertThat(this.cache.status(Values.A).value().text()).isEqualTo("2");
		assertThat(this.told).singleElement()
			.satisfies((renewal) -> assertThat(renewal.before().text()).isEqualTo("1"));
		this.timer.run();
		assertThat(this.timer.delays).isEmpty();
	}

	@Test
	void fileWhenItCanNotBeUsedIsToldWithTheReasonAndNoValue(CapturedOutput output) throws Exception {
		answer(Values.A, "opensesame");
		load(Values.A);
		start();
		restart();
		Path file = this.directory.resolve("snapshot");
		byte[] bytes = Files.readAllBytes(file);
		bytes[bytes.length - 1]++;
		Files.write(file, bytes);
		fail(Values.A, FailureKind.UNREACHABLE);
		load(Values.A);
		assertThat(this.cache.status(Values.A).value()).isNull();
		assertThat(output)
			.containsOnlyOnce(
					"The snapshot " + file + " can't be used: it was changed or cut off, or its key is another one.")
			.doesNotContain("opensesame");
	}

	@Test
	void fileWhenThereIsNoneIsTold(CapturedOutput output) {
		fail(Values.A, FailureKind.UNREACHABLE);
		load(Values.A);
		assertThat(output).contains("there is no snapshot " + this.directory.resolve("snapshot") + " yet");
	}

	@Test
	void fileWhenItCanNotBeWrittenIsToldOnce(CapturedOutput output) throws Exception {
		Files.delete(this.directory);
		answer(Values.A, "opensesame");
		load(Values.A);
		start();
		this.timer.run();
		this.timer.run();
		assertThat(output).containsOnlyOnce("can't be written: its directory does not exist.")
			.doesNotContain("opensesame");
		Files.createDirectory(this.directory);
	}

	@Test
	void fileIsNotWrittenOnCloseWhenTheKeyHasToBeAskedFor() {
		SnapshotKey remote = new SnapshotKey() {

			@Override
			public DataKey forWriting() {
				throw new AssertionError("asked");
			}

			@Override
			public SecretKey forReading(byte[] wrapped) {
				throw new AssertionError("asked");
			}

			@Override
			public boolean isAtHand() {
				return false;
			}

		};
		this.memory = memory(remote);
		this.cache = cache();
		answer(Values.A, "1");
		load(Values.A);
		start();
		this.memory.close();
		assertThat(this.timer.closed).isTrue();
		assertThat(this.directory).isEmptyDirectory();
	}

	private void answer(SecretName name, String text) {
		this.answers.put(name, new Outcome.Found(Values.value(text)));
	}

	private void fail(SecretName name, FailureKind kind) {
		this.answers.put(name, new Outcome.Failed(SecretFailure.of(kind, "the test", null)));
	}

	private void load(SecretName... names) {
		this.cache.load(List.of(names));
	}

	private void start() {
		this.memory.started();
	}

	private void restart() {
		this.memory.close();
		this.timer = new StubTimer();
		this.memory = memory();
		this.cache = cache();
		this.told.clear();
	}

	private void pass(Duration duration) {
		this.time.addAndGet(duration.toNanos());
	}

	private SnapshotMemory memory() {
		return memory(SnapshotKey.of(this.key));
	}

	private SnapshotMemory memory(SnapshotKey key) {
		return new SnapshotMemory(file(), key, "application=shop", MAX_STALE, new TickingClock(this.time),
				this.time::get, this.timer);
	}

	private Path file() {
		return this.directory.resolve("snapshot");
	}

	private SecretCache cache() {
		SecretCache cache = SecretCache.of(this::read,
				new CacheSettings(Duration.ofMinutes(5), MAX_STALE, 100, Duration.ofSeconds(5), Duration.ZERO),
				this.time::get, Runnable::run, new CacheCounts(), this.memory);
		cache.onChange(this.told::addAll);
		this.memory.keep(cache);
		return cache;
	}

	private Map<SecretName, Outcome> read(Collection<SecretName> names) {
		Map<SecretName, Outcome> outcomes = new HashMap<>(this.answers);
		outcomes.keySet().retainAll(names);
		return outcomes;
	}

	private static final class TickingClock extends Clock {

		private final AtomicLong time;

		TickingClock(AtomicLong time) {
			this.time = time;
		}

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
			return Values.NOW.plusNanos(this.time.get());
		}

	}

}
