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

import java.util.List;

import io.github.awssecrets.actuate.RefreshEndpoint;
import io.github.awssecrets.actuate.SecretsEndpoint;
import io.github.awssecrets.actuate.SecretsPolicyEndpoint;
import io.github.awssecrets.doctor.Checkup;
import io.github.awssecrets.doctor.LeastPrivilege;
import io.github.awssecrets.env.EnvironmentSecrets;
import io.github.awssecrets.env.SecretsProperties;
import io.github.awssecrets.refresh.SecretsRefresh;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for the endpoints that show the secrets in use and read them again.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SecretsAutoConfiguration.class,
		afterName = { "io.github.awssecrets.autoconfigure.SecretsRefreshAutoConfiguration",
				"org.springframework.cloud.autoconfigure.RefreshEndpointAutoConfiguration" })
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean(SecretsRefresh.class)
public final class SecretsEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnAvailableEndpoint
	SecretsEndpoint secretsEndpoint(Checkup checkup, SecretsRefresh refresh) {
		return new SecretsEndpoint(checkup, refresh);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnAvailableEndpoint
	SecretsPolicyEndpoint secretsPolicyEndpoint(Checkup checkup, EnvironmentSecrets environmentSecrets) {
		SecretsProperties properties = environmentSecrets.properties();
		return new SecretsPolicyEndpoint(() -> new LeastPrivilege(properties.isAwsAsked() ? checkup.now() : List.of(),
				properties.sourcesBeforeAws(), properties.region()), writing(environmentSecrets));
	}

	private static SecretsPolicyEndpoint.@Nullable Writing writing(EnvironmentSecrets secrets) {
		SecretsProperties properties = secrets.properties();
		return (properties.enabled() && properties.write().enabled())
				? new SecretsPolicyEndpoint.Writing(secrets.naming().prefix(), !properties.write().tags().isEmpty())
				: null;
	}

	/**
	 * Two endpoints with one id would stop the application.
	 */
	@Bean("secretsRefreshEndpoint")
	@ConditionalOnMissingBean(type = { "io.github.awssecrets.actuate.RefreshEndpoint",
			"org.springframework.cloud.endpoint.RefreshEndpoint" })
	@ConditionalOnAvailableEndpoint
	RefreshEndpoint refreshEndpoint(SecretsRefresh refresh) {
		return new RefreshEndpoint(refresh);
	}

}
