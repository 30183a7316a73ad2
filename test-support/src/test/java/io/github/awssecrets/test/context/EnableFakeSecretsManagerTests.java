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
package io.github.awssecrets.test.context;

import io.github.awssecrets.test.EnableFakeSecretsManager;
import io.github.awssecrets.test.FakeSecretsManager;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EnableFakeSecretsManager @EnableFakeSecretsManager}.
 */
@SpringBootTest(classes = EmptyApplication.class,
		properties = { "aws.secrets.region=us-east-1", "spring.config.import=" + EndpointConfigDataLoader.LOCATION })
@EnableFakeSecretsManager(secrets = { "db/password=open=sesame", "json={\"a\": 1}" }, prefix = "shop/test/")
class EnableFakeSecretsManagerTests {

	@Autowired
	FakeSecretsManager server;

	@Autowired
	Environment environment;

	@Value("${aws.secrets.endpoint}")
	String endpoint;

	@Test
	void endpointWhenContextStartsLeadsToServer() {
		assertThat(this.endpoint).isEqualTo(this.server.endpoint().toString());
	}

	@Test
	void endpointWhenConfigurationDataLoadsLeadsToServer() {
		assertThat(this.environment.getProperty(EndpointConfigDataLoader.SEEN)).isEqualTo(this.endpoint);
	}

	@Test
	void propertiesWhenTestSetsThemTooAreThoseOfTheServer() {
		assertThat(this.environment.getProperty("aws.secrets.region")).isEqualTo(this.server.region());
	}

	@Test
	void credentialsAreDummies() {
		assertThat(this.environment.getProperty("spring.cloud.aws.credentials.access-key")).isEqualTo("test");
		assertThat(this.environment.getProperty("spring.cloud.aws.credentials.secret-key")).isEqualTo("test");
	}

	@Test
	void secretsArePutUnderPrefix() {
		assertThat(this.environment.getProperty("aws.secrets.prefix")).isEqualTo("shop/test/");
		assertThat(this.server.text("shop/test/db/password")).isEqualTo("open=sesame");
		assertThat(this.server.text("shop/test/json")).isEqualTo("{\"a\": 1}");
	}

	@Nested
	class WhenNested {

		@Test
		void serverIsThatOfTheEnclosingClass(@Autowired FakeSecretsManager nested) {
			assertThat(nested.endpoint()).hasToString(EnableFakeSecretsManagerTests.this.endpoint);
		}

	}

	@Nested
	@EnableFakeSecretsManager
	class WhenNestedWithItsOwn {

		@Test
		void serverIsAnother(@Autowired FakeSecretsManager nested) {
			assertThat(nested.names()).isEmpty();
		}

	}

}
