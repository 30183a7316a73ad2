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
package io.github.awssecrets.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.github.awssecrets.aws.AwsWriter;
import io.github.awssecrets.backend.Act;
import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.doctor.Doctor;
import io.github.awssecrets.doctor.Finding;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretNaming;
import io.github.awssecrets.write.ListedSecret;
import io.github.awssecrets.write.NewSecrets;
import io.github.awssecrets.write.ScheduledDeletion;
import io.github.awssecrets.write.SecretStore;
import io.github.awssecrets.write.SecretWriteException;
import io.github.awssecrets.write.StoredVersion;
import io.github.awssecrets.write.WriteAdvisor.Advice;
import io.github.awssecrets.write.WriteListener;
import io.github.awssecrets.write.WrittenSecret;
import io.github.awssecrets.write.WrittenSecret.Effect;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the code of an application writes.
 */
interface StoreContract {

	@Test
	default void setWhenSecretIsMissingCreatesIt(Scratch secrets) {
		String odd = " pa${ss} #{word} \"\\\r\n\ud83d\udd11\n";
		WrittenSecret written = store(secrets).set(secrets.writable("db"), odd);
		assertThat(written.effect()).isEqualTo(Effect.CREATED);
		assertThat(secrets.text(secrets.name("db"))).isEqualTo(odd);
		assertThat(secrets.get(secrets.name("db")).versionId()).isEqualTo(written.versionId());
	}

	@Test
	default void setWhenSecretExistsAddsAVersion(Scratch secrets) {
		String name = secrets.create("db", "first");
		WrittenSecret written = store(secrets).set("db", "second");
		assertThat(written.effect()).isEqualTo(Effect.CHANGED);
		assertThat(secrets.text(name)).isEqualTo("second");
		assertThat(secrets.textAt(name, "AWSPREVIOUS")).isEqualTo("first");
		assertThat(secrets.get(name).versionId()).isEqualTo(written.versionId());
	}

	@Test
	default void setWhenValueIsTheSameAddsNoVersion(Scratch secrets) {
		String name = secrets.create("db", "first");
		String versionId = secrets.get(name).versionId();
		WrittenSecret written = store(secrets).set("db", "first");
		assertThat(written.effect()).isEqualTo(Effect.UNCHANGED);
		assertThat(written.versionId()).isEqualTo(versionId);
		assertThat(store(secrets).history("db")).hasSize(1);
	}

	@Test
	default void setWhenValueIsThatBeforeTheLastMakesItCurrentAgain(Scratch secrets) {
		String name = secrets.create("db", "first");
		store(secrets).set("db", "second");
		store(secrets).set("db", "first");
		assertThat(secrets.text(name)).isEqualTo("first");
		assertThat(secrets.textAt(name, "AWSPREVIOUS")).isEqualTo("second");
	}

	@Test
	default void setWhenSecretHasNoValueGivesItOne(Scratch secrets) {
		String name = secrets.createEmpty("db");
		store(secrets).set("db", "first");
		assertThat(secrets.text(name)).isEqualTo("first");
	}

	@Test
	default void setWhenValueIsBinaryKeepsItBinary(Scratch secrets) {
		store(secrets).set(secrets.writable("keystore"), Bytes.all(256));
		assertThat(secrets.get(secrets.name("keystore")).secretBinary().asByteArray()).isEqualTo(Bytes.all(256));
		assertThat(store(secrets).set("keystore", Bytes.all(256)).effect()).isEqualTo(Effect.UNCHANGED);
		assertThat(store(secrets).set("keystore", "text").effect()).isEqualTo(Effect.CHANGED);
		assertThat(secrets.text(secrets.name("keystore"))).isEqualTo("text");
	}

	@Test
	default void setWhenScheduledForDeletionRestoresIt(Scratch secrets) {
		String name = secrets.createScheduled("db");
		WrittenSecret written = store(secrets).set("db", "back again");
		assertThat(written.effect()).isEqualTo(Effect.RESTORED);
		assertThat(secrets.text(name)).isEqualTo("back again");
		assertThat(secrets.get(name).versionId()).isEqualTo(written.versionId());
		assertThat(describe(secrets, name).deletedDate()).isNull();
	}

	@Test
	default void setWhenValueHas65536BytesStoresIt(Scratch secrets) {
		store(secrets).set(secrets.writable("long"), "\u00e4".repeat(32_768));
		assertThat(secrets.text(secrets.name("long"))).isEqualTo("\u00e4".repeat(32_768));
	}

	@Test
	default void setWhenNewSecretsHaveTagsAndKeyTheyGetThem(Scratch secrets) {
		store(secrets, new NewSecrets("alias/shop", Map.of("team", "shop", "Cost-Center", "4711")))
			.set(secrets.writable("db"), "first");
		DescribeSecretResponse description = describe(secrets, secrets.name("db"));
		assertThat(description.kmsKeyId()).isEqualTo("alias/shop");
		assertThat(description.tags()).extracting((tag) -> tag.key() + "=" + tag.value())
			.containsExactlyInAnyOrder("team=shop", "Cost-Center=4711");
	}

	@Test
	default void setWhenSecretExistsLeavesTagsKeyAndDescriptionAlone(Scratch secrets) {
		String name = secrets.create("db", "first");
		secrets.client().updateSecret((request) -> request.secretId(name).description("of the shop"));
		store(secrets, new NewSecrets("alias/other", Map.of("team", "other"))).set("db", "second");
		assertThat(describe(secrets, name).description()).isEqualTo("of the shop");
		assertThat(describe(secrets, name).tags()).isEmpty();
		assertThat(secrets.calls().operations()).doesNotContain("TagResource");
	}

	@Test
	default void setWhenMemberIsNamedChangesItAlone(Scratch secrets) {
		String name = secrets.create("db", "{\"user\" : \"app\", \"port\":1.50, \"password\":\"first\"}");
		WrittenSecret written = store(secrets).set("db#password", "second");
		assertThat(written.effect()).isEqualTo(Effect.CHANGED);
		assertThat(secrets.textAt(name, "AWSCURRENT"))
			.isEqualTo("{\"user\" : \"app\", \"port\":1.50, \"password\":\"second\"}");
		assertThat(secrets.textAt(name, "AWSPREVIOUS")).contains("first");
		assertThat(secrets.textOf(name, written.versionId())).contains("second");
	}

	@Test
	default void setWhenMemberIsNamedIsSeenByAReadWithoutStage(Scratch secrets) {
		String name = secrets.create("db", "{\"password\":\"first\"}");
		store(secrets).set("db#password", "second");
		secrets.expect(() -> assertThat(secrets.text(name)).contains("second"), Deviation.CURRENT_MOVES_IN_NAME_ONLY,
				() -> assertThat(secrets.text(name)).contains("first"));
	}

	@Test
	default void setWhenMemberIsSetTwiceKeepsBoth(Scratch secrets) {
		String name = secrets.create("db", "{}");
		store(secrets).set("db#user", "app");
		store(secrets).set("db#password", "second");
		store(secrets).set("db#user", "shop");
		assertThat(secrets.textAt(name, "AWSCURRENT")).isEqualTo("{\"user\": \"shop\",\"password\": \"second\"}");
	}

	@Test
	default void setWhenMemberHasTheTextAddsNoVersion(Scratch secrets) {
		String name = secrets.create("db", "{\"password\":\"first\"}");
		WrittenSecret written = store(secrets).set("db#password", "first");
		assertThat(written.effect()).isEqualTo(Effect.UNCHANGED);
		assertThat(written.versionId()).isEqualTo(secrets.get(name).versionId());
		assertThat(store(secrets).history("db")).hasSize(1);
	}

	@Test
	default void setMembersWhenSecretIsMissingCreatesIt(Scratch secrets) {
		WrittenSecret written = store(secrets).setMembers(secrets.writable("db"), Map.of("user", "app"));
		assertThat(written.effect()).isEqualTo(Effect.CREATED);
		assertThat(secrets.text(secrets.name("db"))).isEqualTo("{\"user\": \"app\"}");
	}

	@Test
	default void setMembersWhenSecretHasNoValueGivesItOne(Scratch secrets) {
		String name = secrets.createEmpty("db");
		store(secrets).setMembers("db", Map.of("user", "app"));
		assertThat(secrets.text(name)).isEqualTo("{\"user\": \"app\"}");
	}

	@Test
	default void setMembersWhenScheduledForDeletionRestoresIt(Scratch secrets) {
		String name = secrets.create("db", "{\"user\":\"app\"}");
		secrets.client().deleteSecret((request) -> request.secretId(name));
		WrittenSecret written = store(secrets).setMembers("db", Map.of("password", "second"));
		assertThat(written.effect()).isEqualTo(Effect.RESTORED);
		assertThat(secrets.textAt(name, "AWSCURRENT")).isEqualTo("{\"user\":\"app\",\"password\":\"second\"}");
	}

	@Test
	default void setMembersWhenValueIsNoJsonIsRefused(Scratch secrets) {
		String name = secrets.create("db", "opensesame");
		assertFails(FailureKind.NOT_JSON, () -> store(secrets).setMembers("db", Map.of("password", "second")));
		assertThat(secrets.text(name)).isEqualTo("opensesame");
		assertThat(store(secrets).history("db")).hasSize(1);
	}

	@Test
	default void setMembersWhenScheduledAndNoJsonIsScheduledAgain(Scratch secrets) {
		String name = secrets.createScheduled("db");
		assertFails(FailureKind.NOT_JSON, () -> store(secrets).setMembers("db", Map.of("password", "second")));
		assertThat(describe(secrets, name).deletedDate()).isNotNull();
	}

	@Test
	default void deleteOfPathWhenWindowIsGivenTakesThatLong(Scratch secrets) {
		String name = secrets.create("db", "opensesame");
		ScheduledDeletion deletion = store(secrets).delete("db", Duration.ofDays(7));
		assertThat(Duration.between(Instant.now(), deletion.date())).isCloseTo(Duration.ofDays(7), Duration.ofHours(1));
		assertThat(deletion.secret().id()).isEqualTo(name);
		assertThat(Refusal.codeOf(() -> secrets.get(name))).isEqualTo(Refusal.INVALID_REQUEST);
	}

	@Test
	default void deleteOfPathWhenSecretIsMissingIsToldSo(Scratch secrets) {
		assertFails(FailureKind.NOT_FOUND, () -> store(secrets).delete("missing"));
	}

	@Test
	default void deleteOfPathWhenScheduledAlreadyIsToldSo(Scratch secrets) {
		secrets.createScheduled("db");
		assertFails(FailureKind.SCHEDULED_FOR_DELETION, () -> store(secrets).delete("db"));
	}

	@Test
	default void restoreOfPathWhenScheduledBringsValueBack(Scratch secrets) {
		String name = secrets.create("db", "opensesame");
		store(secrets).delete("db");
		store(secrets).restore("db");
		assertThat(secrets.text(name)).isEqualTo("opensesame");
	}

	@Test
	default void restoreOfPathWhenSecretIsMissingIsToldSo(Scratch secrets) {
		assertFails(FailureKind.NOT_FOUND, () -> store(secrets).restore("missing"));
	}

	@Test
	default void listOfPathsWhenThereAreManyHasThoseBelowThePrefixAlone(Scratch secrets) {
		List<String> many = secrets.createMany(105);
		String scheduled = secrets.createScheduled("scheduled");
		String neighbour = secrets.prefix() + "-neighbour/db";
		secrets.created(secrets.client().createSecret((request) -> request.name(neighbour).secretString("x")));
		List<ListedSecret> listed = store(secrets).list().toList();
		assertThat(listed).extracting(ListedSecret::name)
			.containsAll(many)
			.contains(scheduled)
			.doesNotContain(neighbour)
			.hasSize(106);
		assertThat(listed).filteredOn(ListedSecret::isScheduledForDeletion)
			.extracting(ListedSecret::path)
			.containsExactly("scheduled");
	}

	@Test
	default void listOfPathsWhenFewAreNeededReadsOnePage(Scratch secrets) {
		secrets.createMany(105);
		secrets.calls().clear();
		assertThat(store(secrets).list().limit(3)).hasSize(3);
		assertThat(secrets.calls().operations()).containsExactly("ListSecrets");
	}

	@Test
	default void historyWhenThereAreSeveralHasTheCurrentOneFirst(Scratch secrets) {
		String first = secrets.get(secrets.create("db", "first")).versionId();
		String second = store(secrets).set("db", "second").versionId();
		assertThat(store(secrets).history("db")).extracting(StoredVersion::id).containsExactlyInAnyOrder(first, second);
		assertThat(store(secrets).history("db")).filteredOn((version) -> version.id().equals(second))
			.flatExtracting(StoredVersion::stages)
			.containsExactly("AWSCURRENT");
	}

	@Test
	default void historyWhenSecretIsMissingIsToldSo(Scratch secrets) {
		secrets.expect(() -> assertFails(FailureKind.NOT_FOUND, () -> store(secrets).history("missing")),
				Deviation.HISTORY_OF_MISSING_BREAKS,
				() -> assertFails(FailureKind.SERVER_ERROR, () -> store(secrets).history("missing")));
	}

	@Test
	default void rollbackOfPathWhenThereIsAVersionBeforeMakesItCurrent(Scratch secrets) {
		String name = secrets.create("db", "first");
		String first = secrets.get(name).versionId();
		String second = store(secrets).set("db", "second").versionId();
		WrittenSecret back = store(secrets).rollback("db");
		assertThat(back.versionId()).isEqualTo(first);
		assertThat(secrets.textAt(name, "AWSCURRENT")).isEqualTo("first");
		assertThat(secrets.textAt(name, "AWSPREVIOUS")).isEqualTo("second");
		assertThat(store(secrets).rollback("db").versionId()).isEqualTo(second);
		assertThat(store(secrets).history("db")).hasSize(2);
	}

	@Test
	default void rollbackOfPathWhenThereIsNoVersionBeforeIsToldSo(Scratch secrets) {
		String name = secrets.create("db", "first");
		assertFails(FailureKind.VERSION_NOT_FOUND, () -> store(secrets).rollback("db"));
		assertThat(secrets.text(name)).isEqualTo("first");
	}

	@Test
	default void setWhenRolledBackBeforeTakesTheSameValueAgain(Scratch secrets) {
		String name = secrets.create("db", "first");
		store(secrets).set("db", "second");
		store(secrets).rollback("db");
		WrittenSecret written = store(secrets).set("db", "second");
		assertThat(written.effect()).isEqualTo(Effect.CHANGED);
		assertThat(secrets.text(name)).isEqualTo("second");
	}

	@Test
	default void writesWhenAnyIsMadeNeverUpdateTheSecretItself(Scratch secrets) {
		SecretStore store = store(secrets);
		secrets.calls().clear();
		store.set(secrets.writable("db"), "{\"a\":\"1\"}");
		store.set("db#a", "2");
		store.set("db", "{\"a\":\"3\"}");
		store.rollback("db");
		store.delete("db");
		store.set("db", "{\"a\":\"4\"}");
		assertThat(secrets.calls().operations()).doesNotContain("UpdateSecret")
			.containsAll(Arrays.asList("CreateSecret", "PutSecretValue", "UpdateSecretVersionStage", "DeleteSecret",
					"RestoreSecret"));
	}

	/**
	 * What policies have to allow, as docs/writing.md says.
	 */
	@Test
	default void callsWhenOperationsAreDoneAreThoseThatAreDocumented(Scratch secrets) {
		SecretStore store = store(secrets);
		assertCalls(secrets, () -> store.set(secrets.writable("db"), "{\"a\":\"1\"}"), "GetSecretValue",
				"CreateSecret");
		assertCalls(secrets, () -> store.set("db", "{\"a\":\"2\"}"), "GetSecretValue", "PutSecretValue");
		assertCalls(secrets, () -> store.set("db", "{\"a\":\"2\"}"), "GetSecretValue", "PutSecretValue");
		assertCalls(secrets, () -> store.rollback("db"), "DescribeSecret", "UpdateSecretVersionStage",
				"GetSecretValue");
		assertCalls(secrets, () -> store.history("db"), "ListSecretVersionIds");
		assertCalls(secrets, () -> store.list().limit(1).toList(), "ListSecrets");
		assertCalls(secrets, () -> store.delete("db"), "DeleteSecret");
		assertCalls(secrets, () -> store.restore("db"), "RestoreSecret");
		store.delete("db");
		assertCalls(secrets, () -> store.set("db", "{\"a\":\"3\"}"), "GetSecretValue", "DescribeSecret",
				"RestoreSecret", "PutSecretValue");
	}

	@Test
	default void callsWhenMemberIsSetAreThoseThatAreDocumented(Scratch secrets) {
		SecretStore store = store(secrets);
		assertCalls(secrets, () -> store.set(secrets.writable("db") + "#a", "1"), "GetSecretValue", "CreateSecret");
		assertCalls(secrets, () -> store.set("db#a", "2"), "GetSecretValue", "PutSecretValue",
				"UpdateSecretVersionStage");
		assertCalls(secrets, () -> store.set("db#a", "2"), "GetSecretValue", "PutSecretValue");
	}

	private static void assertCalls(Scratch secrets, Runnable operation, String... calls) {
		secrets.calls().clear();
		operation.run();
		assertThat(secrets.calls().operations()).containsExactly(calls);
	}

	static SecretStore store(Scratch secrets) {
		return store(secrets, NewSecrets.PLAIN);
	}

	static SecretStore store(Scratch secrets, NewSecrets newSecrets) {
		return SecretStore.of(AwsWriter.of(secrets::client, newSecrets), SecretNaming.of(secrets.prefix(), List.of()),
				WriteListener.NONE, StoreContract::advise);
	}

	private static Advice advise(SecretName name, Act act, SecretFailure failure, String action) {
		Finding finding = new Doctor().diagnose(name, failure, act, action);
		return new Advice(finding.description(), finding.action());
	}

	private static void assertFails(FailureKind kind, ThrowingCallable write) {
		assertThatExceptionOfType(SecretWriteException.class).isThrownBy(write)
			.satisfies((ex) -> assertThat(ex.failure().kind()).isEqualTo(kind))
			.withMessageNotContaining("opensesame");
	}

	private static DescribeSecretResponse describe(Scratch secrets, String name) {
		return secrets.client().describeSecret((request) -> request.secretId(name));
	}

}
