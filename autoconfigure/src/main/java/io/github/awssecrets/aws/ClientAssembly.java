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
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

import org.springframework.boot.context.properties.bind.Binder;

/**
 * What the clients of all services are made of: properties of Spring Cloud AWS, and what
 * the application contributes.
 *
 * @param binder binds the properties
 * @param parts what the application contributes
 */
record ClientAssembly(Binder binder, ClientParts parts) {

	/**
	 * The credentials for certain settings, which are not looked for yet.
	 */
	ClientCredentials credentials(AwsClientSettings settings) {
		ClientCredentials credentials = source(settings);
		AwsRole role = settings.role();
		if (role == null) {
			return credentials;
		}
		AwsClientSettings sts = new AwsClientSettings(settings.region(), role.endpoint(), settings.timeout(), null);
		return credentials.assuming(AssumedRole.of(role, credentials.provider(), this, sts));
	}

	/**
	 * Configures the client of another service than Secrets Manager.
	 * @param builder the builder of the client
	 * @param settings our own settings for that service
	 * @param credentials what the client signs its requests with
	 * @return the builder
	 */
	<T extends AwsClientBuilder<T, ?>> T configure(T builder, AwsClientSettings settings,
			AwsCredentialsProvider credentials) {
		T configured = configurer(settings, credentials).configureSyncClient(builder, null, details(settings),
				Stream.empty(), this.parts.all(AwsSyncClientCustomizer.class));
		configured
			.overrideConfiguration(new ClientDefaults(settings.timeout()).fill(configured.overrideConfiguration()));
		return (settings.endpoint() != null) ? configured.endpointOverride(settings.endpoint()) : configured;
	}

	/**
	 * A client closes its credentials provider, which others may go on using.
	 */
	AwsClientBuilderConfigurer configurer(AwsClientSettings settings, AwsCredentialsProvider credentials) {
		AwsCredentialsProvider lent = credentials::resolveCredentials;
		return new AwsClientBuilderConfigurer(lent, regions(settings),
				bind(AwsProperties.CONFIG_PREFIX, AwsProperties.class));
	}

	@Nullable AwsConnectionDetails details(AwsClientSettings settings) {
		AwsConnectionDetails details = this.parts.one(AwsConnectionDetails.class);
		return (details != null) ? new PreferredDetails(settings, details) : null;
	}

	<T> T bind(String prefix, Class<T> type) {
		return this.binder.bindOrCreate(prefix, type);
	}

	private ClientCredentials source(AwsClientSettings settings) {
		AwsCredentialsProvider given = this.parts.one(AwsCredentialsProvider.class);
		if (given != null) {
			return ClientCredentials.lent(given);
		}
		AwsCredentialsProvider own = CredentialsProviderAutoConfiguration.createCredentialsProvider(
				bind(CredentialsProperties.PREFIX, CredentialsProperties.class), regions(settings), details(settings));
		// That one is one for the whole JVM, and nobody's to close.
		return (own instanceof DefaultCredentialsProvider) ? ClientCredentials.lent(own) : ClientCredentials.owned(own);
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

}
