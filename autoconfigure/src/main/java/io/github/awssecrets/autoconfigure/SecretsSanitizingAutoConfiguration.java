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

import io.github.awssecrets.env.EnvironmentSecrets;
import io.github.awssecrets.shield.InfoShield;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for keeping secrets out of what the actuator shows.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SecretsAutoConfiguration.class)
@ConditionalOnClass(SanitizingFunction.class)
@ConditionalOnBean(EnvironmentSecrets.class)
public final class SecretsSanitizingAutoConfiguration {

	@Bean
	SecretsSanitizingFunction secretsSanitizingFunction(EnvironmentSecrets environmentSecrets) {
		return new SecretsSanitizingFunction(environmentSecrets);
	}

	@Bean
	SecretsMaskingAdvisor secretsMaskingAdvisor(EnvironmentSecrets environmentSecrets) {
		return new SecretsMaskingAdvisor(environmentSecrets);
	}

	@Bean
	static InfoShield secretsInfoShield(EnvironmentSecrets environmentSecrets) {
		return new InfoShield(environmentSecrets);
	}

}
