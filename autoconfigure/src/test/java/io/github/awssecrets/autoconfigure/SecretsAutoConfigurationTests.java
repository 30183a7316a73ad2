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

import io.awspring.cloud.autoconfigure.config.secretsmanager.SecretsManagerAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.AwsAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.CredentialsProviderAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.RegionProviderAutoConfiguration;
import io.github.awssecrets.env.EnvironmentSecrets;
import io.github.awssecrets.env.UnresolvedSecretsException;
import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.test.FakeSecretsManager;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SecretsAutoConfiguration}.
 */
class SecretsAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(AutoConfigurations
		.of(SecretsAutoConfiguration.class, AwsAutoConfiguration.class, CredentialsProviderAutoConfiguration.class,
				RegionProviderAutoConfiguration.class, SecretsManagerAutoConfiguration.class));

	@Test
	void secretsWhenPresentReadFromAws() {
		try (FakeSecretsManager server = FakeSecretsManager.start()) {
			server.put("db", "opensesame");
			this.runner.withPropertyValues(properties(server))
				.withPropertyValues("password=${secrets:db}")
				.run((context) -> {
					assertThat(context).hasSingleBean(Secrets.class).hasSingleBean(SecretsManagerClient.class);
					assertThat(context.getEnvironment().getProperty("password")).isEqualTo("opensesame");
					assertThat(context.getBean(Secrets.class).get("db").text()).isEqualTo("opensesame");
				});
		}
	}

	@Test
	void startWhenReferenceIsMissingFails() {
		try (FakeSecretsManager server = FakeSecretsManager.start()) {
			this.runner.withPropertyValues(properties(server))
				.withPropertyValues("password=${secrets:db}")
				.run((context) -> assertThat(context).getFailure().isInstanceOf(UnresolvedSecretsException.class));
		}
	}

	@Test
	void secretsWhenDisabledReadOtherSourcesOnly() {
		try (FakeSecretsManager server = FakeSecretsManager.start()) {
			server.put("db", "opensesame");
			this.runner.withPropertyValues(properties(server))
				.withPropertyValues("aws.secrets.enabled=false", "password=${secrets:db}")
				.run((context) -> assertThat(context).hasFailed());
			assertThat(server.calls()).isEmpty();
		}
	}

	@Test
	void contextWhenDisabledNeedsNoRegion() {
		this.runner.withPropertyValues("aws.secrets.enabled=false").run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(Secrets.class);
			assertThat(context.getBeanFactory().containsSingleton("secretsManagerClient")).isFalse();
		});
	}

	@Test
	void contextWhenNothingIsReferredToNeedsNoRegion() {
		this.runner.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void configurationWhenClassIsMissingBacksOff() {
		this.runner.withClassLoader(new FilteredClassLoader(SecretsManagerClient.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(EnvironmentSecrets.class));
	}

	@Test
	void secretsWhenUserHasOwnBeanBackOff() {
		Secrets own = mock(Secrets.class);
		this.runner.withBean("own", Secrets.class, () -> own)
			.run((context) -> assertThat(context.getBean(Secrets.class)).isSameAs(own));
	}

	@Test
	void clientWhenUserHasOwnBeanBacksOff() {
		SecretsManagerClient own = mock(SecretsManagerClient.class);
		this.runner.withBean("own", SecretsManagerClient.class, () -> own)
			.run((context) -> assertThat(context.getBean(SecretsManagerClient.class)).isSameAs(own));
	}

	@Test
	void clientWhenNobodyHasOneIsNotThatOfSpringCloudAws() {
		this.runner.run((context) -> assertThat(context.getBeanNamesForType(SecretsManagerClient.class))
			.containsExactly("secretsManagerClient"));
	}

	private static String[] properties(FakeSecretsManager server) {
		return server.properties()
			.entrySet()
			.stream()
			.map((entry) -> entry.getKey() + "=" + entry.getValue())
			.toArray(String[]::new);
	}

}
