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
package io.github.awssecrets.test;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for reading one value.
 */
class GetSecretValueTests extends WithServer {

	@Test
	void getWhenSecretHasTextReturnsItWithItsVersion() {
		String versionId = this.server.put("app/db", "opensesame");
		GetSecretValueResponse response = this.client.getSecretValue((request) -> request.secretId("app/db"));
		assertThat(response.secretString()).isEqualTo("opensesame");
		assertThat(response.secretBinary()).isNull();
		assertThat(response.versionId()).isEqualTo(versionId);
		assertThat(response.versionStages()).containsExactly("AWSCURRENT");
		assertThat(response.createdDate()).isNotNull();
	}

	@Test
	void getWhenTextIsUnusualReturnsItUnchanged() {
		String text = "\u0000 \u001f \"\\/ ${a} #{b} \r\n\t \u2028 \u00e9 \ud83d\udd11 \uffff";
		this.server.put("odd", text);
		assertThat(read("odd")).isEqualTo(text);
	}

	@Test
	void getWhenSecretIsBinaryReturnsBytes() {
		byte[] bytes = { 0, -1, 127, -128 };
		this.server.put("keystore", bytes);
		GetSecretValueResponse response = this.client.getSecretValue((request) -> request.secretId("keystore"));
		assertThat(response.secretBinary().asByteArray()).isEqualTo(bytes);
		assertThat(response.secretString()).isNull();
	}

	@Test
	void getWhenAskedByArnReturnsValue() {
		this.server.put("app/db", "opensesame");
		String arn = this.server.arn("app/db");
		assertThat(arn).matches("arn:aws:secretsmanager:eu-central-1:\\d{12}:secret:app/db-[A-Za-z0-9]{6}");
		assertThat(read(arn)).isEqualTo("opensesame");
	}

	@Test
	void getWhenAskedByArnWithoutSuffixReturnsValue() {
		this.server.put("app/db", "opensesame");
		assertThat(read(this.server.arn("app/db").replaceFirst("-\\w{6}$", ""))).isEqualTo("opensesame");
	}

	@Test
	void getWhenPartialArnLooksCompleteFindsNothing() {
		this.server.put("app-config", "opensesame");
		assertThatExceptionOfType(ResourceNotFoundException.class)
			.isThrownBy(() -> read(this.server.arn("app-config").replaceFirst("-\\w{6}$", "")));
	}

	@Test
	void getWhenArnIsOfAnotherRegionFindsNothing() {
		this.server.put("app/db", "opensesame");
		assertThatExceptionOfType(ResourceNotFoundException.class)
			.isThrownBy(() -> read(this.server.arn("app/db").replace("eu-central-1", "us-east-1")));
	}

	@Test
	void getWhenSecretIsMissingFailsAsAwsDoes() {
		assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> read("absent"))
			.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(400))
			.satisfies((ex) -> assertThat(ex.requestId()).isNotEmpty())
			.satisfies((ex) -> assertThat(ex.awsErrorDetails().errorMessage())
				.isEqualTo("Secrets Manager can't find the specified secret."));
	}

	@Test
	void getWhenSecretHasNoValueNamesTheStage() {
		this.server.create("empty");
		assertThat(messageOf(() -> read("empty"))).endsWith("for staging label: AWSCURRENT");
	}

	@Test
	void getWhenStageIsGivenReturnsItsVersion() {
		this.server.put("app/db", "first");
		this.server.put("app/db", "second");
		this.server.put("app/db", "third", "AWSPENDING");
		assertThat(readStage("AWSCURRENT")).isEqualTo("second");
		assertThat(readStage("AWSPREVIOUS")).isEqualTo("first");
		assertThat(readStage("AWSPENDING")).isEqualTo("third");
	}

	@Test
	void getWhenVersionHasNoStageReturnsItById() {
		String first = this.server.put("app/db", "first");
		this.server.put("app/db", "second");
		this.server.put("app/db", "third");
		assertThat(this.client.getSecretValue((request) -> request.secretId("app/db").versionId(first)).secretString())
			.isEqualTo("first");
	}

	@Test
	void getWhenVersionAndStageDisagreeFails() {
		String first = this.server.put("app/db", "first");
		this.server.put("app/db", "second");
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> this.client
			.getSecretValue((request) -> request.secretId("app/db").versionId(first).versionStage("AWSCURRENT")));
	}

	@Test
	void getWhenVersionIsUnknownNamesIt() {
		this.server.put("app/db", "first");
		assertThat(messageOf(() -> this.client.getSecretValue((request) -> request.secretId("app/db").versionId("v9"))))
			.endsWith("for VersionId: v9");
	}

	@Test
	void getWhenSecretIsScheduledForDeletionFails() {
		this.server.put("app/db", "opensesame");
		this.server.scheduleDeletion("app/db");
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> read("app/db"))
			.withMessageContaining("marked for deletion");
	}

	@Test
	void getWhenNameHasForbiddenCharactersFails() {
		assertThat(codeOf(() -> read("no spaces"))).isEqualTo("ValidationException");
	}

	private String readStage(String stage) {
		return this.client.getSecretValue((request) -> request.secretId("app/db").versionStage(stage)).secretString();
	}

}
