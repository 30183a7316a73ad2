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

import java.net.URI;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link AgentAddress}.
 */
class AgentAddressTests {

	@ParameterizedTest
	@CsvSource({ "http://localhost:2773,http://localhost:2773", "http://localhost,http://localhost:2773",
			"HTTP://LocalHost:80/,http://LocalHost:80", "http://127.0.0.2:9000,http://127.0.0.2:9000",
			"http://[::1]:2773,http://[::1]:2773" })
	void ofWhenUrlIsOfThisMachineIsItsAddress(URI url, String address) {
		assertThat(AgentAddress.of(url)).hasToString(address);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://localhost:2773", "localhost:2773", "localhost", "http:///x", "",
			"http://localhost:2773/secretsmanager/get", "http://localhost:2773?x", "http://localhost:2773#x",
			"http://user@localhost:2773" })
	void ofWhenUrlIsNoAddressFails(URI url) {
		assertThatIllegalArgumentException().isThrownBy(() -> AgentAddress.of(url))
			.withMessageContaining("http://HOST:PORT and nothing else");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://agent:2773", "http://10.0.0.1:2773", "http://127.0.0.1.example:2773",
			"http://[::2]:2773", "http://localhost.example" })
	void ofWhenUrlIsOfAnotherMachineFails(URI url) {
		assertThatIllegalArgumentException().isThrownBy(() -> AgentAddress.of(url))
			.withMessageContaining("on this machine alone");
	}

}
