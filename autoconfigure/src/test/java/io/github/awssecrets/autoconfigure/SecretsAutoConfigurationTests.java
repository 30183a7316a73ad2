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
import java.util.concurrent.atomic.AtomicInteger;

import io.awspring.cloud.autoconfigure.config.secretsmanager.SecretsManagerAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.AwsAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.CredentialsProviderAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.RegionProviderAutoConfiguration;
import io.github.awssecrets.env.EnvironmentSecrets;
import io.github.awssecrets.env.InvalidSecretsSettingException;
import io.github.awssecrets.env.UnresolvedSecretsException;
import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.test.FakeSecretsManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SecretsAutoConfiguration}.
 */
class SecretsAutoConfigurationTests {

	private static final List<String> PROVIDERS = List.of("regionProvider", "credentialsProvider");

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

	@ParameterizedTest
	@ValueSource(strings = { "cache.ttl=0s", "prefix=a//b", "endpoint=nowhere", "agent.url=http://127.0.0.1:2773" })
	void settingWhenInvalidAndNothingIsReferredToFailsStart(String setting) {
		this.runner.withPropertyValues("aws.secrets." + setting)
			.run((context) -> assertThat(context).getFailure().isInstanceOf(InvalidSecretsSettingException.class));
	}

	@Test
	void secretsWhenNothingIsReferredToAreRead() {
		try (FakeSecretsManager server = FakeSecretsManager.start()) {
			server.put("db", "opensesame");
			this.runner.withPropertyValues(properties(server)).run((context) -> {
				assertThat(context.getBeanFactory().containsSingleton("secrets")).isFalse();
				assertThat(context.getBean(EnvironmentSecrets.class).cache().names()).isEmpty();
				assertThat(context.getBean(Secrets.class).get("db").text()).isEqualTo("opensesame");
				assertThat(context.getBean(EnvironmentSecrets.class).cache().names()).hasSize(1);
			});
		}
	}

	@Test
	void clientWhenNothingIsReferredToIsInjected() {
		try (FakeSecretsManager server = FakeSecretsManager.start()) {
			server.put("db", "opensesame");
			this.runner.withPropertyValues(properties(server))
				.withUserConfiguration(NeedsClient.class)
				.run((context) -> assertThat(context.getBean("value")).isEqualTo("opensesame"));
		}
	}

	@Test
	void providersWhenNobodyNeedsThemAreNotMade() {
		this.runner.run((context) -> {
			assertThat(PROVIDERS).allMatch(context::containsBean)
				.noneMatch(context.getBeanFactory()::containsSingleton);
			assertThat(context.getBeansOfType(AwsRegionProvider.class)).hasSize(1);
			assertThat(context.getBeansOfType(AwsCredentialsProvider.class)).hasSize(1);
			assertThat(PROVIDERS).allMatch(context.getBeanFactory()::containsSingleton);
		});
	}

	@Test
	void providerWhenUserHasOwnBeanIsMadeAsBefore() {
		AtomicInteger made = new AtomicInteger();
		this.runner.withBean("own", AwsCredentialsProvider.class, () -> {
			made.incrementAndGet();
			return AnonymousCredentialsProvider.create();
		}).run((context) -> assertThat(made).hasValue(1));
	}

	private static String[] properties(FakeSecretsManager server) {
		return server.properties()
			.entrySet()
			.stream()
			.map((entry) -> entry.getKey() + "=" + entry.getValue())
			.toArray(String[]::new);
	}

	@Configuration(proxyBeanMethods = false)
	static class NeedsClient {

		@Bean
		String value(SecretsManagerClient client) {
			return client.getSecretValue((request) -> request.secretId("db")).secretString();
		}

	}

}
