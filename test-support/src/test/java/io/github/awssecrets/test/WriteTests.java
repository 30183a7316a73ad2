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

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for creating, putting and updating.
 */
class WriteTests extends WithServer {

	private final String token = UUID.randomUUID().toString();

	@Test
	void createWhenNameIsFreeStoresFirstVersion() {
		CreateSecretResponse response = create("app/db", "first");
		assertThat(response.versionId()).isEqualTo(this.token);
		assertThat(response.arn()).isEqualTo(this.server.arn("app/db"));
		assertThat(this.server.text("app/db")).isEqualTo("first");
	}

	@Test
	void createWhenThereIsNoValueHasNoVersion() {
		assertThat(this.client.createSecret((request) -> request.name("empty")).versionId()).isNull();
		assertThat(this.server.names()).containsExactly("empty");
	}

	@Test
	void createWhenRepeatedWithSameTokenAndValueSucceeds() {
		create("app/db", "first");
		assertThat(create("app/db", "first").arn()).isEqualTo(this.server.arn("app/db"));
	}

	@Test
	void createWhenNameIsTakenFails() {
		this.server.put("app/db", "first");
		assertThatExceptionOfType(ResourceExistsException.class).isThrownBy(() -> create("app/db", "first"));
	}

	@Test
	void createWhenNameIsScheduledForDeletionFails() {
		this.server.put("app/db", "first");
		this.server.scheduleDeletion("app/db");
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> create("app/db", "first"))
			.withMessageContaining("already scheduled for deletion");
	}

	@ParameterizedTest
	@ValueSource(strings = { "no spaces", "rds!db-1", "a:b", "\u00e9", "a#b" })
	void createWhenNameIsInvalidFails(String name) {
		assertThat(codeOf(() -> create(name, "first"))).isEqualTo("ValidationException");
	}

	@Test
	void createWhenNameIsTooLongFails() {
		assertThat(create("n".repeat(512), "first").name()).hasSize(512);
		assertThat(codeOf(() -> create("n".repeat(513), "first"))).isEqualTo("ValidationException");
	}

	@Test
	void createWhenDescribedKeepsDescriptionKeyAndTags() {
		this.client.createSecret((request) -> request.name("app/db")
			.description("the database")
			.kmsKeyId("alias/app")
			.tags(Tag.builder().key("team").value("shop").build()));
		DescribeSecretResponse description = this.client.describeSecret((request) -> request.secretId("app/db"));
		assertThat(description.description()).isEqualTo("the database");
		assertThat(description.kmsKeyId()).isEqualTo("alias/app");
		assertThat(description.tags()).containsExactly(Tag.builder().key("team").value("shop").build());
		assertThat(description.createdDate()).isNotNull();
	}

	@Test
	void putWhenSecretHasValueMovesLabels() {
		String first = this.server.put("app/db", "first");
		PutSecretValueResponse response = put("second", this.token);
		assertThat(response.versionId()).isEqualTo(this.token);
		assertThat(response.versionStages()).containsExactly("AWSCURRENT");
		assertThat(this.client.describeSecret((request) -> request.secretId("app/db")).versionIdsToStages())
			.containsEntry(this.token, List.of("AWSCURRENT"))
			.containsEntry(first, List.of("AWSPREVIOUS"));
	}

	@Test
	void putWhenStagesAreGivenLeavesCurrentAlone() {
		this.server.put("app/db", "first");
		this.client.putSecretValue(
				(request) -> request.secretId("app/db").secretString("second").versionStages("AWSPENDING", "blue"));
		assertThat(this.server.text("app/db")).isEqualTo("first");
		assertThat(this.client.getSecretValue((request) -> request.secretId("app/db").versionStage("blue"))
			.versionStages()).containsExactlyInAnyOrder("AWSPENDING", "blue");
	}

	@Test
	void putWhenVersionIsTheFirstMakesItCurrent() {
		this.server.create("app/db");
		this.client
			.putSecretValue((request) -> request.secretId("app/db").secretString("first").versionStages("AWSPENDING"));
		assertThat(read("app/db")).isEqualTo("first");
	}

	@Test
	void putWhenRepeatedWithSameTokenAndValueChangesNothing() {
		this.server.put("app/db", "first");
		put("second", this.token);
		this.server.put("app/db", "third");
		put("second", this.token);
		assertThat(this.server.text("app/db")).isEqualTo("third");
	}

	@Test
	void putWhenTokenWasUsedForAnotherValueFails() {
		this.server.put("app/db", "first");
		put("second", this.token);
		assertThatExceptionOfType(ResourceExistsException.class).isThrownBy(() -> put("third", this.token));
	}

	@Test
	void putWhenTokenIsTooShortFails() {
		this.server.put("app/db", "first");
		assertThat(codeOf(() -> put("second", "short"))).isEqualTo("ValidationException");
	}

	@Test
	void putWhenSecretIsMissingFails() {
		assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> put("first", this.token));
	}

	@Test
	void putWhenSecretIsScheduledForDeletionFails() {
		this.server.put("app/db", "first");
		this.server.scheduleDeletion("app/db");
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> put("second", this.token));
	}

	@Test
	void putWhenValueHas65536BytesIsTheLimit() {
		this.server.put("app/db", "first");
		put("\u00e9".repeat(32_768), this.token);
		assertThat(codeOf(() -> put("\u00e9".repeat(32_768) + "x", UUID.randomUUID().toString())))
			.isEqualTo("ValidationException");
	}

	@Test
	void putWhenThereAreTextAndBytesFails() {
		this.server.put("app/db", "first");
		assertThatExceptionOfType(InvalidParameterException.class)
			.isThrownBy(() -> this.client.putSecretValue((request) -> request.secretId("app/db")
				.secretString("text")
				.secretBinary(SdkBytes.fromUtf8String("bytes"))));
	}

	@Test
	void putWhenThereIsNoValueFails() {
		this.server.put("app/db", "first");
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> this.client.putSecretValue((request) -> request.secretId("app/db")));
	}

	@Test
	void updateWhenValueIsGivenAddsVersion() {
		this.server.put("app/db", "first");
		assertThat(this.client.updateSecret((request) -> request.secretId("app/db").secretString("second")).versionId())
			.isNotNull();
		assertThat(this.server.text("app/db")).isEqualTo("second");
	}

	@Test
	void updateWhenOnlyDescribedLeavesValueAlone() {
		this.server.put("app/db", "first");
		assertThat(this.client.updateSecret((request) -> request.secretId("app/db").description("new")).versionId())
			.isNull();
		assertThat(this.client.describeSecret((request) -> request.secretId("app/db")).description()).isEqualTo("new");
		assertThat(this.server.text("app/db")).isEqualTo("first");
	}

	@Test
	void tagsWhenAddedAndRemovedAreAsLeft() {
		this.server.put("app/db", "first");
		this.client.tagResource((request) -> request.secretId("app/db")
			.tags(Tag.builder().key("a").value("1").build(), Tag.builder().key("b").value("2").build()));
		this.client.untagResource((request) -> request.secretId("app/db").tagKeys("a"));
		assertThat(this.client.describeSecret((request) -> request.secretId("app/db")).tags()).extracting(Tag::key)
			.containsExactly("b");
	}

	private CreateSecretResponse create(String name, String text) {
		return this.client
			.createSecret((request) -> request.name(name).secretString(text).clientRequestToken(this.token));
	}

	private PutSecretValueResponse put(String text, String token) {
		return this.client
			.putSecretValue((request) -> request.secretId("app/db").secretString(text).clientRequestToken(token));
	}

}
