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

package io.github.awssecrets.autoconfigure;

import io.github.awssecrets.actuate.SecretsHealthIndicator;
import io.github.awssecrets.doctor.Checkup;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretsHealthContributorAutoConfiguration}.
 */
class SecretsHealthContributorAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(SecretsAutoConfiguration.class, SecretsHealthContributorAutoConfiguration.class));

	@Test
	void indicatorWhenHealthIsThereIsPresent() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(SecretsHealthIndicator.class)
			.hasSingleBean(Checkup.class));
	}

	@Test
	void indicatorWhenDisabledIsAbsent() {
		this.runner.withPropertyValues("management.health.secrets.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(SecretsHealthIndicator.class));
	}

	@Test
	void indicatorWhenHealthIsMissingIsAbsent() {
		this.runner.withClassLoader(new FilteredClassLoader(HealthIndicator.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("secretsHealthIndicator"));
	}

	@Test
	void indicatorWhenUserHasHisOwnLetsItWin() {
		this.runner.withUserConfiguration(Own.class)
			.run((context) -> assertThat(context).doesNotHaveBean(SecretsHealthIndicator.class)
				.hasBean("secretsHealthIndicator"));
	}

	@Configuration(proxyBeanMethods = false)
	static class Own {

		@Bean
		HealthIndicator secretsHealthIndicator() {
			return () -> Health.up().build();
		}

	}

}
