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

import io.github.awssecrets.test.FakeSecretsManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a test adds to the configuration at the last moment is seen, settings and
 * references alike.
 */
@SpringBootTest(classes = TestApplication.Empty.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "first=${secrets:first}", "aws.secrets.endpoint=http://localhost:1" })
@DirtiesContext
class LatePropertiesTests {

	private static final FakeSecretsManager server = FakeSecretsManager.start();

	@Value("${first}")
	private String first;

	@Autowired
	private Environment environment;

	@DynamicPropertySource
	static void late(DynamicPropertyRegistry registry) {
		server.put("amply/first", "opensesame");
		server.put("amply/second", "later");
		server.properties().forEach((name, value) -> registry.add(name, () -> value));
		registry.add("aws.secrets.prefix", () -> "amply");
		registry.add("second", () -> "${secrets:second}");
		registry.add("secrets", () -> "oops");
	}

	@AfterAll
	static void close() {
		server.close();
	}

	@Test
	void referencesWhenAddedByTestAreFetchedWithOneCall() {
		assertThat(this.first).isEqualTo("opensesame");
		assertThat(this.environment.getProperty("second")).isEqualTo("later");
		assertThat(server.calls()).hasSize(1);
	}

}
