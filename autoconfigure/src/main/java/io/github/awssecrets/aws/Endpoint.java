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
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsServiceClientConfiguration;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerServiceClientConfiguration;

/**
 * A client, and which Secrets Manager it talks to.
 *
 * @param client the client
 * @param place the place in words
 * @param region the region, unless the client does not tell
 * @param override the address, if it is not that of AWS itself
 * @param credentials what the client signs its requests with, unless it does not tell
 */
record Endpoint(SecretsManagerClient client, String place, @Nullable String region, @Nullable String override,
		@Nullable IdentityProvider<? extends AwsCredentialsIdentity> credentials) {

	static final String SERVICE = "AWS Secrets Manager";

	static Endpoint of(SecretsManagerClient client) {
		SecretsManagerServiceClientConfiguration configuration = configuration(client);
		if (configuration == null) {
			return new Endpoint(client, SERVICE, null, null, null);
		}
		String override = configuration.endpointOverride().map(Endpoint::origin).orElse(null);
		return new Endpoint(client, place(SERVICE, configuration), region(configuration), override,
				configuration.credentialsProvider());
	}

	/**
	 * A service of AWS, and which one.
	 */
	static String place(String service, AwsServiceClientConfiguration configuration) {
		String region = region(configuration);
		return service + ((region != null) ? " in " + region : "")
				+ configuration.endpointOverride().map((uri) -> " at " + origin(uri)).orElse("");
	}

	private static @Nullable String region(AwsServiceClientConfiguration configuration) {
		return Optional.ofNullable(configuration.region()).map(Region::id).orElse(null);
	}

	/**
	 * Gets the credentials once, before the calls that need them all look for them at the
	 * same time, each of them in vain and one after the other.
	 * @throws ExecutionException if there are none
	 * @throws InterruptedException if the thread is interrupted
	 */
	void requireCredentials() throws ExecutionException, InterruptedException {
		if (this.credentials != null) {
			this.credentials.resolveIdentity().get();
		}
	}

	/**
	 * A client made for a test may have no configuration.
	 */
	private static @Nullable SecretsManagerServiceClientConfiguration configuration(SecretsManagerClient client) {
		try {
			return client.serviceClientConfiguration();
		}
		catch (UnsupportedOperationException ex) {
			return null;
		}
	}

	private static String origin(URI uri) {
		return uri.getScheme() + "://" + uri.getHost() + ((uri.getPort() != -1) ? ":" + uri.getPort() : "");
	}

}
