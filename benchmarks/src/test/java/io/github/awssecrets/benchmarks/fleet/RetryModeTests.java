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
package io.github.awssecrets.benchmarks.fleet;

import java.time.Duration;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link RetryMode}, which is compared with what the SDK does.
 */
class RetryModeTests {

	private static final int SAMPLES = 2000;

	private static final String SCOPE = "test";

	private final Random random = new Random(1);

	@Test
	void attemptsWhenModeIsStandardAreThoseOfTheSdk() {
		assertThat(RetryMode.STANDARD.attempts()).isEqualTo(AwsRetryStrategy.standardRetryStrategy().maxAttempts());
	}

	@Test
	void attemptsWhenModeIsLegacyAreThoseOfTheSdk() {
		assertThat(RetryMode.LEGACY.attempts()).isEqualTo(AwsRetryStrategy.legacyRetryStrategy().maxAttempts());
	}

	@Test
	void delayWhenModeIsStandardIsThatOfTheSdk() {
		for (int attempt = 1; attempt <= 2; attempt++) {
			assertThat(mean(RetryMode.STANDARD, attempt))
				.isCloseTo(meanOfSdk(AwsRetryStrategy::standardRetryStrategy, attempt), within(0.06));
		}
	}

	@Test
	void delayWhenModeIsLegacyIsThatOfTheSdk() {
		for (int attempt = 1; attempt <= 3; attempt++) {
			assertThat(mean(RetryMode.LEGACY, attempt))
				.isCloseTo(meanOfSdk(AwsRetryStrategy::legacyRetryStrategy, attempt), within(0.06));
		}
	}

	@Test
	void delayWhenModeIsLegacyIsAtLeastHalf() {
		assertThat(Stream.generate(() -> RetryMode.LEGACY.delay(1, this.random)).limit(SAMPLES))
			.allMatch((delay) -> delay.toMillis() >= 250 && delay.toMillis() <= 500);
	}

	@Test
	void delayWhenManyAttemptsIsAtMostTwentySeconds() {
		assertThat(Stream.generate(() -> RetryMode.STANDARD.delay(12, this.random)).limit(SAMPLES))
			.allMatch((delay) -> delay.compareTo(Duration.ofSeconds(20)) <= 0);
	}

	@Test
	void costWhenModeIsStandardIsThatOfTheSdk() {
		RetryStrategy sdk = AwsRetryStrategy.standardRetryStrategy();
		int retries = 0;
		try {
			while (true) {
				next(sdk, sdk.acquireInitialToken(AcquireInitialTokenRequest.create(SCOPE)).token());
				retries++;
			}
		}
		catch (TokenAcquisitionFailedException ex) {
			assertThat(retries * RetryMode.STANDARD.cost()).isEqualTo(RetryMode.TOKENS);
		}
	}

	private double mean(RetryMode mode, int attempt) {
		return Stream.generate(() -> mode.delay(attempt, this.random))
			.limit(SAMPLES)
			.mapToLong(Duration::toMillis)
			.average()
			.orElseThrow() / 1000;
	}

	private static double meanOfSdk(Supplier<RetryStrategy> sdk, int attempt) {
		return Stream.generate(() -> delayOfSdk(sdk.get(), attempt))
			.limit(SAMPLES)
			.mapToLong(Duration::toMillis)
			.average()
			.orElseThrow() / 1000;
	}

	private static Duration delayOfSdk(RetryStrategy sdk, int attempt) {
		RetryToken token = sdk.acquireInitialToken(AcquireInitialTokenRequest.create(SCOPE)).token();
		for (int i = 1; i < attempt; i++) {
			token = next(sdk, token).token();
		}
		return next(sdk, token).delay();
	}

	private static RefreshRetryTokenResponse next(RetryStrategy sdk, RetryToken token) {
		return sdk.refreshRetryToken(RefreshRetryTokenRequest.builder().token(token).failure(throttled()).build());
	}

	private static Throwable throttled() {
		return AwsServiceException.builder()
			.statusCode(400)
			.awsErrorDetails(AwsErrorDetails.builder().errorCode("ThrottlingException").build())
			.build();
	}

}
