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
import io.github.awssecrets.metrics.SecretsMetrics;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for meters of secrets. Boot's own property that switches them off
 * keeps them from being counted, too.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SecretsAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({ EnvironmentSecrets.class, MeterRegistry.class })
@ConditionalOnProperty(name = "management.metrics.enable.aws.secrets", havingValue = "true", matchIfMissing = true)
public final class SecretsMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SecretsMetrics secretsMetrics(EnvironmentSecrets environmentSecrets) {
		return new SecretsMetrics(environmentSecrets.cache(), environmentSecrets.cacheCounts(),
				environmentSecrets.observers()::add);
	}

}
