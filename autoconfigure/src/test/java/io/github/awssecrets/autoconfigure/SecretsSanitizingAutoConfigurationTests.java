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

import io.github.awssecrets.shield.InfoShield;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class SecretsSanitizingAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(SecretsAutoConfiguration.class, SecretsSanitizingAutoConfiguration.class));

	@Test
	void sanitizingWhenActuatorIsThereIsPresent() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(SecretsSanitizingFunction.class)
			.hasSingleBean(SecretsMaskingAdvisor.class)
			.hasSingleBean(InfoShield.class));
	}

	@Test
	void sanitizingWhenActuatorIsMissingIsAbsent() {
		this.runner.withClassLoader(new FilteredClassLoader(SanitizingFunction.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean("secretsSanitizingFunction")
				.doesNotHaveBean("secretsMaskingAdvisor")
				.doesNotHaveBean("secretsInfoShield"));
	}

	@Test
	void sanitizingWhenThereAreNoSecretsIsAbsent() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(SecretsSanitizingAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SanitizingFunction.class));
	}

}
