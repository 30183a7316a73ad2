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

import java.time.Duration;

import io.awspring.cloud.autoconfigure.config.secretsmanager.SecretsManagerClientCustomizer;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClientBuilder;

/**
 * What a client needs and nobody else has decided. The SDK by itself waits without end
 * for a call. Comes after all other customizers, most of which replace the whole
 * configuration rather than add to it, and leaves alone what they set.
 *
 * @param timeout how long a call may take
 */
record ClientDefaults(Duration timeout) implements SecretsManagerClientCustomizer {

	@Override
	public void customize(SecretsManagerClientBuilder builder) {
		builder.overrideConfiguration(fill(builder.overrideConfiguration()));
	}

	ClientOverrideConfiguration fill(ClientOverrideConfiguration given) {
		Duration call = given.apiCallTimeout().orElse(this.timeout);
		ClientOverrideConfiguration.Builder filled = given.toBuilder()
			.apiCallTimeout(call)
			// Leaves time for a second attempt where the first one gets no answer.
			.apiCallAttemptTimeout(given.apiCallAttemptTimeout().orElse(call.dividedBy(2)))
			.addExecutionInterceptor(CallTrace.INTERCEPTOR);
		if (!retries(given)) {
			filled.retryStrategy(AwsRetryStrategy.forRetryMode(RetryMode.STANDARD));
		}
		return filled.build();
	}

	private static boolean retries(ClientOverrideConfiguration given) {
		return given.retryStrategy().isPresent() || given.retryMode().isPresent()
				|| given.retryStrategyConfigurator().isPresent() || given.retryPolicy().isPresent();
	}

}
