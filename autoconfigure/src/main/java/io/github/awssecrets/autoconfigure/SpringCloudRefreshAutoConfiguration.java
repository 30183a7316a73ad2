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

import io.github.awssecrets.actuate.RefreshEndpointWebExtension;
import io.github.awssecrets.refresh.ContextRefresherPostProcessor;
import io.github.awssecrets.refresh.EnvironmentChangeFollower;
import io.github.awssecrets.refresh.SecretsRefresh;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.cloud.context.refresh.ContextRefresher;
import org.springframework.cloud.context.scope.refresh.RefreshScope;
import org.springframework.cloud.endpoint.RefreshEndpoint;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration that takes Spring Cloud along when a secret changes, and has its
 * refresh read secrets again.
 *
 * @since 0.1.0
 */
@AutoConfiguration(afterName = { "io.github.awssecrets.autoconfigure.SecretsRefreshAutoConfiguration",
		"org.springframework.cloud.autoconfigure.RefreshEndpointAutoConfiguration" })
@ConditionalOnClass(ContextRefresher.class)
@ConditionalOnBean(SecretsRefresh.class)
public final class SpringCloudRefreshAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	EnvironmentChangeFollower secretsEnvironmentChangeFollower(ApplicationContext context,
			ObjectProvider<RefreshScope> scope) {
		return new EnvironmentChangeFollower(context, scope::getIfAvailable);
	}

	@Bean
	static ContextRefresherPostProcessor secretsContextRefresherPostProcessor(ObjectProvider<SecretsRefresh> refresh,
			ObjectProvider<EnvironmentChangeFollower> follower) {
		return new ContextRefresherPostProcessor(refresh::getObject, follower::getObject);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
	@ConditionalOnBean(RefreshEndpoint.class)
	static class Endpoint {

		@Bean
		@ConditionalOnMissingBean
		@ConditionalOnAvailableEndpoint(endpoint = RefreshEndpoint.class)
		RefreshEndpointWebExtension secretsRefreshEndpointWebExtension(ContextRefresher refresher) {
			return new RefreshEndpointWebExtension(refresher);
		}

	}

}
