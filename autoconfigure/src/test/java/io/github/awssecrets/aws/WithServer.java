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

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretVersion;
import io.github.awssecrets.test.FakeSecretsManager;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * A server to read from, and clients for it.
 */
abstract class WithServer {

	final FakeSecretsManager server = FakeSecretsManager.start();

	private final List<AutoCloseable> open = new ArrayList<>();

	@AfterEach
	void close() throws Exception {
		this.server.close();
		for (AutoCloseable closeable : this.open) {
			closeable.close();
		}
	}

	SecretsManagerClient client() {
		return client(this.server.endpoint(), (config) -> config.retryStrategy(DefaultRetryStrategy.doNotRetry()));
	}

	SecretsManagerClient client(URI endpoint, Consumer<ClientOverrideConfiguration.Builder> customizer) {
		return opened(SecretsManagerClient.builder()
			.endpointOverride(endpoint)
			.region(Region.EU_CENTRAL_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
			.overrideConfiguration(customizer)
			.applyMutation(new ClientDefaults(Duration.ofSeconds(10))::customize)
			.build());
	}

	<T extends AutoCloseable> T opened(T closeable) {
		this.open.add(closeable);
		return closeable;
	}

	/**
	 * Puts secrets whose value is their name, capitalised.
	 */
	List<SecretName> put(String... names) {
		for (String name : names) {
			this.server.put(name, name.toUpperCase());
		}
		return names(names);
	}

	List<SecretName> put(int count) {
		return put(IntStream.range(0, count).mapToObj((i) -> "secret" + i).toArray(String[]::new));
	}

	static List<SecretName> names(String... names) {
		return List.of(names).stream().map((name) -> name(name, SecretVersion.CURRENT)).toList();
	}

	static SecretName name(String id, SecretVersion version) {
		return new SecretName("", id.startsWith("arn:") ? null : id, id, version);
	}

	static List<String> texts(Collection<Outcome> outcomes) {
		return outcomes.stream().map(WithServer::text).toList();
	}

	static String text(Outcome outcome) {
		return (outcome instanceof Outcome.Found found) ? found.value().text() : failure(outcome).kind().name();
	}

	static SecretFailure failure(Outcome outcome) {
		return ((Outcome.Failed) outcome).failure();
	}

}
