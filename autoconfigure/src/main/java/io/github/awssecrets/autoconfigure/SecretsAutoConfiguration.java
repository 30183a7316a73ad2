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

import io.github.awssecrets.aws.CallObserver;
import io.github.awssecrets.aws.UnusedParts;
import io.github.awssecrets.doctor.Checkup;
import io.github.awssecrets.env.EnvironmentSecrets;
import io.github.awssecrets.env.ExpressionShield;
import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.shield.BindShield;
import io.github.awssecrets.shield.ConversionShield;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Auto-configuration for secrets.
 *
 * @since 0.1.0
 */
@AutoConfiguration(beforeName = "io.awspring.cloud.autoconfigure.config.secretsmanager.SecretsManagerAutoConfiguration")
@ConditionalOnClass(SecretsManagerClient.class)
public final class SecretsAutoConfiguration {

	@Bean
	static EnvironmentSecrets environmentSecrets(ConfigurableEnvironment environment) {
		return EnvironmentSecrets.of(environment);
	}

	@Bean
	static ExpressionShield secretsExpressionShield(EnvironmentSecrets environmentSecrets) {
		return environmentSecrets.expressionShield();
	}

	@Bean
	static SecretsObservers secretsObservers(EnvironmentSecrets environmentSecrets,
			ObjectProvider<CallObserver> observers, ApplicationContext context) {
		return new SecretsObservers(environmentSecrets, observers, context);
	}

	@Bean
	static ConversionShield secretsConversionShield(EnvironmentSecrets environmentSecrets) {
		return new ConversionShield(environmentSecrets);
	}

	@Bean
	static BindShield secretsBindShield(EnvironmentSecrets environmentSecrets) {
		return new BindShield(environmentSecrets);
	}

	@Bean
	static UnusedParts secretsUnusedParts() {
		return new UnusedParts();
	}

	@Bean
	static SecretsPrefetch secretsPrefetch(EnvironmentSecrets environmentSecrets) {
		return new SecretsPrefetch(environmentSecrets);
	}

	/**
	 * Reading is put together by the first who reads.
	 */
	@Lazy
	@Bean
	@ConditionalOnMissingBean
	Secrets secrets(EnvironmentSecrets environmentSecrets) {
		return environmentSecrets.secrets();
	}

	@Lazy
	@Bean
	@ConditionalOnMissingBean
	Checkup secretsCheckup(EnvironmentSecrets environmentSecrets) {
		return new Checkup(environmentSecrets::references, environmentSecrets.secrets(), environmentSecrets.cache(),
				environmentSecrets.properties().health().maxAge(), System::nanoTime);
	}

	/**
	 * Instead of Spring Cloud AWS' own, which is built whether somebody needs it or not.
	 */
	@Lazy
	@Bean(destroyMethod = "")
	@ConditionalOnMissingBean
	SecretsManagerClient secretsManagerClient(EnvironmentSecrets environmentSecrets) {
		return environmentSecrets.client().get();
	}

}
