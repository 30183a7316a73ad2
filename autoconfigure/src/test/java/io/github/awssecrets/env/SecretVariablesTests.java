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

package io.github.awssecrets.env;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretVariables}.
 */
class SecretVariablesTests {

	private static final PropertySource<?> VARIABLES = new SystemEnvironmentPropertySource("systemEnvironment",
			Map.of());

	private static final PropertySource<?> PROPERTIES = new MapPropertySource("properties", Map.of());

	@ParameterizedTest
	@ValueSource(strings = { "SECRET_DB", "secret.db", "secret_db", "Secret-db" })
	void includeWhenSecretsAreLookedForInTheVariableIsTrue(String property) {
		assertThat(include(VARIABLES, property)).isTrue();
		assertThat(include(PROPERTIES, property)).isFalse();
		assertThat(include(null, property)).isFalse();
	}

	@Test
	void includeWhenVariableIsAnotherIsFalse() {
		assertThat(include(VARIABLES, "SECRETARY")).isFalse();
		assertThat(include(VARIABLES, "DB_SECRET_X")).isFalse();
	}

	@Test
	void includeWhenPrefixIsAnotherIsAboutThat() {
		assertThat(include(VARIABLES, "SHOP_DB", "aws.secrets.environment.prefix", "shop_")).isTrue();
		assertThat(include(VARIABLES, "SECRET_DB", "aws.secrets.environment.prefix", "shop_")).isFalse();
	}

	@Test
	void includeWhenVariablesAreNoSourceIsFalse() {
		assertThat(include(VARIABLES, "SECRET_DB", "aws.secrets.sources", "aws")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "aws.secrets.agent.token", "AWS_SECRETS_AGENT_TOKEN", "AWS_TOKEN" })
	void includeWhenPropertyIsTheTokenOfTheAgentIsTrue(String property) {
		assertThat(include(PROPERTIES, property)).isTrue();
		assertThat(include(null, property + "-file")).isFalse();
	}

	private static boolean include(@Nullable PropertySource<?> source, String property, String... setting) {
		Map<String, String> settings = (setting.length > 0) ? Map.of(setting[0], setting[1]) : Map.of();
		SecretsProperties properties = new Binder(new MapConfigurationPropertySource(settings))
			.bindOrCreate("aws.secrets", SecretsProperties.class);
		return SecretVariables.of(properties).include(source, property);
	}

}
