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
package io.github.awssecrets.aws;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import com.sun.net.httpserver.HttpServer;
import io.awspring.cloud.autoconfigure.AwsSyncClientCustomizer;
import io.awspring.cloud.autoconfigure.config.secretsmanager.SecretsManagerClientCustomizer;
import io.awspring.cloud.autoconfigure.core.AwsConnectionDetails;
import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.test.FakeSecretsManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClientBuilder;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerServiceClientConfiguration;
import software.amazon.awssdk.utils.SdkAutoCloseable;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.bootstrap.BootstrapRegistry.InstanceSupplier;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SecretsManagerClients}.
 */
class SecretsManagerClientsTests {

	private static final AwsClientSettings OWN = new AwsClientSettings("eu-west-3", URI.create("http://own:1"),
			Duration.ofSeconds(6), null);

	private final MockEnvironment properties = new MockEnvironment()
		.withProperty("spring.cloud.aws.region.static", "eu-west-1")
		.withProperty("spring.cloud.aws.credentials.access-key", "key")
		.withProperty("spring.cloud.aws.credentials.secret-key", "secret");

	private final DefaultBootstrapContext context = new DefaultBootstrapContext();

	private LazyClient client = client(AwsClientSettings.DEFAULTS);

	@AfterEach
	void close() {
		this.client.close();
	}

	@Test
	void clientReadsFromTheServerOfTheProperties() {
		try (FakeSecretsManager server = FakeSecretsManager.start()) {
			server.put("db", "value");
			this.properties.setProperty("spring.cloud.aws.endpoint", server.endpoint().toString());
			assertThat(this.client.get().getSecretValue((request) -> request.secretId("db")).secretString())
				.isEqualTo("value");
			assertThat(server.calls()).singleElement().extracting("region").isEqualTo("eu-west-1");
		}
	}

	@Test
	void clientTakesRegionAndCredentialsFromProperties() {
		assertThat(configuration().region()).isEqualTo(Region.EU_WEST_1);
		assertThat(configuration().endpointOverride()).isEmpty();
		assertThat(accessKey()).isEqualTo("key");
	}

	@Test
	void clientPrefersTheServiceProperties() {
		this.properties.setProperty("spring.cloud.aws.endpoint", "http://all:1");
		this.properties.setProperty("spring.cloud.aws.secretsmanager.endpoint", "http://secrets:1");
		this.properties.setProperty("spring.cloud.aws.secretsmanager.region", "eu-west-2");
		assertThat(configuration().region()).isEqualTo(Region.EU_WEST_2);
		assertThat(configuration().endpointOverride()).contains(URI.create("http://secrets:1"));
	}

	@Test
	void clientPrefersConnectionDetailsToProperties() {
		register(AwsConnectionDetails.class, new Details());
		assertThat(configuration().region()).isEqualTo(Region.of("details-1"));
		assertThat(configuration().endpointOverride()).contains(URI.create("http://details:1"));
		assertThat(accessKey()).isEqualTo("details-key");
	}

	@Test
	void clientPrefersOurOwnSettingsToAll() {
		this.properties.setProperty("spring.cloud.aws.secretsmanager.endpoint", "http://secrets:1");
		this.properties.setProperty("spring.cloud.aws.secretsmanager.region", "eu-west-2");
		register(AwsConnectionDetails.class, new Details());
		this.client = client(OWN);
		assertThat(configuration().region()).isEqualTo(Region.EU_WEST_3);
		assertThat(configuration().endpointOverride()).contains(URI.create("http://own:1"));
		assertThat(accessKey()).isEqualTo("details-key");
	}

	@Test
	void clientWithOurOwnRegionDoesNotLookForOne() {
		register(AwsRegionProvider.class, () -> {
			throw new AssertionError("not asked");
		});
		this.client = client(OWN);
		assertThat(configuration().region()).isEqualTo(Region.EU_WEST_3);
	}

	@Test
	void clientWithRegionAndKeysAsksNoInstanceMetadata() throws IOException {
		AtomicInteger requests = new AtomicInteger();
		HttpServer metadata = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		metadata.createContext("/", (exchange) -> {
			requests.incrementAndGet();
			exchange.sendResponseHeaders(404, -1);
		});
		metadata.start();
		String property = SdkSystemSetting.AWS_EC2_METADATA_SERVICE_ENDPOINT.property();
		System.setProperty(property, "http://127.0.0.1:" + metadata.getAddress().getPort());
		try (FakeSecretsManager server = FakeSecretsManager.start()) {
			this.properties.setProperty("spring.cloud.aws.region.static", "");
			this.client = client(new AwsClientSettings("eu-west-3", server.endpoint(), Duration.ofSeconds(6), null));
			assertThat(WithServer
				.texts(AwsBackend.of(this.client, Runnable::run, 1).read(WithServer.names("db")).values()))
				.containsExactly("NOT_FOUND");
			assertThat(requests).hasValue(0);
		}
		finally {
			System.clearProperty(property);
			metadata.stop(0);
		}
	}

	@Test
	void clientTakesTheApplicationsProviders() {
		register(AwsRegionProvider.class, () -> Region.SA_EAST_1);
		register(AwsCredentialsProvider.class, () -> AwsBasicCredentials.create("registered", "secret"));
		assertThat(configuration().region()).isEqualTo(Region.SA_EAST_1);
		assertThat(accessKey()).isEqualTo("registered");
	}

	@Test
	void clientTakesTheApplicationsBeans() {
		DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
		beans.registerSingleton("region", (AwsRegionProvider) () -> Region.SA_EAST_1);
		beans.registerSingleton("details", new Details() {
			@Override
			public String getRegion() {
				return null;
			}
		});
		beans.registerSingleton("all", (AwsSyncClientCustomizer) this::shorten);
		beans.registerSingleton("one", (SecretsManagerClientCustomizer) (builder) -> builder.region(Region.US_EAST_1));
		this.client = SecretsManagerClients.of(binder(), ClientParts.of(beans)).client(AwsClientSettings.DEFAULTS);
		assertThat(configuration().region()).isEqualTo(Region.US_EAST_1);
		assertThat(override().apiCallTimeout()).contains(Duration.ofSeconds(1));
		assertThat(accessKey()).isEqualTo("details-key");
	}

	@Test
	void clientHasLimitsOfTimeAndThreeAttempts() {
		assertThat(override().apiCallTimeout()).contains(AwsClientSettings.DEFAULT_TIMEOUT);
		assertThat(override().apiCallAttemptTimeout().orElseThrow()).isLessThan(AwsClientSettings.DEFAULT_TIMEOUT);
		assertThat(override().retryStrategy().orElseThrow()).isInstanceOf(StandardRetryStrategy.class)
			.extracting("maxAttempts")
			.isEqualTo(3);
	}

	@Test
	void clientTakesOurOwnTimeout() {
		this.client = client(OWN);
		assertThat(override().apiCallTimeout()).contains(Duration.ofSeconds(6));
	}

	@Test
	void clientKeepsTheUserAgentOfSpringCloudAws() {
		assertThat(override().advancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX).orElseThrow())
			.startsWith("spring-cloud-aws/");
	}

	@Test
	void clientKeepsWhatCustomizersDecide() {
		customize((config) -> config.apiCallTimeout(Duration.ofSeconds(4))
			.apiCallAttemptTimeout(Duration.ofSeconds(3))
			.retryStrategy(DefaultRetryStrategy.doNotRetry()));
		assertThat(override().apiCallTimeout()).contains(Duration.ofSeconds(4));
		assertThat(override().apiCallAttemptTimeout()).contains(Duration.ofSeconds(3));
		assertThat(override().retryStrategy().orElseThrow().maxAttempts()).isOne();
	}

	@Test
	void clientKeepsTheRetryModeOfCustomizers() {
		customize((config) -> config.retryStrategy(RetryMode.LEGACY));
		assertThat(override().retryStrategy().orElseThrow().maxAttempts()).isEqualTo(4);
	}

	@Test
	void clientAddsToWhatCustomizersLeaveOpen() {
		customize((config) -> config.putHeader("x-tenant", "a"));
		assertThat(override().headers()).containsKey("x-tenant");
		assertThat(override().apiCallTimeout()).contains(AwsClientSettings.DEFAULT_TIMEOUT);
		assertThat(override().retryStrategy().orElseThrow()).isInstanceOf(StandardRetryStrategy.class);
	}

	@Test
	void clientIsNotConfiguredBeforeItIsNeeded() {
		this.properties.setProperty("spring.cloud.aws.region.static", "eu-south-1");
		assertThat(configuration().region()).isEqualTo(Region.EU_SOUTH_1);
	}

	@Test
	void clientOfAnInvalidPropertyTellsItsName() {
		this.properties.setProperty("spring.cloud.aws.dualstack-enabled", "sometimes");
		assertThatExceptionOfType(BindException.class).isThrownBy(this.client::get);
		SecretFailure failure = WithServer.failure(
				AwsBackend.of(this.client, Runnable::run, 1).read(WithServer.names("db")).values().iterator().next());
		assertThat(failure.kind()).isEqualTo(FailureKind.OTHER);
		assertThat(failure.detail()).contains("spring.cloud.aws").doesNotContain("sometimes");
	}

	@Test
	void closeClosesTheClientAndNotTheApplicationsCredentials() {
		ClosingCredentials credentials = new ClosingCredentials();
		register(AwsCredentialsProvider.class, credentials);
		this.client.get();
		this.client.close();
		assertThat(credentials.closed).hasValue(0);
	}

	@Test
	void closeOfAClientClosesItsOwnCredentialsProviderAlone() {
		ClosingCredentials own = new ClosingCredentials();
		new BuiltClient(SecretsManagerClient.builder().region(Region.EU_WEST_1).build(), ClientCredentials.owned(own))
			.close();
		assertThat(own.closed).hasValue(1);
	}

	@Test
	void closeLeavesTheJvmsOwnCredentialsProviderAlone() {
		MockEnvironment none = new MockEnvironment();
		ClientCredentials credentials = new ClientAssembly(Binder.get(none), ClientParts.of(this.context))
			.credentials(OWN);
		assertThat(credentials.provider()).isInstanceOf(DefaultCredentialsProvider.class);
		assertThat(credentials.made()).isEmpty();
	}

	@Test
	void settingsWithoutTimeAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new AwsClientSettings(null, null, Duration.ZERO, null));
	}

	@Test
	void settingsWithBlankRegionHaveNone() {
		assertThat(new AwsClientSettings(" ", null, Duration.ofSeconds(1), null).region()).isNull();
	}

	private LazyClient client(AwsClientSettings settings) {
		return SecretsManagerClients.of(binder(), ClientParts.of(this.context)).client(settings);
	}

	private Binder binder() {
		return Binder.get(this.properties);
	}

	private <T> void register(Class<T> type, T instance) {
		this.context.register(type, InstanceSupplier.of(instance));
	}

	private void customize(Consumer<ClientOverrideConfiguration.Builder> customizer) {
		register(SecretsManagerClientCustomizer.class, (builder) -> builder.overrideConfiguration(customizer));
	}

	private void shorten(AwsSyncClientBuilder<?, ?> builder) {
		((SecretsManagerClientBuilder) builder)
			.overrideConfiguration((config) -> config.apiCallTimeout(Duration.ofSeconds(1)));
	}

	private SecretsManagerServiceClientConfiguration configuration() {
		return this.client.get().serviceClientConfiguration();
	}

	private ClientOverrideConfiguration override() {
		return configuration().overrideConfiguration();
	}

	private String accessKey() {
		return configuration().credentialsProvider().resolveIdentity().join().accessKeyId();
	}

	private static class Details implements AwsConnectionDetails {

		@Override
		public URI getEndpoint() {
			return URI.create("http://details:1");
		}

		@Override
		public String getRegion() {
			return "details-1";
		}

		@Override
		public String getAccessKey() {
			return "details-key";
		}

		@Override
		public String getSecretKey() {
			return "details-secret";
		}

	}

	private static final class ClosingCredentials implements AwsCredentialsProvider, SdkAutoCloseable {

		private final AtomicInteger closed = new AtomicInteger();

		@Override
		public AwsCredentials resolveCredentials() {
			return AwsBasicCredentials.create("key", "secret");
		}

		@Override
		public void close() {
			this.closed.incrementAndGet();
		}

	}

}
