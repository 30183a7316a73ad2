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

import java.util.UUID;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What CreateSecret, PutSecretValue and UpdateSecret do.
 */
interface WriteContract {

	@Test
	default void createWhenNameIsTakenIsRefused(Scratch secrets) {
		secrets.create("db", "first");
		assertThat(Refusal.codeOf(() -> secrets.create("db", "second"))).isEqualTo(Refusal.EXISTS);
	}

	@Test
	default void createWhenRepeatedWithItsTokenReturnsTheSameVersion(Scratch secrets) {
		String token = UUID.randomUUID().toString();
		CreateSecretResponse first = create(secrets, "first", token);
		secrets.created(first);
		assertThat(first.versionId()).isEqualTo(token);
		secrets.expect(() -> assertThat(create(secrets, "first", token).versionId()).isEqualTo(token),
				Deviation.REPEATED_CREATION_IS_REFUSED,
				() -> assertThat(Refusal.codeOf(() -> create(secrets, "first", token))).isEqualTo(Refusal.EXISTS));
	}

	@Test
	default void createWhenTokenComesWithAnotherValueIsRefused(Scratch secrets) {
		String token = UUID.randomUUID().toString();
		secrets.created(create(secrets, "first", token));
		assertThat(Refusal.codeOf(() -> create(secrets, "second", token))).isEqualTo(Refusal.EXISTS);
		assertThat(secrets.text(secrets.name("db"))).isEqualTo("first");
	}

	@Test
	default void createWhenTextHas65537BytesIsRefused(Scratch secrets) {
		String code = Refusal.codeOf(() -> secrets.create("long", "x".repeat(65_537)));
		secrets.expect(() -> assertThat(code).isIn(Refusal.INVALID), Deviation.LARGE_VALUE_IS_ACCEPTED,
				() -> assertThat(code).isEqualTo(Refusal.NONE));
	}

	@Test
	default void createWhenBinaryHas65537BytesIsRefused(Scratch secrets) {
		String code = Refusal.codeOf(() -> secrets.create("long", Bytes.all(65_537)));
		secrets.expect(() -> assertThat(code).isIn(Refusal.INVALID), Deviation.LARGE_VALUE_IS_ACCEPTED,
				() -> assertThat(code).isEqualTo(Refusal.NONE));
	}

	@Test
	default void createWhenNameIsInvalidIsRefused(Scratch secrets) {
		String code = Refusal.codeOf(() -> secrets.create("no spaces", "opensesame"));
		secrets.expect(() -> assertThat(code).isIn(Refusal.INVALID), Deviation.INVALID_NAME_IS_ACCEPTED,
				() -> assertThat(code).isEqualTo(Refusal.NONE));
	}

	@Test
	default void createWhenNameHas512CharactersIsAccepted(Scratch secrets) {
		String path = "x".repeat(512 - secrets.name("").length());
		assertThat(secrets.text(secrets.create(path, "opensesame"))).isEqualTo("opensesame");
	}

	@Test
	default void createWhenNameHas513CharactersIsRefused(Scratch secrets) {
		String path = "x".repeat(513 - secrets.name("").length());
		String code = Refusal.codeOf(() -> secrets.create(path, "opensesame"));
		secrets.expect(() -> assertThat(code).isIn(Refusal.INVALID), Deviation.LONG_NAME_IS_ACCEPTED,
				() -> assertThat(code).isEqualTo(Refusal.NONE));
	}

	@Test
	default void putWhenSecretHasNoValueGivesItOne(Scratch secrets) {
		String name = secrets.createEmpty("db");
		String versionId = secrets.put(name, "first");
		assertThat(secrets.text(name)).isEqualTo("first");
		assertThat(secrets.get(name).versionId()).isEqualTo(versionId);
	}

	@Test
	default void putWhenSecretIsMissingIsToldSo(Scratch secrets) {
		assertThat(Refusal.codeOf(() -> secrets.put(secrets.name("missing"), "first"))).isEqualTo(Refusal.NOT_FOUND);
	}

	@Test
	default void putWhenRepeatedWithItsTokenAddsNoVersion(Scratch secrets) {
		String name = secrets.create("db", "first");
		String token = UUID.randomUUID().toString();
		PutSecretValueResponse second = put(secrets, "second", token);
		assertThat(second.versionId()).isEqualTo(token);
		assertThat(second.versionStages()).containsExactly("AWSCURRENT");
		assertThat(put(secrets, "second", token).versionId()).isEqualTo(token);
		assertThat(secrets.textAt(name, "AWSPREVIOUS")).isEqualTo("first");
	}

	@Test
	default void putWhenTokenComesWithAnotherValueIsRefused(Scratch secrets) {
		String name = secrets.create("db", "first");
		String token = UUID.randomUUID().toString();
		put(secrets, "second", token);
		assertThat(Refusal.codeOf(() -> put(secrets, "third", token))).isEqualTo(Refusal.EXISTS);
		assertThat(secrets.text(name)).isEqualTo("second");
	}

	@Test
	default void putWhenTextHas65537BytesIsRefused(Scratch secrets) {
		String name = secrets.create("db", "first");
		String code = Refusal.codeOf(() -> secrets.put(name, "x".repeat(65_537)));
		secrets.expect(() -> assertThat(code).isIn(Refusal.INVALID), Deviation.LARGE_VALUE_IS_ACCEPTED,
				() -> assertThat(code).isEqualTo(Refusal.NONE));
	}

	@Test
	default void putWhenTextReplacesBytesReturnsText(Scratch secrets) {
		String name = secrets.create("db", Bytes.all(3));
		secrets.put(name, "second");
		assertThat(secrets.text(name)).isEqualTo("second");
		assertThat(secrets.get(name).secretBinary()).isNull();
	}

	@Test
	default void putWhenBytesReplaceTextReturnsBytes(Scratch secrets) {
		String name = secrets.create("db", "first");
		SdkBytes bytes = SdkBytes.fromByteArray(Bytes.all(256));
		secrets.client().putSecretValue((request) -> request.secretId(name).secretBinary(bytes));
		assertThat(secrets.get(name).secretBinary()).isEqualTo(bytes);
		assertThat(secrets.text(name)).isNull();
	}

	@Test
	default void updateWhenValueIsGivenAddsVersion(Scratch secrets) {
		String name = secrets.create("db", "first");
		UpdateSecretResponse response = secrets.client()
			.updateSecret((request) -> request.secretId(name).secretString("second"));
		assertThat(secrets.text(name)).isEqualTo("second");
		assertThat(secrets.get(name).versionId()).isEqualTo(response.versionId());
		assertThat(secrets.textAt(name, "AWSPREVIOUS")).isEqualTo("first");
	}

	@Test
	default void updateWhenNoValueIsGivenKeepsVersion(Scratch secrets) {
		String name = secrets.create("db", "first");
		String versionId = secrets.get(name).versionId();
		secrets.client().updateSecret((request) -> request.secretId(name).description("of the shop"));
		assertThat(secrets.get(name).versionId()).isEqualTo(versionId);
		assertThat(secrets.client().describeSecret((request) -> request.secretId(name)).description())
			.isEqualTo("of the shop");
	}

	@Test
	default void updateWhenSecretIsMissingIsToldSo(Scratch secrets) {
		assertThat(Refusal.codeOf(() -> secrets.client()
			.updateSecret((request) -> request.secretId(secrets.name("missing")).secretString("first"))))
			.isEqualTo(Refusal.NOT_FOUND);
	}

	private static CreateSecretResponse create(Scratch secrets, String text, String token) {
		return secrets.client()
			.createSecret((request) -> request.name(secrets.name("db")).secretString(text).clientRequestToken(token));
	}

	private static PutSecretValueResponse put(Scratch secrets, String text, String token) {
		return secrets.client()
			.putSecretValue(
					(request) -> request.secretId(secrets.name("db")).secretString(text).clientRequestToken(token));
	}

}
