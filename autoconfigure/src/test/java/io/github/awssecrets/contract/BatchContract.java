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

import java.util.List;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.model.APIErrorType;
import software.amazon.awssdk.services.secretsmanager.model.BatchGetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretValueEntry;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What BatchGetSecretValue answers about the secrets of a list.
 */
interface BatchContract {

	@Test
	default void batchWhen20AreAskedForReturnsAll(Scratch secrets) {
		List<String> names = secrets.createMany(20);
		BatchGetSecretValueResponse response = batch(secrets, names);
		assertThat(response.secretValues()).extracting(SecretValueEntry::name)
			.containsExactlyInAnyOrderElementsOf(names);
		assertThat(response.secretValues())
			.allSatisfy((value) -> assertThat(value.secretString()).isEqualTo(value.name()));
		assertThat(response.errors()).isEmpty();
		assertThat(response.nextToken()).isNull();
	}

	@Test
	default void batchWhen21AreAskedForIsRefused(Scratch secrets) {
		List<String> names = secrets.createMany(21);
		String code = Refusal.codeOf(() -> batch(secrets, names));
		secrets.expect(() -> assertThat(code).isIn(Refusal.INVALID), Deviation.LARGE_BATCH_IS_ACCEPTED,
				() -> assertThat(code).isEqualTo(Refusal.NONE));
	}

	@Test
	default void batchWhenSecretIsFoundTellsWhatItIs(Scratch secrets) {
		String name = secrets.create("db", "first");
		String versionId = secrets.put(name, "second");
		SecretValueEntry value = batch(secrets, List.of(name)).secretValues().get(0);
		assertThat(value.secretString()).isEqualTo("second");
		assertThat(value.secretBinary()).isNull();
		assertThat(value.arn()).isEqualTo(secrets.arn(name));
		assertThat(value.versionId()).isEqualTo(versionId);
		assertThat(value.versionStages()).containsExactly("AWSCURRENT");
		assertThat(value.createdDate()).isNotNull();
	}

	@Test
	default void batchWhenSecretIsBinaryReturnsBytes(Scratch secrets) {
		String name = secrets.create("keystore", Bytes.all(256));
		String other = secrets.create("db", "opensesame");
		assertThat(batch(secrets, List.of(name, other)).secretValues()).filteredOn((value) -> value.name().equals(name))
			.singleElement()
			.satisfies((value) -> assertThat(value.secretBinary().asByteArray()).isEqualTo(Bytes.all(256)))
			.satisfies((value) -> assertThat(value.secretString()).isNull());
	}

	@Test
	default void batchWhenAskedByArnReturnsValues(Scratch secrets) {
		String full = secrets.create("full", "by full ARN");
		String partial = secrets.create("partial", "by partial ARN");
		assertThat(batch(secrets, List.of(secrets.arn(full), secrets.partialArn(partial))).secretValues())
			.extracting(SecretValueEntry::name, SecretValueEntry::secretString)
			.containsExactlyInAnyOrder(tuple(full, "by full ARN"), tuple(partial, "by partial ARN"));
	}

	@Test
	default void batchWhenSomeAreMissingReturnsTheOthers(Scratch secrets) {
		String name = secrets.create("db", "opensesame");
		BatchGetSecretValueResponse response = batch(secrets,
				List.of(secrets.name("missing/1"), name, secrets.name("missing/2")));
		assertThat(response.secretValues()).extracting(SecretValueEntry::name).containsExactly(name);
		assertThat(response.errors()).extracting(APIErrorType::secretId, APIErrorType::errorCode)
			.containsExactlyInAnyOrder(tuple(secrets.name("missing/1"), Refusal.NOT_FOUND),
					tuple(secrets.name("missing/2"), Refusal.NOT_FOUND));
		assertThat(response.errors()).extracting(APIErrorType::message).containsOnly(Refusal.MISSING);
	}

	@Test
	default void batchWhenAllAreMissingTellsSoOfEach(Scratch secrets) {
		BatchGetSecretValueResponse response = batch(secrets,
				List.of(secrets.name("missing/1"), secrets.name("missing/2")));
		assertThat(response.secretValues()).isEmpty();
		assertThat(response.errors()).hasSize(2);
	}

	@Test
	default void batchWhenOneHasNoValueReturnsTheOthers(Scratch secrets) {
		String name = secrets.create("db", "opensesame");
		String empty = secrets.createEmpty("empty");
		List<String> ids = List.of(empty, name);
		secrets.expect(() -> {
			BatchGetSecretValueResponse response = batch(secrets, ids);
			assertThat(response.secretValues()).extracting(SecretValueEntry::name).containsExactly(name);
			assertThat(response.errors()).extracting(APIErrorType::secretId, APIErrorType::errorCode)
				.containsExactly(tuple(empty, Refusal.NOT_FOUND));
		}, Deviation.EMPTY_SECRET_SPOILS_BATCH,
				() -> assertThat(Refusal.codeOf(() -> batch(secrets, ids))).isEqualTo(Refusal.NOT_FOUND));
	}

	@Test
	default void batchWhenOneIsScheduledForDeletionReturnsTheOthers(Scratch secrets) {
		String name = secrets.create("db", "opensesame");
		String scheduled = secrets.createScheduled("scheduled");
		BatchGetSecretValueResponse response = batch(secrets, List.of(scheduled, name));
		assertThat(response.secretValues()).extracting(SecretValueEntry::name).containsExactly(name);
		assertThat(response.errors()).extracting(APIErrorType::secretId, APIErrorType::errorCode)
			.containsExactly(tuple(scheduled, Refusal.INVALID_REQUEST));
	}

	/**
	 * AWS does not document what a repeated id does. All that matters is that an answer,
	 * if there is one, is about the secret.
	 */
	@Test
	default void batchWhenIdIsRepeatedReturnsNothingElse(Scratch secrets) {
		String name = secrets.create("db", "opensesame");
		try {
			BatchGetSecretValueResponse response = batch(secrets, List.of(name, name));
			assertThat(response.secretValues()).isNotEmpty()
				.allSatisfy((value) -> assertThat(value.secretString()).isEqualTo("opensesame"));
			assertThat(response.errors()).isEmpty();
		}
		catch (SecretsManagerException ex) {
			assertThat(ex.awsErrorDetails().errorCode()).isIn(Refusal.INVALID);
		}
	}

	static BatchGetSecretValueResponse batch(Scratch secrets, List<String> ids) {
		return secrets.client().batchGetSecretValue((request) -> request.secretIdList(ids));
	}

}
