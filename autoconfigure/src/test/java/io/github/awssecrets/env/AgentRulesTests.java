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

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.awssecrets.agent.AgentAddress;
import io.github.awssecrets.agent.AgentSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link AgentRules}.
 */
class AgentRulesTests {

	private final Map<String, String> settings = new LinkedHashMap<>();

	private final Map<String, String> variables = new LinkedHashMap<>();

	@Test
	void settingsWhenThereIsNoUrlAreNone() {
		set("token", "canary");
		assertThat(settings()).isNull();
		set("url", "");
		assertThat(settings()).isNull();
	}

	@Test
	void settingsWhenThereIsATokenAreComplete() {
		set("url", "http://localhost:2773");
		set("token", "canary");
		this.settings.put("aws.secrets.timeout", "3s");
		AgentSettings settings = settings();
		assertThat(settings).isNotNull();
		assertThat(settings.address()).isEqualTo(new AgentAddress("localhost", 2773));
		assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(3));
		assertThat(settings.toString()).doesNotContain("canary");
	}

	@ParameterizedTest
	@CsvSource({ "token-file,/var/run/awssmatoken", "token,file:///var/run/awssmatoken" })
	void settingsWhenThereIsAFileNeedNotReadItYet(String setting, String value) {
		set("url", "http://localhost:2773");
		set(setting, value);
		assertThat(settings()).isNotNull();
	}

	@Test
	void settingsWhenVariableHasTheTokenTakeThat() {
		set("url", "http://localhost:2773");
		this.variables.put("AWS_TOKEN", "canary");
		assertThat(settings()).isNotNull();
	}

	@Test
	void settingsWhenThereIsNoTokenAreRefused() {
		set("url", "http://localhost:2773");
		assertRefused(
				"'aws.secrets.agent.url' is 'http://localhost:2773', which is invalid: the agent answers nobody who "
						+ "does not show its token, and none is set.",
				"Set aws.secrets.agent.token-file, for example to /var/run/awssmatoken, or give the application the "
						+ "environment variable AWS_TOKEN that the agent has.");
	}

	@Test
	void settingsWhenThereAreTwoTokensAreRefused() {
		set("url", "http://localhost:2773");
		set("token", "canary");
		set("token-file", "/x");
		assertRefused("'aws.secrets.agent.token' is '******', which is invalid: aws.secrets.agent.token-file is set as "
				+ "well.", "Remove one of the two.");
	}

	@Test
	void settingsWhenTokenCantBeOneAreRefusedWithoutIt() {
		set("url", "http://localhost:2773");
		set("token", "canary canary");
		assertRefused("'aws.secrets.agent.token' is '******', which is invalid: the token of the agent can't be one: a "
				+ "token has visible ASCII characters alone.", "Correct the token.");
	}

	@ParameterizedTest
	@CsvSource({ "region,eu-central-1", "endpoint,http://127.0.0.1:4566",
			"role-arn,arn:aws:iam::123456789012:role/reader", "failover-regions,eu-west-1" })
	void settingsWhenTheAgentWouldNotKeepToThemAreRefused(String setting, String value) {
		set("url", "http://localhost:2773");
		set("token", "canary");
		this.settings.put("aws.secrets." + setting, value);
		assertRefused("'aws.secrets." + setting + "' is '" + value + "', which is invalid: it has no effect where "
				+ "aws.secrets.agent.url is set, since the agent has its own.", "Remove one of the two.");
	}

	@Test
	void settingsWhenUrlIsOfAnotherMachineAreRefused() {
		set("url", "http://agent:2773");
		set("token", "canary");
		assertRefused(
				"'aws.secrets.agent.url' is 'http://agent:2773', which is invalid: the agent is asked on this "
						+ "machine alone, since it does not encrypt: the host is localhost, 127.0.0.1 or [::1].",
				"Correct the value.");
	}

	private void assertRefused(String message, String remedy) {
		assertThatExceptionOfType(InvalidSecretsSettingException.class).isThrownBy(this::settings)
			.withMessage(message)
			.satisfies((ex) -> assertThat(ex.remedy()).isEqualTo(remedy));
	}

	private void set(String setting, String value) {
		this.settings.put("aws.secrets.agent." + setting, value);
	}

	private @Nullable AgentSettings settings() {
		SecretsProperties properties = new Binder(new MapConfigurationPropertySource(this.settings))
			.bindOrCreate("aws.secrets", SecretsProperties.class);
		assertThat(properties.toString()).doesNotContain("canary");
		return new AgentRules(properties, this.variables, (setting, value, rule,
				remedy) -> new InvalidSecretsSettingException("aws.secrets." + setting, value, null, rule, remedy))
			.settings();
	}

}
