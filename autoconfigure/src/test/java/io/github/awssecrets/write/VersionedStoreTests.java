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

package io.github.awssecrets.write;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.doctor.Doctor;
import io.github.awssecrets.ref.SecretNaming;
import io.github.awssecrets.write.WrittenSecret.Effect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link VersionedStore} where reads lag behind and others write as well.
 */
class VersionedStoreTests {

	private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

	private final StubWriter writer = new StubWriter();

	private final List<Integer> pauses = new ArrayList<>();

	private final List<String> told = new ArrayList<>();

	private final SecretStore store = new VersionedStore(this.writer, SecretNaming.of("app", List.of()),
			(name, value, begun, replaced) -> {
				this.told.add(name.version() + " " + value.text() + " for " + replaced);
				return () -> this.told.add("followed");
			}, new Doctor(), this.pauses::add, Clock.fixed(NOW, ZoneOffset.UTC));

	@Test
	void setWhenReadIsBehindPutsAllTheSame() {
		this.writer.with("v1", "old").with("v2", "middle");
		this.writer.lagging.add(this.writer.found("v1"));
		assertThat(this.store.set("db", "new").effect()).isEqualTo(Effect.CHANGED);
		assertThat(this.writer.current()).isEqualTo("new");
	}

	@Test
	void setWhenReadIsBehindAndSaysThatNothingIsToBeDoneIsNotBelieved() {
		this.writer.with("v1", "wanted").with("v2", "other");
		this.writer.lagging.add(this.writer.found("v1"));
		this.store.set("db", "wanted");
		assertThat(this.writer.current()).isEqualTo("wanted");
		assertThat(this.writer.versions).hasSize(3);
	}

	@Test
	void setWhenReadIsBehindAndWriteIsRepeatedMakesOneVersion() {
		this.writer.with("v1", "old");
		this.store.set("db", "new");
		this.writer.lagging.add(this.writer.found("v1"));
		this.store.set("db", "new");
		assertThat(this.writer.versions).hasSize(2);
	}

	@Test
	void setWhenTwoFollowTheSameVersionWithDifferentValuesPutsBoth() {
		this.writer.with("v1", "old");
		this.store.set("db", "theirs");
		this.writer.lagging.add(this.writer.found("v1"));
		this.store.set("db", "ours");
		assertThat(this.writer.current()).isEqualTo("ours");
		assertThat(this.writer.versions.values()).extracting((value) -> value.text())
			.containsExactly("old", "theirs", "ours");
	}

	@Test
	void setWhenReadDoesNotKnowTheSecretYetPutsIntoIt() {
		this.writer.with("v1", "old");
		this.writer.lagging
			.add(new Outcome.Failed(StubWriter.failed(FailureKind.NOT_FOUND, "ResourceNotFoundException")));
		assertThat(this.store.set("db", "new").effect()).isEqualTo(Effect.CHANGED);
		assertThat(this.writer.calls).containsExactly("read", "create", "put");
	}

	@Test
	void setWhenTokensTellNothingOfTheValue() {
		this.writer.with("v1", "old");
		String ours = this.store.set("db", "one").versionId();
		StubWriter other = new StubWriter().with("v1", "old");
		String theirs = new VersionedStore(other, SecretNaming.of("app", List.of()), WriteListener.NONE, new Doctor())
			.set("db", "two")
			.versionId();
		assertThat(ours).isEqualTo(theirs).hasSize(36);
	}

	@Test
	void setWhenRestoredSecretIsNotUsableYetTriesAgain() {
		this.writer.with("v1", "old");
		this.writer.deletion = NOW.plus(Duration.ofDays(20));
		this.writer.failing.put("put",
				new ArrayList<>(
						List.of(StubWriter.failed(FailureKind.SCHEDULED_FOR_DELETION, "InvalidRequestException"),
								StubWriter.failed(FailureKind.SCHEDULED_FOR_DELETION, "InvalidRequestException"))));
		assertThat(this.store.set("db", "new").effect()).isEqualTo(Effect.RESTORED);
		assertThat(this.writer.calls.stream().filter("restore"::equals)).hasSize(1);
		assertThat(this.writer.deletion).isNull();
		assertThat(this.pauses).isNotEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "2026-03-21T12:00:00Z,20", "2026-03-13T13:00:00Z,13", "2026-03-02T12:00:00Z,7",
			"2026-05-01T12:00:00Z,30", "2026-02-27T12:00:00Z,30" })
	void setWhenRestoredSecretCanNotBeWrittenSchedulesTheRestOfTheWindow(Instant deletion, int days) {
		this.writer.with("v1", "old");
		this.writer.deletion = deletion;
		this.writer.failing.put("put", new ArrayList<>(List.of(StubWriter.failed(FailureKind.ENCRYPTION_FAILED, "E"))));
		assertThatExceptionOfType(SecretWriteException.class).isThrownBy(() -> this.store.set("db", "new"))
			.withMessageContaining("is scheduled for deletion again, in " + days + " days");
		assertThat(this.writer.window).isEqualTo(days);
		assertThat(this.writer.deletion).isNotNull();
	}

	@Test
	void setWhenRestoredSecretCanNotBeScheduledAgainSaysSo() {
		this.writer.with("v1", "old");
		this.writer.deletion = NOW.plus(Duration.ofDays(20));
		this.writer.failing.put("put", new ArrayList<>(List.of(StubWriter.failed(FailureKind.ENCRYPTION_FAILED, "E"))));
		this.writer.failing.put("delete", new ArrayList<>(List.of(StubWriter.failed(FailureKind.ACCESS_DENIED, "E"))));
		assertThatExceptionOfType(SecretWriteException.class).isThrownBy(() -> this.store.set("db", "new"))
			.withMessageContaining("could not be scheduled for deletion again");
	}

	@ParameterizedTest
	@EnumSource(names = { "THROTTLED", "UNREACHABLE", "NO_CREDENTIALS", "INVALID_REQUEST" })
	void setWhenNothingCanBeReadChangesNothing(FailureKind kind) {
		this.writer.with("v1", "old");
		this.writer.lagging.add(new Outcome.Failed(StubWriter.failed(kind, null)));
		assertThatExceptionOfType(SecretWriteException.class).isThrownBy(() -> this.store.set("db", "new"))
			.satisfies((ex) -> assertThat(ex.failure().kind()).isEqualTo(kind));
		assertThat(this.writer.calls).containsExactly("read");
		assertThat(this.told).isEmpty();
	}

	@Test
	void setWhenListenerIsToldItHearsBeforeFollowersDo() {
		this.writer.with("v1", "old");
		this.store.set("db", "new");
		assertThat(this.told).containsExactly("stage AWSCURRENT new for v1", "followed");
	}

	@Test
	void setMembersWhenOthersWriteEachTimeLosesNoneOfIt() {
		this.writer.with("v1", "{\"n\":\"0\"}");
		this.writer.before.put("makeCurrent", () -> {
			this.writer.with("v2", "{\"n\":\"1\"}");
			this.writer.before.put("makeCurrent", () -> this.writer.with("v3", "{\"n\":\"2\"}"));
		});
		this.store.setMembers("db", Map.of("ours", "x"));
		assertThat(this.writer.current()).isEqualTo("{\"n\":\"2\",\"ours\":\"x\"}");
		assertThat(this.pauses).containsExactly(1, 2);
		assertThat(this.told).containsExactly("stage AWSCURRENT {\"n\":\"2\",\"ours\":\"x\"} for v3", "followed");
	}

	@Test
	void setMembersWhenOthersNeverStopGivesUpAndChangesNothing() {
		this.writer.with("v0", "{}");
		int[] count = { 0 };
		class Again implements Runnable {

			@Override
			public void run() {
				StubWriter stub = VersionedStoreTests.this.writer;
				stub.with("v" + ++count[0], "{\"n\":\"" + count[0] + "\"}");
				stub.before.put("makeCurrent", this);
			}

		}
		this.writer.before.put("makeCurrent", new Again());
		assertThatExceptionOfType(SecretWriteException.class)
			.isThrownBy(() -> this.store.setMembers("db", Map.of("ours", "x")))
			.satisfies((ex) -> assertThat(ex.failure().kind()).isEqualTo(FailureKind.CONCURRENT_WRITE))
			.withMessageContaining("others change it at the same time");
		assertThat(count[0]).isEqualTo(MemberWrite.MOST_ATTEMPTS);
		assertThat(this.writer.current()).isEqualTo("{\"n\":\"10\"}");
		assertThat(this.told).isEmpty();
	}

	@Test
	void setMembersWhenReadIsBehindMergesIntoWhatIsCurrent() {
		this.writer.with("v1", "{\"a\":\"1\"}").with("v2", "{\"a\":\"2\"}");
		this.writer.lagging.add(this.writer.found("v1"));
		this.store.setMembers("db", Map.of("b", "x"));
		assertThat(this.writer.current()).isEqualTo("{\"a\":\"2\",\"b\":\"x\"}");
	}

	@Test
	void setMembersWhenReadIsBehindAndSaysThatNothingIsToBeDoneIsNotBelieved() {
		this.writer.with("v1", "{\"a\":\"1\"}").with("v2", "{\"a\":\"2\"}");
		this.writer.lagging.add(this.writer.found("v1"));
		assertThat(this.store.setMembers("db", Map.of("a", "1")).effect()).isEqualTo(Effect.CHANGED);
		assertThat(this.writer.current()).isEqualTo("{\"a\":\"1\"}");
	}

	@Test
	void setMembersWhenSecretIsDeletedMeanwhileRestoresItOnce() {
		this.writer.with("v1", "{\"a\":\"1\"}");
		this.writer.before.put("makeCurrent", () -> this.writer.deletion = NOW.plus(Duration.ofDays(9)));
		assertThat(this.store.setMembers("db", Map.of("b", "x")).effect()).isEqualTo(Effect.RESTORED);
		assertThat(this.writer.current()).isEqualTo("{\"a\":\"1\",\"b\":\"x\"}");
	}

	@Test
	void rollbackWhenAnswerWasLostAndItIsRepeatedIsDoneOnce() {
		this.writer.with("v1", "old").with("v2", "new");
		this.writer.before.put("makeCurrent", () -> {
			this.writer.stages.put(SecretWriter.CURRENT, "v1");
			this.writer.stages.put(SecretWriter.PREVIOUS, "v2");
		});
		assertThat(this.store.rollback("db").versionId()).isEqualTo("v1");
		assertThat(this.writer.current()).isEqualTo("old");
		assertThat(this.told).containsExactly("stage AWSCURRENT old for v2", "followed");
	}

	@Test
	void rollbackWhenSomebodyElseWritesMeanwhileIsRefused() {
		this.writer.with("v1", "old").with("v2", "new");
		this.writer.before.put("makeCurrent", () -> this.writer.with("v3", "theirs"));
		assertThatExceptionOfType(SecretWriteException.class).isThrownBy(() -> this.store.rollback("db"))
			.satisfies((ex) -> assertThat(ex.failure().kind()).isEqualTo(FailureKind.CONCURRENT_WRITE));
		assertThat(this.writer.current()).isEqualTo("theirs");
	}

	@Test
	void rollbackWhenValueCanNotBeReadIsDoneAllTheSame() {
		this.writer.with("v1", "old").with("v2", "new");
		this.writer.lagging.add(new Outcome.Failed(StubWriter.failed(FailureKind.ACCESS_DENIED, null)));
		assertThat(this.store.rollback("db").versionId()).isEqualTo("v1");
		assertThat(this.told).isEmpty();
	}

}
