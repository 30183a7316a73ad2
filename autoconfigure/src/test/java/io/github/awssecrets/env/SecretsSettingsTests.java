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

import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SecretsSettings}.
 */
class SecretsSettingsTests {

	private static final String REGION = "aws.region";

	private final String region = System.getProperty(REGION);

	private final Map<String, String> settings = new LinkedHashMap<>();

	@AfterEach
	void restoreRegion() {
		if (this.region == null) {
			System.clearProperty(REGION);
		}
		else {
			System.setProperty(REGION, this.region);
		}
	}

	@Test
	void failoverRegionWhenThatOfTheSystemPropertyIsInvalid() {
		System.setProperty(REGION, "eu-west-1");
		set("failover-regions", "eu-west-1");
		assertInvalid("aws.secrets.failover-regions", "secrets are read from there in any case");
		set("region", "eu-central-1");
		assertThat(settings().properties().failoverRegions()).containsExactly("eu-west-1");
	}

	@Test
	void failoverRegionOfStoreWhenThatOfTheSystemPropertyIsInvalid() {
		System.setProperty(REGION, "eu-west-1");
		set("stores.far.failover-regions", "eu-west-1");
		assertInvalid("aws.secrets.stores.far.failover-regions", "secrets are read from there in any case");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "stores.far." })
	void failoverEndpointWhenMissingIsNamedInFull(String at) {
		set("endpoint", "http://127.0.0.1:1");
		set(at + "failover-regions", "eu-west-1");
		assertInvalid("aws.secrets." + at + "failover-regions",
				"so aws.secrets." + at + "failover-endpoints.eu-west-1 has to be set as well");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "stores.far." })
	void failoverEndpointWhenOfNoFailoverRegionNamesTheSettingInFull(String at) {
		set(at + "failover-endpoints.eu-west-1", "http://127.0.0.1:1");
		assertInvalid("aws.secrets." + at + "failover-endpoints",
				"it is not one of aws.secrets." + at + "failover-regions");
	}

	@ParameterizedTest
	@ValueSource(strings = { "failover-endpoints[EU_WEST_1]", "stores.far.failover-endpoints[EU_WEST_1]",
			"failover-endpoints[a b]" })
	void endpointWhenItsKeyIsNoPlainNameIsReportedWithIt(String setting) {
		set(setting, "127.0.0.1");
		assertInvalid("aws.secrets." + setting, "it has to be one http://HOST:PORT");
	}

	@ParameterizedTest
	@CsvSource({ "timeout", "startup-timeout", "cache.ttl", "cache.max-stale", "health.max-age", "refresh.interval" })
	void durationWhenTooLongToCountIsInvalid(String setting) {
		set(setting, "200000d");
		assertInvalid("aws.secrets." + setting, "it can't be more than 36500d");
		set("cache.max-stale", "36500d");
		set(setting, "36500d");
		assertThat(settings()).isNotNull();
	}

	private void set(String setting, String value) {
		this.settings.put("aws.secrets." + setting, value);
	}

	private SecretsSettings settings() {
		return SecretsSettings.from(new Binder(new MapConfigurationPropertySource(this.settings)));
	}

	private void assertInvalid(String setting, String rule) {
		assertThatExceptionOfType(InvalidSecretsSettingException.class).isThrownBy(this::settings)
			.withMessageContaining("'" + setting + "'")
			.withMessageContaining(rule);
	}

}
