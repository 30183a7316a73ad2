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
package io.github.awssecrets.test;

import java.net.URI;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A server and the real client of AWS, which does not retry.
 */
abstract class WithServer {

	final FakeSecretsManager server = FakeSecretsManager.start();

	final SecretsManagerClient client = client(this.server.endpoint());

	@AfterEach
	void close() {
		this.client.close();
		this.server.close();
	}

	static SecretsManagerClient client(URI endpoint) {
		return SecretsManagerClient.builder()
			.endpointOverride(endpoint)
			.region(Region.EU_CENTRAL_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
			.overrideConfiguration((configuration) -> configuration.retryStrategy(DefaultRetryStrategy.doNotRetry()))
			.build();
	}

	String read(String secretId) {
		return this.client.getSecretValue((request) -> request.secretId(secretId)).secretString();
	}

	static SecretsManagerException refusalOf(ThrowingCallable call) {
		return catchThrowableOfType(SecretsManagerException.class, call);
	}

	static String codeOf(ThrowingCallable call) {
		return refusalOf(call).awsErrorDetails().errorCode();
	}

	static String messageOf(ThrowingCallable call) {
		return refusalOf(call).awsErrorDetails().errorMessage();
	}

}
