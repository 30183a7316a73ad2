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
package io.github.awssecrets.contract;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClientBuilder;

/**
 * A server that the contract is held against.
 *
 * @param implementation whose it is
 * @param endpoint where it listens
 */
record Server(Implementation implementation, URI endpoint) {

	private static final String REGION = "eu-central-1";

	/**
	 * A client of the server. At AWS, Region and credentials come from where the SDK
	 * finds them; elsewhere, any will do.
	 * @param interceptor sees what the client does
	 * @return the client, for the caller to close
	 */
	SecretsManagerClient client(ExecutionInterceptor interceptor) {
		SecretsManagerClientBuilder builder = SecretsManagerClient.builder().endpointOverride(this.endpoint);
		if (this.implementation != Implementation.AWS) {
			builder.region(Region.of(REGION))
				.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
		}
		return builder
			.overrideConfiguration((configuration) -> configuration.retryStrategy(DefaultRetryStrategy.doNotRetry())
				.addExecutionInterceptor(interceptor))
			.build();
	}

	/**
	 * The properties that lead an application to the server.
	 * @return the properties by name
	 */
	Map<String, String> properties() {
		Map<String, String> properties = new HashMap<>(Map.of("aws.secrets.endpoint", this.endpoint.toString()));
		if (this.implementation != Implementation.AWS) {
			properties.putAll(Map.of("aws.secrets.region", REGION, "spring.cloud.aws.credentials.access-key", "test",
					"spring.cloud.aws.credentials.secret-key", "test"));
		}
		return properties;
	}

}
