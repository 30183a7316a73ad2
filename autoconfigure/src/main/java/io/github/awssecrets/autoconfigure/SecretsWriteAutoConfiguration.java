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
import io.github.awssecrets.migrate.ConfiguredMigration;
import io.github.awssecrets.migrate.Migration;
import io.github.awssecrets.refresh.SecretsRefresh;
import io.github.awssecrets.write.SecretStore;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/**
 * Auto-configuration for writing secrets.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { SecretsAutoConfiguration.class, SecretsRefreshAutoConfiguration.class })
@ConditionalOnBean(EnvironmentSecrets.class)
@ConditionalOnBooleanProperty("aws.secrets.write.enabled")
public final class SecretsWriteAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SecretStore secretStore(EnvironmentSecrets environmentSecrets, ObjectProvider<SecretsRefresh> refresh) {
		return SecretStores.of(environmentSecrets, refresh);
	}

	@Lazy
	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty(name = "aws.secrets.enabled", matchIfMissing = true)
	Migration secretsMigration(EnvironmentSecrets environmentSecrets) {
		return ConfiguredMigration.of(environmentSecrets);
	}

}
