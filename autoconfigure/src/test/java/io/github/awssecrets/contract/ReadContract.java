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

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What GetSecretValue answers about current values.
 */
interface ReadContract {

	@Test
	default void getWhenAskedByNameReturnsTextAndWhatItIs(Scratch secrets) {
		CreateSecretResponse created = secrets.client()
			.createSecret((request) -> request.name(secrets.name("db")).secretString("opensesame"));
		secrets.created(created);
		GetSecretValueResponse response = secrets.get(created.name());
		assertThat(response.secretString()).isEqualTo("opensesame");
		assertThat(response.secretBinary()).isNull();
		assertThat(response.name()).isEqualTo(secrets.name("db"));
		assertThat(response.arn()).isEqualTo(created.arn());
		assertThat(response.versionId()).isEqualTo(created.versionId());
		assertThat(response.versionStages()).containsExactly("AWSCURRENT");
		assertThat(response.createdDate()).isNotNull();
	}

	@Test
	default void getWhenAskedByFullArnReturnsValue(Scratch secrets) {
		String name = secrets.create("db", "opensesame");
		assertThat(secrets.arn(name)).matches("arn:[a-z-]+:secretsmanager:[a-z0-9-]+:\\d{12}:secret:.*-[A-Za-z0-9]{6}");
		assertThat(secrets.text(secrets.arn(name))).isEqualTo("opensesame");
	}

	@Test
	default void getWhenAskedByPartialArnReturnsValue(Scratch secrets) {
		String name = secrets.create("db", "opensesame");
		assertThat(secrets.partialArn(name)).endsWith(":secret:" + name);
		assertThat(secrets.text(secrets.partialArn(name))).isEqualTo("opensesame");
	}

	@Test
	default void getWhenNameEndsAsArnsDoReturnsValueByFullArn(Scratch secrets) {
		String name = secrets.create("app-config", "opensesame");
		assertThat(secrets.text(secrets.arn(name))).isEqualTo("opensesame");
	}

	@Test
	default void getWhenNameHasAllAllowedCharactersReturnsValue(Scratch secrets) {
		assertThat(secrets.text(secrets.create("aZ09/_+=.@-x", "opensesame"))).isEqualTo("opensesame");
	}

	@Test
	default void getWhenTextIsUnusualReturnsItUnchanged(Scratch secrets) {
		String text = " ${a} #{b} \\${c} \\ \"quoted\" 'single' {\"json\":[1]}\r\n\t\n \u00e9 e\u0301 \u2028 "
				+ "\ud83d\udd11 \ud83d\udc69\u200d\ud83d\udcbb <&> %s \n";
		assertThat(secrets.text(secrets.create("odd", text))).isEqualTo(text);
	}

	@Test
	default void getWhenTextHas65536BytesReturnsItUnchanged(Scratch secrets) {
		String text = "\ud83d\udd11".repeat(16_384);
		assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSize(65_536);
		assertThat(secrets.text(secrets.create("long", text))).isEqualTo(text);
	}

	@Test
	default void getWhenSecretIsBinaryReturnsBytes(Scratch secrets) {
		byte[] bytes = Bytes.all(256);
		GetSecretValueResponse response = secrets.get(secrets.create("keystore", bytes));
		assertThat(response.secretBinary().asByteArray()).isEqualTo(bytes);
		assertThat(response.secretString()).isNull();
	}

	@Test
	default void getWhenBinaryHas65536BytesReturnsThem(Scratch secrets) {
		byte[] bytes = Bytes.all(65_536);
		assertThat(secrets.get(secrets.create("keystore", bytes)).secretBinary().asByteArray()).isEqualTo(bytes);
	}

	@Test
	default void getWhenSecretIsMissingIsToldSo(Scratch secrets) {
		Refusal refusal = Refusal.of(() -> secrets.get(secrets.name("missing")));
		assertThat(refusal.code()).isEqualTo(Refusal.NOT_FOUND);
		assertThat(refusal.message()).isEqualTo(Refusal.MISSING);
	}

	@Test
	default void getWhenSecretIsMissingHasStatus400(Scratch secrets) {
		Refusal refusal = Refusal.of(() -> secrets.get(secrets.name("missing")));
		secrets.expect(() -> assertThat(refusal.status()).isEqualTo(400), Deviation.MISSING_HAS_STATUS_404,
				() -> assertThat(refusal.status()).isEqualTo(404));
	}

	@Test
	default void getWhenArnIsMissingIsToldSo(Scratch secrets) {
		String arn = secrets.arn(secrets.create("db", "opensesame")).replace("/db-", "/other-");
		assertThat(Refusal.codeOf(() -> secrets.get(arn))).isEqualTo(Refusal.NOT_FOUND);
	}

	@Test
	default void getWhenSecretHasNoValueNamesTheStage(Scratch secrets) {
		String name = secrets.createEmpty("empty");
		Refusal refusal = Refusal.of(() -> secrets.get(name));
		assertThat(refusal.code()).isEqualTo(Refusal.NOT_FOUND);
		assertThat(refusal.message()).contains("secret value for").contains("AWSCURRENT");
	}

	@Test
	default void getWhenNameIsInvalidIsRefused(Scratch secrets) {
		String code = Refusal.codeOf(() -> secrets.get(secrets.name("no spaces")));
		secrets.expect(() -> assertThat(code).isIn(Refusal.INVALID), Deviation.INVALID_NAME_IS_ACCEPTED,
				() -> assertThat(code).isEqualTo(Refusal.NOT_FOUND));
	}

}
