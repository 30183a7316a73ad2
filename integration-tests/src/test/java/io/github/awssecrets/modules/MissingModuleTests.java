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
package io.github.awssecrets.modules;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.awssecrets.env.EnvironmentSecrets;
import io.github.awssecrets.test.FakeSecretsManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Modules of the SDK that only some settings need are not there unless an application
 * brings them.
 */
class MissingModuleTests {

	private static final String ROLE = "arn:aws:iam::123456789012:role/reader";

	private final FakeSecretsManager server = FakeSecretsManager.start();

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void secretWhenNoRoleIsConfiguredIsReadWithoutSts() {
		this.server.put("x", "opensesame");
		try (EnvironmentSecrets secrets = secrets()) {
			assertThat(secrets.secrets().get("x").text()).isEqualTo("opensesame");
		}
	}

	@Test
	void roleWhenStsIsMissingIsRefusedAndNamesIt() {
		try (EnvironmentSecrets secrets = secrets("aws.secrets.role-arn", ROLE)) {
			assertThatThrownBy(secrets::secrets).hasMessage("'aws.secrets.role-arn' at test is '" + ROLE
					+ "', which is invalid: to assume a role takes software.amazon.awssdk:sts, which is not on the class "
					+ "path.");
		}
	}

	@Test
	void snapshotKeyWhenKmsIsMissingIsRefusedAndNamesIt() {
		try (EnvironmentSecrets secrets = secrets("aws.secrets.snapshot.file", "snapshot",
				"aws.secrets.snapshot.kms-key", "alias/shop")) {
			assertThatThrownBy(secrets::secrets)
				.hasMessageContaining("'aws.secrets.snapshot.kms-key' at test is 'alias/shop'")
				.hasMessageContaining("takes software.amazon.awssdk:kms, which is not on the class path");
		}
	}

	@Test
	void roleWhenAwsIsOffNeedsNoModule() {
		try (EnvironmentSecrets secrets = secrets("aws.secrets.role-arn", ROLE, "aws.secrets.enabled", "false")) {
			assertThat(secrets.secrets()).isNotNull();
		}
	}

	private EnvironmentSecrets secrets(String... settings) {
		StandardEnvironment environment = new StandardEnvironment();
		Map<String, Object> properties = Stream
			.concat(this.server.properties().entrySet().stream(),
					Stream.iterate(0, (i) -> i < settings.length, (i) -> i + 2)
						.map((i) -> Map.entry(settings[i], settings[i + 1])))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (ofServer, own) -> own));
		environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
		return EnvironmentSecrets.of(environment);
	}

}
