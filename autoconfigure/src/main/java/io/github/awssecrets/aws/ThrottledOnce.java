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

import io.github.awssecrets.backend.FailureKind;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * The retries of the client, but none of a request that is throttled. AWS allows a
 * hundred times as many single reads as batches, so a batch that is throttled is not
 * worth the seconds that the client would wait.
 *
 * @param retries the retries of the client
 */
record ThrottledOnce(RetryStrategy retries) implements RetryStrategy {

	/**
	 * For a single request. A client that does not tell its retries keeps them.
	 */
	static final SdkPlugin PLUGIN = ThrottledOnce::configure;

	private static void configure(SdkServiceClientConfiguration.Builder config) {
		ClientOverrideConfiguration given = config.overrideConfiguration();
		if (given != null) {
			given.retryStrategy()
				.ifPresent((retries) -> config
					.overrideConfiguration(given.toBuilder().retryStrategy(new ThrottledOnce(retries)).build()));
		}
	}

	@Override
	public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
		return this.retries.acquireInitialToken(request);
	}

	@Override
	public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
		if (ClientErrors.reason(request.failure()).kind() == FailureKind.THROTTLED) {
			throw new TokenAcquisitionFailedException("Throttled, and not tried again", request.token(),
					request.failure());
		}
		return this.retries.refreshRetryToken(request);
	}

	@Override
	public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
		return this.retries.recordSuccess(request);
	}

	@Override
	public int maxAttempts() {
		return this.retries.maxAttempts();
	}

	@Override
	public boolean useClientDefaults() {
		return false;
	}

	@Override
	public Builder<?, ?> toBuilder() {
		return this.retries.toBuilder();
	}

}
