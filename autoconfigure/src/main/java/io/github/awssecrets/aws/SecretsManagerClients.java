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

import java.util.stream.Stream;

import io.awspring.cloud.autoconfigure.AwsSyncClientCustomizer;
import io.awspring.cloud.autoconfigure.config.secretsmanager.SecretsManagerClientCustomizer;
import io.awspring.cloud.autoconfigure.config.secretsmanager.SecretsManagerProperties;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClientBuilder;

import org.springframework.boot.context.properties.bind.Binder;

/**
 * Builds clients as Spring Cloud AWS does: from its properties, and from what the
 * application contributes. Needs no application context.
 *
 * @since 0.1.0
 */
public final class SecretsManagerClients {

	private final ClientAssembly assembly;

	private SecretsManagerClients(ClientAssembly assembly) {
		this.assembly = assembly;
	}

	/**
	 * The clients of an application.
	 * @param binder binds the properties of Spring Cloud AWS, when a client is built
	 * @param parts what the application contributes, asked for when a client is built
	 * @return the clients
	 */
	public static SecretsManagerClients of(Binder binder, ClientParts parts) {
		return new SecretsManagerClients(new ClientAssembly(binder, parts));
	}

	/**
	 * A client, of which nothing is built, bound or looked up before it is needed. With a
	 * Region in the settings, none is looked for anywhere else.
	 * @param settings our own settings
	 * @return the client, for the caller to close
	 */
	public LazyClient client(AwsClientSettings settings) {
		return new LazyClient(() -> build(settings));
	}

	private BuiltClient build(AwsClientSettings settings) {
		ClientCredentials credentials = this.assembly.credentials(settings);
		SecretsManagerClientBuilder builder = this.assembly.configurer(settings, credentials.provider())
			.configureSyncClient(SecretsManagerClient.builder(), properties(settings), this.assembly.details(settings),
					customizers(settings), this.assembly.parts().all(AwsSyncClientCustomizer.class));
		return new BuiltClient(builder.build(), credentials);
	}

	private SecretsManagerProperties properties(AwsClientSettings settings) {
		SecretsManagerProperties properties = this.assembly.bind(SecretsManagerProperties.CONFIG_PREFIX,
				SecretsManagerProperties.class);
		if (settings.region() != null) {
			properties.setRegion(settings.region());
		}
		if (settings.endpoint() != null) {
			properties.setEndpoint(settings.endpoint());
		}
		return properties;
	}

	private Stream<SecretsManagerClientCustomizer> customizers(AwsClientSettings settings) {
		return Stream.concat(this.assembly.parts().all(SecretsManagerClientCustomizer.class),
				Stream.of(new ClientDefaults(settings.timeout())));
	}

}
