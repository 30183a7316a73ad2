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
package io.github.awssecrets.usecases;

import io.github.awssecrets.read.SecretUnavailableException;
import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.test.EnableFakeSecretsManager;
import io.github.awssecrets.test.FakeSecretsManager;
import io.github.awssecrets.test.Fault;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A test of an application needs one annotation to have its secrets.
 */
@SpringBootTest(classes = TestApplication.Empty.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "password=${secrets:db#password}", "spring.config.import=secrets:imported",
				"aws.secrets.agent.url=http://127.0.0.1:1", "aws.secrets.stores.other.endpoint=http://127.0.0.1:1",
				"aws.secrets.stores.other.role-arn=arn:aws:iam::123456789012:role/other" })
@EnableFakeSecretsManager(prefix = "amply/test",
		secrets = { "db={\"password\":\"open=sesame\"}", "imported={\"user\":\"ali\"}" })
@DirtiesContext
class FakeTests {

	@Value("${password}")
	private String password;

	@Autowired
	private Environment environment;

	@Autowired
	private Secrets secrets;

	@Autowired
	private FakeSecretsManager server;

	@Test
	void placeholderWhenSecretIsSeededIsResolved() {
		assertThat(this.password).isEqualTo("open=sesame");
		assertThat(this.environment.getProperty("user")).isEqualTo("ali");
	}

	@Test
	void secretsWhenServerFailsThrow() {
		this.server.fail(Fault.accessDenied()).always();
		assertThatExceptionOfType(SecretUnavailableException.class).isThrownBy(() -> this.secrets.get("denied"));
	}

	@Test
	void secretsWhenOfStoreAreReadFromServerAsWell() {
		this.server.put("later", "opensesame");
		assertThat(this.secrets.get("other//later").text()).isEqualTo("opensesame");
	}

	@Test
	void secretsWhenPutLaterAreRead() {
		this.server.put("amply/test/later", "opensesame");
		assertThat(this.secrets.get("later").text()).isEqualTo("opensesame");
	}

}
