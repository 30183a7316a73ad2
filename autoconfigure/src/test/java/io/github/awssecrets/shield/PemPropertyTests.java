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
package io.github.awssecrets.shield;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

import static org.assertj.core.api.Assertions.assertThat;

class PemPropertyTests {

	private static final String KEY = "spring.ssl.bundle.pem.web.keystore.private-key";

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(strings = { KEY, "spring.ssl.bundle.pem.web.keystore.certificate",
			"spring.ssl.bundle.pem.web.truststore.certificate", "server.ssl.certificate",
			"server.ssl.certificate-private-key", "management.server.ssl.trust-certificate" })
	void isNeitherWhenTextIsSomethingElseIs(String property) {
		assertThat(isNeither(property, "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "app.certificate", "spring.ssl.bundle.pem.web.options.ciphers",
			"spring.ssl.bundle.pem.web.keystore.private-key-password", "ssl" })
	void isNeitherWhenPropertyIsNotReadAsPemIsNot(String property) {
		assertThat(isNeither(property, "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----",
			"classpath:nowhere.pem", "file:/nowhere.pem", "http://127.0.0.1:1/key.pem", "base64:AAAA" })
	void isNeitherWhenTextIsPemOrALocationIsNot(String text) {
		assertThat(isNeither(KEY, text)).isFalse();
	}

	@Test
	void isNeitherWhenTextIsAFileThatExistsIsNot() throws Exception {
		Path file = Files.createFile(this.directory.resolve("key.pem"));
		assertThat(isNeither(KEY, file.toString())).isFalse();
		Files.delete(file);
		assertThat(isNeither(KEY, file.toString())).isTrue();
	}

	@Test
	void isNeitherWhenTextCanBeNoFileIs() {
		assertThat(isNeither(KEY, "a\0b")).isTrue();
	}

	private static boolean isNeither(String property, String text) {
		return PemProperty.isNeitherPemNorLocation(ConfigurationPropertyName.of(property), text);
	}

}
