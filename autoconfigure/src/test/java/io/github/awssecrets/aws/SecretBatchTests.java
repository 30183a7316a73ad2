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

import java.util.List;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.APIErrorType;
import software.amazon.awssdk.services.secretsmanager.model.BatchGetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretValueEntry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SecretBatch}.
 */
class SecretBatchTests {

	private static final String OWN = "arn:aws:secretsmanager:eu-central-1:111111111111:secret:db";

	private static final String FOREIGN = "arn:aws:secretsmanager:eu-central-1:222222222222:secret:db";

	private final Endpoint endpoint = Endpoint.of(mock(SecretsManagerClient.class));

	@Test
	void takeOfAnotherAccountsSecretDoesNotAnswerTheName() {
		SecretBatch batch = batch("db", FOREIGN);
		batch.take(page(entry("db", FOREIGN + "-AbCdEf", "foreign")));
		assertThat(batch.outcomes()).containsOnlyKeys(FOREIGN);
		batch.take(page(entry("db", OWN + "-AbCdEf", "own")));
		assertThat(WithServer.texts(batch.outcomes().values())).containsExactly("foreign", "own");
	}

	@Test
	void takeOfWhatNobodyAskedForIsIgnored() {
		SecretBatch batch = batch("db", OWN, OWN + "-AbCdEf");
		batch.take(page(entry("db2", OWN + "2-AbCdEf", "x")));
		batch.take(page(entry("db-longer", OWN + "-longer-AbCdEf", "x")));
		batch.take(page(entry("DB", OWN.toUpperCase(), "x")));
		batch.take(page(entry(null, null, "x")));
		assertThat(batch.outcomes()).isEmpty();
	}

	@Test
	void takeOfAnEntryWithoutValueIsInvalid() {
		SecretBatch batch = batch("db");
		batch.take(page(entry("db", OWN + "-AbCdEf", null)));
		assertThat(WithServer.failure(batch.outcomes().get("db")).kind()).isEqualTo(FailureKind.INVALID_RESPONSE);
	}

	@Test
	void takeOfAnErrorKeepsCodeAndMessage() {
		SecretBatch batch = batch("db", OWN);
		batch.take(BatchGetSecretValueResponse.builder()
			.errors(error("db", "ResourceNotFoundException"), error(OWN, "AccessDeniedException"))
			.build());
		assertThat(batch.outcomes().values()).map(WithServer::failure)
			.extracting("kind", "code", "detail")
			.containsExactly(tuple(FailureKind.NOT_FOUND, "ResourceNotFoundException", "why"),
					tuple(FailureKind.ACCESS_DENIED, "AccessDeniedException", "why"));
	}

	@Test
	void takeOfAnErrorThatPassesOrIsUnknownLeavesItOpen() {
		SecretBatch batch = batch("a", "b", "c", "d");
		batch.take(BatchGetSecretValueResponse.builder()
			.errors(error("a", "InternalServiceError"), error("b", "ThrottlingException"), error("c", "New"),
					error("d", null))
			.build());
		assertThat(batch.outcomes()).isEmpty();
	}

	@Test
	void failKeepsWhatIsKnown() {
		SecretBatch batch = batch("db", "mail");
		batch.take(page(entry("db", OWN + "-AbCdEf", "own")));
		batch.fail(new Outcome.Failed(AwsFailures.ofNoCall(this.endpoint, FailureKind.TIMEOUT, null)));
		assertThat(WithServer.texts(batch.outcomes().values())).containsExactly("own", "TIMEOUT");
	}

	private SecretBatch batch(String... ids) {
		return new SecretBatch(this.endpoint, List.of(ids));
	}

	private static BatchGetSecretValueResponse page(SecretValueEntry entry) {
		return BatchGetSecretValueResponse.builder().secretValues(entry).build();
	}

	private static SecretValueEntry entry(String name, String arn, String text) {
		return SecretValueEntry.builder().name(name).arn(arn).secretString(text).build();
	}

	private static APIErrorType error(String secretId, String code) {
		return APIErrorType.builder().secretId(secretId).errorCode(code).message("why").build();
	}

}
