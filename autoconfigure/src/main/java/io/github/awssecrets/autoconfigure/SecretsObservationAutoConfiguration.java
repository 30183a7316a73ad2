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
import io.github.awssecrets.observation.DefaultSecretsCallObservationConvention;
import io.github.awssecrets.observation.SecretsCallObservation;
import io.github.awssecrets.observation.SecretsCallObservationConvention;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration for an observation of each call to AWS.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SecretsAutoConfiguration.class,
		afterName = { "io.github.awssecrets.autoconfigure.SecretsMetricsAutoConfiguration",
				"org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration" })
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBean({ EnvironmentSecrets.class, ObservationRegistry.class })
public final class SecretsObservationAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SecretsCallObservation secretsCallObservation(ObservationRegistry registry,
			ObjectProvider<SecretsCallObservationConvention> convention) {
		return new SecretsCallObservation(registry, convention.getIfAvailable());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterFilter.class)
	@ConditionalOnBean(SecretsMetrics.class)
	static class Meters {

		/**
		 * The calls have a timer already, which knows of those that were made before
		 * there was a registry, too.
		 */
		@Bean
		static MeterFilter secretsCallObservationMeterFilter() {
			return MeterFilter
				.deny((id) -> (id.getName() + ".").startsWith(DefaultSecretsCallObservationConvention.NAME + "."));
		}

	}

}
