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

package io.github.awssecrets.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link AgentToken}.
 */
class AgentTokenTests {

	@TempDir
	private Path directory;

	@Test
	void ofWhenTextIsATokenIsThat() throws UnreadableTokenException {
		assertThat(AgentToken.of(" canary\n").read()).isEqualTo("canary");
	}

	@Test
	void ofWhenTextNamesAFileIsWhatItHolds() throws IOException, UnreadableTokenException {
		AgentToken token = AgentToken.of("file://" + write("canary\n"));
		assertThat(token.read()).isEqualTo("canary");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "canary 1", "canary\r\nX-Forwarded-For: 1", "canäry" })
	void ofWhenTextCantBeATokenFailsWithoutIt(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> AgentToken.of(text)).withMessageNotContaining("can");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\n", "canary\r\nX-Forwarded-For: 1", "canary 1" })
	void readWhenFileHoldsNoTokenFailsWithoutIt(String text) throws IOException {
		Path file = write(text);
		assertThatExceptionOfType(UnreadableTokenException.class)
			.isThrownBy(() -> AgentToken.inFile(file.toString()).read())
			.withMessage("the file " + file + " holds no token");
	}

	@Test
	void readWhenFileCantBeReadFails() {
		assertThatExceptionOfType(UnreadableTokenException.class)
			.isThrownBy(() -> AgentToken.inFile(this.directory.toString()).read())
			.withMessage("reading the file " + this.directory + " ends in IOException");
	}

	@Test
	void tokenNeverPrintsItself() {
		assertThat(AgentToken.of("canary")).hasToString("AgentToken[******]");
	}

	private Path write(String text) throws IOException {
		return Files.writeString(this.directory.resolve("token"), text);
	}

}
