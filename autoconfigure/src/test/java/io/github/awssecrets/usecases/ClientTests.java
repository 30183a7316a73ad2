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
package io.github.awssecrets.usecases;

import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import io.awspring.cloud.autoconfigure.AwsSyncClientCustomizer;
import io.awspring.cloud.autoconfigure.config.secretsmanager.SecretsManagerClientCustomizer;
import io.awspring.cloud.autoconfigure.core.AwsConnectionDetails;
import io.github.awssecrets.test.FakeSecretsManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.bootstrap.BootstrapRegistry.InstanceSupplier;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The client is the one that users of Spring Cloud AWS know.
 */
class ClientTests {

	@RegisterExtension
	final TestApplication application = new TestApplication();

	private final FakeSecretsManager other = FakeSecretsManager.start();

	private final AtomicInteger uses = new AtomicInteger();

	@AfterEach
	void closeOther() {
		this.other.close();
	}

	@Test
	void propertiesWhenOfSpringCloudAwsAreRespected() {
		unconfigured().property("spring.cloud.aws.endpoint", this.application.server().endpoint().toString())
			.property("spring.cloud.aws.region.static", "eu-north-1")
			.property("spring.cloud.aws.credentials.access-key", "test")
			.property("spring.cloud.aws.credentials.secret-key", "test");
		assertThatSecretIsRead();
		assertThat(this.application.server().calls()).singleElement()
			.satisfies((call) -> assertThat(call.region()).isEqualTo("eu-north-1"));
	}

	@Test
	void propertiesWhenOfServiceWinOverGeneral() {
		unconfigured().property("spring.cloud.aws.endpoint", this.other.endpoint().toString())
			.property("spring.cloud.aws.region.static", "eu-north-1")
			.property("spring.cloud.aws.secretsmanager.endpoint", this.application.server().endpoint().toString())
			.property("spring.cloud.aws.secretsmanager.region", "eu-south-1")
			.property("spring.cloud.aws.credentials.access-key", "test")
			.property("spring.cloud.aws.credentials.secret-key", "test");
		assertThatSecretIsRead();
		assertThat(this.application.server().calls().get(0).region()).isEqualTo("eu-south-1");
	}

	@Test
	void propertiesWhenOurOwnWin() {
		this.application.property("spring.cloud.aws.endpoint", this.other.endpoint().toString())
			.property("spring.cloud.aws.secretsmanager.endpoint", this.other.endpoint().toString())
			.property("spring.cloud.aws.secretsmanager.region", "eu-south-1")
			.property("spring.cloud.aws.region.static", "eu-north-1");
		assertThatSecretIsRead();
		assertThat(this.application.server().calls().get(0).region()).isEqualTo("eu-central-1");
	}

	@Test
	void syncClientCustomizerWhenBeanIsApplied() {
		bean(AwsSyncClientCustomizer.class, (builder) -> this.uses.incrementAndGet());
		assertThatSecretIsRead();
		assertThat(this.uses).hasPositiveValue();
	}

	@Test
	void clientCustomizerWhenBeanIsApplied() {
		this.application.without("aws.secrets.endpoint");
		bean(SecretsManagerClientCustomizer.class,
				(builder) -> builder.endpointOverride(this.application.server().endpoint()));
		assertThatSecretIsRead();
	}

	@Test
	void credentialsProviderWhenBeanIsUsed() {
		this.application.without("spring.cloud.aws.credentials.access-key", "spring.cloud.aws.credentials.secret-key");
		bean(AwsCredentialsProvider.class, () -> {
			this.uses.incrementAndGet();
			return AwsBasicCredentials.create("test", "test");
		});
		assertThatSecretIsRead();
		assertThat(this.uses).hasPositiveValue();
	}

	@Test
	void connectionDetailsWhenBeanLeadToTheirEndpointAlone() {
		unconfigured().property("spring.cloud.aws.endpoint", this.other.endpoint().toString())
			.property("spring.cloud.aws.region.static", "eu-north-1");
		bean(AwsConnectionDetails.class, new Details(this.application.server().endpoint()));
		assertThatSecretIsRead();
		assertThat(this.application.server().calls().get(0).region()).isEqualTo("eu-west-3");
	}

	@Test
	void clientWhenBeanIsUsedAndLeftOpen() {
		unconfigured();
		SecretsManagerClient client = SecretsManagerClient.builder()
			.endpointOverride(this.application.server().endpoint())
			.region(Region.EU_WEST_2)
			.credentialsProvider(() -> AwsBasicCredentials.create("test", "test"))
			.build();
		this.application.customize((spring) -> spring
			.addInitializers((context) -> context.getBeanFactory().registerSingleton("own", client)));
		ConfigurableApplicationContext context = assertThatSecretIsRead();
		assertThat(context.getBean(SecretsManagerClient.class)).isSameAs(client);
		context.close();
		assertThat(client.getSecretValue((request) -> request.secretId("x")).secretString()).isEqualTo("opensesame");
		client.close();
	}

	@Test
	void clientWhenApplicationHasNoneIsTheOneThatReads() {
		ConfigurableApplicationContext context = assertThatSecretIsRead();
		assertThat(context.getBeansOfType(SecretsManagerClient.class)).hasSize(1);
		SecretsManagerClient client = context.getBean(SecretsManagerClient.class);
		assertThat(client.getSecretValue((request) -> request.secretId("x")).secretString()).isEqualTo("opensesame");
		context.close();
		assertThatThrownBy(() -> client.getSecretValue((request) -> request.secretId("x")))
			.isInstanceOf(RuntimeException.class);
	}

	@Test
	void partsWhenRegisteredForBootstrapAreUsedByImport() {
		unconfigured();
		this.application.customize((spring) -> spring.addBootstrapRegistryInitializer((registry) -> {
			registry.register(AwsConnectionDetails.class,
					InstanceSupplier.of(new Details(this.application.server().endpoint())));
			registry.register(SecretsManagerClientCustomizer.class,
					InstanceSupplier.of((builder) -> this.uses.incrementAndGet()));
			registry.register(AwsSyncClientCustomizer.class,
					InstanceSupplier.of((builder) -> this.uses.incrementAndGet()));
		}));
		this.application.secret("imported", "{\"user\":\"ali\"}");
		ConfigurableApplicationContext context = assertThatSecretIsRead("--spring.config.import=secrets:imported");
		assertThat(TestApplication.property(context, "user")).isEqualTo("ali");
		assertThat(this.uses).hasValue(2);
	}

	@Test
	void credentialsProviderWhenRegisteredForBootstrapIsUsed() {
		this.application.without("spring.cloud.aws.credentials.access-key", "spring.cloud.aws.credentials.secret-key");
		this.application.customize((spring) -> spring.addBootstrapRegistryInitializer(
				(registry) -> registry.register(AwsCredentialsProvider.class, InstanceSupplier.of(() -> {
					this.uses.incrementAndGet();
					return AwsBasicCredentials.create("test", "test");
				}))));
		assertThatSecretIsRead();
		assertThat(this.uses).hasPositiveValue();
	}

	@Test
	void clientWhenRegisteredForBootstrapIsUsed() {
		unconfigured();
		try (SecretsManagerClient client = SecretsManagerClient.builder()
			.endpointOverride(this.application.server().endpoint())
			.region(Region.EU_WEST_2)
			.credentialsProvider(() -> AwsBasicCredentials.create("test", "test"))
			.build()) {
			this.application.customize((spring) -> spring.addBootstrapRegistryInitializer(
					(registry) -> registry.register(SecretsManagerClient.class, InstanceSupplier.of(client))));
			assertThatSecretIsRead();
		}
	}

	@Test
	void clientCustomizerWhenItCreatesBeanWhileOtherWaitsForSecretLetsBothGoOn() {
		this.application.property("aws.secrets.startup-timeout", "20s").with(CreatesBeanMeanwhile.class);
		ConfigurableApplicationContext context = assertThatSecretIsRead();
		assertThat(context.getBean("waiting")).isEqualTo("opensesame");
	}

	private TestApplication unconfigured() {
		return this.application.without("aws.secrets.endpoint", "aws.secrets.region",
				"spring.cloud.aws.credentials.access-key", "spring.cloud.aws.credentials.secret-key");
	}

	private <T> void bean(Class<T> type, T instance) {
		ApplicationContextInitializer<GenericApplicationContext> initializer = (context) -> context.registerBean(type,
				() -> instance);
		this.application.customize((spring) -> spring.addInitializers(initializer));
	}

	private ConfigurableApplicationContext assertThatSecretIsRead(String... arguments) {
		this.application.secret("x", "opensesame").yaml("value: ${secrets:x}");
		ConfigurableApplicationContext context = this.application.run(arguments);
		assertThat(TestApplication.property(context, "value")).isEqualTo("opensesame");
		assertThat(this.application.server().calls()).isNotEmpty();
		assertThat(this.other.calls()).isEmpty();
		return context;
	}

	private record Details(URI endpoint) implements AwsConnectionDetails {

		@Override
		public URI getEndpoint() {
			return this.endpoint;
		}

		@Override
		public String getRegion() {
			return "eu-west-3";
		}

		@Override
		public String getAccessKey() {
			return "test";
		}

		@Override
		public String getSecretKey() {
			return "test";
		}

	}

	static class CreatesBeanMeanwhile {

		private final CountDownLatch created = new CountDownLatch(1);

		@Bean
		String waiting(Environment environment) {
			this.created.countDown();
			return environment.getRequiredProperty("value");
		}

		@Bean
		SecretsManagerClientCustomizer customizer(ObjectProvider<StringBuilder> other) {
			return (builder) -> {
				try {
					this.created.await();
					other.getObject();
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
			};
		}

		@Bean
		StringBuilder other() {
			return new StringBuilder();
		}

	}

}
