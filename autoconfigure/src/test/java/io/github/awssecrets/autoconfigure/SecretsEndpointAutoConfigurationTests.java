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
import java.util.TreeSet;

import io.github.awssecrets.actuate.RefreshEndpoint;
import io.github.awssecrets.actuate.SecretsEndpoint;
import io.github.awssecrets.doctor.Checkup;
import io.github.awssecrets.env.EnvironmentSecrets;
import io.github.awssecrets.refresh.SecretsRefresh;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class SecretsEndpointAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(SecretsAutoConfiguration.class, SecretsEndpointAutoConfiguration.class))
		.withUserConfiguration(Refresh.class)
		.withPropertyValues("management.endpoints.web.exposure.include=secrets,refresh");

	@Test
	void endpointsWhenExposedArePresent() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(SecretsEndpoint.class)
			.hasSingleBean(RefreshEndpoint.class));
	}

	@Test
	void endpointsWhenNotExposedAreAbsent() {
		this.runner.withPropertyValues("management.endpoints.web.exposure.include=health")
			.run((context) -> assertThat(context).doesNotHaveBean(SecretsEndpoint.class)
				.doesNotHaveBean(RefreshEndpoint.class));
	}

	@Test
	void endpointsWhenThereIsNoAccessAreAbsent() {
		this.runner
			.withPropertyValues("management.endpoint.secrets.access=NONE", "management.endpoint.refresh.access=NONE")
			.run((context) -> assertThat(context).doesNotHaveBean(SecretsEndpoint.class)
				.doesNotHaveBean(RefreshEndpoint.class));
	}

	@Test
	void endpointsWhenActuatorIsMissingAreAbsent() {
		this.runner.withClassLoader(new FilteredClassLoader(ConditionalOnAvailableEndpoint.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(SecretsEndpoint.class)
				.doesNotHaveBean(RefreshEndpoint.class));
	}

	@Test
	void endpointsWhenNothingRefreshesAreAbsent() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(SecretsAutoConfiguration.class, SecretsEndpointAutoConfiguration.class))
			.withPropertyValues("management.endpoints.web.exposure.include=*")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(SecretsEndpoint.class)
				.doesNotHaveBean(RefreshEndpoint.class));
	}

	@Test
	void endpointsWhenUserHasHisOwnLetThemWin() {
		this.runner.withUserConfiguration(Endpoints.class)
			.run((context) -> assertThat(context).getBeanNames(SecretsEndpoint.class).containsExactly("mine"));
		this.runner.withUserConfiguration(Endpoints.class)
			.run((context) -> assertThat(context).getBeanNames(RefreshEndpoint.class).containsExactly("myRefresh"));
	}

	@Configuration(proxyBeanMethods = false)
	static class Refresh {

		@Bean
		SecretsRefresh secretsRefresh(EnvironmentSecrets secrets, ApplicationEventPublisher publisher) {
			return new SecretsRefresh(secrets.cache(), (names) -> new TreeSet<>(), publisher, List.of());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Endpoints {

		@Bean
		SecretsEndpoint mine(Checkup checkup, SecretsRefresh refresh) {
			return new SecretsEndpoint(checkup, refresh);
		}

		@Bean
		RefreshEndpoint myRefresh(SecretsRefresh refresh) {
			return new RefreshEndpoint(refresh);
		}

	}

}
