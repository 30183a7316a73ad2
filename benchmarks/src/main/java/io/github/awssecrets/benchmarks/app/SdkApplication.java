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

package io.github.awssecrets.benchmarks.app;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The application, with a loop in front of it that reads one secret after another.
 */
public final class SdkApplication {

	private SdkApplication() {
	}

	/**
	 * Reads the secrets and starts the application.
	 * @param arguments the arguments of the application
	 */
	public static void main(String[] arguments) {
		URI endpoint = URI.create(System.getProperty("sdk.endpoint"));
		MeasuredApplication.run(read(endpoint, Integer.getInteger("sdk.secrets")), arguments);
	}

	private static Map<String, Object> read(URI endpoint, int secrets) {
		Map<String, Object> values = new LinkedHashMap<>();
		try (SecretsManagerClient client = client(endpoint)) {
			for (int i = 0; i < secrets; i++) {
				String name = Workload.name(i);
				values.put(Workload.key(i), client.getSecretValue((request) -> request.secretId(name)).secretString());
			}
		}
		return values;
	}

	/**
	 * Builds a client.
	 * @param endpoint where the server listens
	 * @return the client, to be closed by the caller
	 */
	public static SecretsManagerClient client(URI endpoint) {
		return SecretsManagerClient.builder()
			.endpointOverride(endpoint)
			.region(Region.of(Workload.REGION))
			.credentialsProvider(() -> AwsBasicCredentials.create("test", "test"))
			.build();
	}

}
