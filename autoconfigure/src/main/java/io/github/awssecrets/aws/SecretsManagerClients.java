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

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.awspring.cloud.autoconfigure.AwsSyncClientCustomizer;
import io.awspring.cloud.autoconfigure.config.secretsmanager.SecretsManagerClientCustomizer;
import io.awspring.cloud.autoconfigure.config.secretsmanager.SecretsManagerProperties;
import io.awspring.cloud.autoconfigure.core.AwsClientBuilderConfigurer;
import io.awspring.cloud.autoconfigure.core.AwsConnectionDetails;
import io.awspring.cloud.autoconfigure.core.AwsProperties;
import io.awspring.cloud.autoconfigure.core.CredentialsProperties;
import io.awspring.cloud.autoconfigure.core.CredentialsProviderAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.RegionProperties;
import io.awspring.cloud.autoconfigure.core.RegionProviderAutoConfiguration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
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

	private final Binder binder;

	private final ClientParts parts;

	private SecretsManagerClients(Binder binder, ClientParts parts) {
		this.binder = binder;
		this.parts = parts;
	}

	/**
	 * The clients of an application.
	 * @param binder binds the properties of Spring Cloud AWS, when a client is built
	 * @param parts what the application contributes, asked for when a client is built
	 * @return the clients
	 */
	public static SecretsManagerClients of(Binder binder, ClientParts parts) {
		return new SecretsManagerClients(binder, parts);
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
		AwsRegionProvider regions = regions(settings);
		List<AutoCloseable> made = new ArrayList<>();
		AwsCredentialsProvider credentials = credentials(settings, regions, made);
		AwsRole role = settings.role();
		if (role != null) {
			credentials = assumed(role, settings, credentials, regions, made);
		}
		SecretsManagerClientBuilder builder = configurer(credentials, regions).configureSyncClient(
				SecretsManagerClient.builder(), properties(settings), details(settings), customizers(settings),
				this.parts.all(AwsSyncClientCustomizer.class));
		return new BuiltClient(builder.build(), made);
	}

	private AwsCredentialsProvider credentials(AwsClientSettings settings, AwsRegionProvider regions,
			List<AutoCloseable> made) {
		AwsCredentialsProvider given = this.parts.one(AwsCredentialsProvider.class);
		if (given != null) {
			return given;
		}
		AwsCredentialsProvider own = CredentialsProviderAutoConfiguration.createCredentialsProvider(
				bind(CredentialsProperties.PREFIX, CredentialsProperties.class), regions, details(settings));
		AutoCloseable closeable = closeable(own);
		if (closeable != null) {
			made.add(closeable);
		}
		return own;
	}

	private AwsCredentialsProvider assumed(AwsRole role, AwsClientSettings settings, AwsCredentialsProvider source,
			AwsRegionProvider regions, List<AutoCloseable> made) {
		AwsClientSettings sts = new AwsClientSettings(settings.region(), role.endpoint(), settings.timeout(), null);
		AssumedRole assumed = AssumedRole.of(role, source, configurer(source, regions), details(sts),
				this.parts.all(AwsSyncClientCustomizer.class), new ClientDefaults(settings.timeout()));
		made.add(0, assumed);
		return assumed;
	}

	/**
	 * A client closes its credentials provider, which others may go on using.
	 */
	private AwsClientBuilderConfigurer configurer(AwsCredentialsProvider credentials, AwsRegionProvider regions) {
		AwsCredentialsProvider lent = credentials::resolveCredentials;
		return new AwsClientBuilderConfigurer(lent, regions, bind(AwsProperties.CONFIG_PREFIX, AwsProperties.class));
	}

	private SecretsManagerProperties properties(AwsClientSettings settings) {
		SecretsManagerProperties properties = bind(SecretsManagerProperties.CONFIG_PREFIX,
				SecretsManagerProperties.class);
		if (settings.region() != null) {
			properties.setRegion(settings.region());
		}
		if (settings.endpoint() != null) {
			properties.setEndpoint(settings.endpoint());
		}
		return properties;
	}

	private @Nullable AwsConnectionDetails details(AwsClientSettings settings) {
		AwsConnectionDetails details = this.parts.one(AwsConnectionDetails.class);
		return (details != null) ? new PreferredDetails(settings, details) : null;
	}

	private AwsRegionProvider regions(AwsClientSettings settings) {
		String region = settings.region();
		if (region != null) {
			return () -> Region.of(region);
		}
		AwsRegionProvider given = this.parts.one(AwsRegionProvider.class);
		return (given != null) ? given : RegionProviderAutoConfiguration
			.createRegionProvider(bind(RegionProperties.PREFIX, RegionProperties.class));
	}

	private Stream<SecretsManagerClientCustomizer> customizers(AwsClientSettings settings) {
		return Stream.concat(this.parts.all(SecretsManagerClientCustomizer.class),
				Stream.of(new ClientDefaults(settings.timeout())));
	}

	private <T> T bind(String prefix, Class<T> type) {
		return this.binder.bindOrCreate(prefix, type);
	}

	/**
	 * The default provider is one for the whole JVM, and nobody's to close.
	 */
	static @Nullable AutoCloseable closeable(AwsCredentialsProvider credentials) {
		return (credentials instanceof AutoCloseable closeable && !(credentials instanceof DefaultCredentialsProvider))
				? closeable : null;
	}

}
