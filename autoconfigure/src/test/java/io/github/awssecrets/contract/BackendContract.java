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

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import io.github.awssecrets.aws.AwsBackend;
import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretVersion;
import org.junit.jupiter.api.Test;

import org.springframework.core.task.SimpleAsyncTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the backend makes of the server's answers.
 */
interface BackendContract {

	@Test
	default void readWhenSecretIsTextReturnsItWithItsOrigin(Scratch secrets) {
		String name = secrets.create("db", "pa${ss}\n\ud83d\udd11");
		SecretValue value = found(read(secrets, current(name)));
		assertThat(value.text()).isEqualTo("pa${ss}\n\ud83d\udd11");
		assertThat(value.isBinary()).isFalse();
		assertThat(value.origin().arn()).isEqualTo(secrets.arn(name));
		assertThat(value.origin().versionId()).isEqualTo(secrets.get(name).versionId());
		assertThat(value.origin().created()).isNotNull();
	}

	@Test
	default void readWhenSecretIsBinaryReturnsBytes(Scratch secrets) {
		String name = secrets.create("keystore", Bytes.all(256));
		String other = secrets.create("truststore", Bytes.all(3));
		Map<SecretName, Outcome> outcomes = readAll(secrets, List.of(current(name), current(other)));
		assertThat(found(outcomes.get(current(name))).bytes()).isEqualTo(Bytes.all(256));
		assertThat(found(outcomes.get(current(other))).isBinary()).isTrue();
		assertThat(found(read(secrets, current(name))).bytes()).isEqualTo(Bytes.all(256));
	}

	@Test
	default void readWhenAskedByArnAndByNameReturnsBoth(Scratch secrets) {
		String name = secrets.create("db", "opensesame");
		List<SecretName> names = List.of(current(name), current(secrets.arn(name)), current(secrets.partialArn(name)));
		assertThat(readAll(secrets, names)).containsOnlyKeys(names)
			.allSatisfy((asked, outcome) -> assertThat(found(outcome).text()).isEqualTo("opensesame"));
	}

	@Test
	default void readWhenVersionIsGivenReturnsIt(Scratch secrets) {
		String name = secrets.create("db", "first");
		String first = secrets.get(name).versionId();
		secrets.put(name, "second");
		assertThat(found(read(secrets, at(name, SecretVersion.ofStage("AWSPREVIOUS")))).text()).isEqualTo("first");
		assertThat(found(read(secrets, at(name, SecretVersion.ofId(first)))).text()).isEqualTo("first");
		assertThat(found(read(secrets, current(name))).text()).isEqualTo("second");
	}

	@Test
	default void readWhenCurrentMovedBackReturnsTheOldVersion(Scratch secrets) {
		String name = secrets.create("db", "first");
		StageContract.moveCurrentBack(secrets, name);
		String text = found(read(secrets, current(name))).text();
		secrets.expect(() -> assertThat(text).isEqualTo("first"), Deviation.CURRENT_MOVES_IN_NAME_ONLY,
				() -> assertThat(text).isEqualTo("second"));
	}

	@Test
	default void readWhenSecretIsMissingFailsAsNotFound(Scratch secrets) {
		assertThat(kind(read(secrets, current(secrets.name("missing"))))).isEqualTo(FailureKind.NOT_FOUND);
	}

	@Test
	default void readWhenSecretHasNoValueFailsAsVersionNotFound(Scratch secrets) {
		String name = secrets.createEmpty("empty");
		assertThat(kind(read(secrets, current(name)))).isEqualTo(FailureKind.VERSION_NOT_FOUND);
	}

	@Test
	default void readWhenStageIsUnknownFailsAsVersionNotFound(Scratch secrets) {
		String name = secrets.create("db", "opensesame");
		FailureKind kind = kind(read(secrets, at(name, SecretVersion.ofStage("AWSPREVIOUS"))));
		secrets.expect(() -> assertThat(kind).isEqualTo(FailureKind.VERSION_NOT_FOUND),
				Deviation.UNKNOWN_STAGE_IS_NOT_NAMED, () -> assertThat(kind).isEqualTo(FailureKind.NOT_FOUND));
	}

	@Test
	default void readWhenVersionIsUnknownFailsAsVersionNotFound(Scratch secrets) {
		String name = secrets.create("db", "opensesame");
		SecretVersion unknown = SecretVersion.ofId("00000000-0000-4000-8000-000000000000");
		assertThat(kind(read(secrets, at(name, unknown)))).isEqualTo(FailureKind.VERSION_NOT_FOUND);
	}

	@Test
	default void readWhenScheduledForDeletionFailsAsSuch(Scratch secrets) {
		String name = secrets.createScheduled("db");
		assertThat(kind(read(secrets, current(name)))).isEqualTo(FailureKind.SCHEDULED_FOR_DELETION);
	}

	@Test
	default void readWhenSomeFailReturnsAllOthers(Scratch secrets) {
		List<String> good = secrets.createMany(22);
		String missing = secrets.name("missing");
		String empty = secrets.createEmpty("empty");
		String scheduled = secrets.createScheduled("scheduled");
		List<String> all = new ArrayList<>(good);
		Collections.addAll(all, missing, empty, scheduled);
		Collections.rotate(all, 12);
		Map<SecretName, Outcome> outcomes = readAll(secrets, all.stream().map(BackendContract::current).toList());
		assertThat(good).allSatisfy((name) -> assertThat(found(outcomes.get(current(name))).text()).isEqualTo(name));
		assertThat(kind(outcomes.get(current(missing)))).isEqualTo(FailureKind.NOT_FOUND);
		assertThat(kind(outcomes.get(current(empty)))).isEqualTo(FailureKind.VERSION_NOT_FOUND);
		assertThat(kind(outcomes.get(current(scheduled)))).isEqualTo(FailureKind.SCHEDULED_FOR_DELETION);
	}

	@Test
	default void readWhen45AreAskedForMakesThreeCalls(Scratch secrets) {
		List<String> names = secrets.createMany(45);
		secrets.calls().clear();
		Map<SecretName, Outcome> outcomes = readAll(secrets, names.stream().map(BackendContract::current).toList());
		assertThat(secrets.calls().operations()).containsExactly("BatchGetSecretValue", "BatchGetSecretValue",
				"BatchGetSecretValue");
		assertThat(outcomes).hasSize(45)
			.allSatisfy((name, outcome) -> assertThat(found(outcome).text()).isEqualTo(name.id()));
	}

	static AwsBackend backend(Scratch secrets) {
		return AwsBackend.of(secrets::client, new SimpleAsyncTaskExecutor("contract-"), AwsBackend.DEFAULT_CALLS);
	}

	private static Map<SecretName, Outcome> readAll(Scratch secrets, Collection<SecretName> names) {
		return backend(secrets).read(names);
	}

	private static Outcome read(Scratch secrets, SecretName name) {
		return readAll(secrets, List.of(name)).get(name);
	}

	private static SecretName current(String id) {
		return at(id, SecretVersion.CURRENT);
	}

	private static SecretName at(String id, SecretVersion version) {
		return new SecretName("", null, id, version);
	}

	private static SecretValue found(Outcome outcome) {
		assertThat(outcome).isInstanceOf(Outcome.Found.class);
		return ((Outcome.Found) outcome).value();
	}

	private static FailureKind kind(Outcome outcome) {
		assertThat(outcome).isInstanceOf(Outcome.Failed.class);
		return ((Outcome.Failed) outcome).failure().kind();
	}

}
