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

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.SecretFailure;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/**
 * What the SDK throws, in our own terms.
 */
final class AwsFailures {

	private static final int LONGEST_DETAIL = 500;

	private AwsFailures() {
	}

	/**
	 * Why a call failed.
	 */
	static SecretFailure ofCall(Endpoint endpoint, RuntimeException ex, CallTrace trace, Duration elapsed) {
		RoleNotAssumedException role = RoleNotAssumedException.in(ex);
		if (role != null) {
			return ofRole(endpoint, role, elapsed);
		}
		Integer counted = (ex instanceof SdkException sdk) ? sdk.numAttempts() : null;
		int attempts = Math.max(trace.attempts(), (counted != null) ? counted : 0);
		Reason reason = callReason(ex, trace);
		return failure(endpoint, new Reason(reason.kind(), reason.code(), trace.telling(reason.detail())), attempts,
				elapsed);
	}

	/**
	 * Why there are no credentials to call with.
	 */
	static SecretFailure ofCredentials(Endpoint endpoint, Throwable ex, Duration elapsed) {
		RoleNotAssumedException role = RoleNotAssumedException.in(ex);
		return (role != null) ? ofRole(endpoint, role, elapsed)
				: failure(endpoint, CredentialsErrors.reason(ex), 0, elapsed);
	}

	private static SecretFailure ofRole(Endpoint endpoint, RoleNotAssumedException ex, Duration elapsed) {
		Reason reason = ex.reason();
		return new SecretFailure(reason.kind(), ex.place(), endpoint.region(), null, reason.code(),
				shorten(reason.detail()), null, ex.attempts(), elapsed);
	}

	/**
	 * Why there is no client.
	 */
	static SecretFailure ofClient(RuntimeException ex, Duration elapsed) {
		Reason reason = ClientErrors.reason(ex);
		return new SecretFailure(reason.kind(), Endpoint.SERVICE, null, null, reason.code(), shorten(reason.detail()),
				null, 0, elapsed);
	}

	/**
	 * Why an answer has no value for one of the secrets that it is about.
	 */
	static SecretFailure ofAnswer(Endpoint endpoint, FailureKind kind, @Nullable String code, @Nullable String detail) {
		return failure(endpoint, new Reason(kind, code, detail), 1, Duration.ZERO);
	}

	/**
	 * Why a secret was not asked for.
	 */
	static SecretFailure ofNoCall(Endpoint endpoint, FailureKind kind, @Nullable String detail) {
		return failure(endpoint, Reason.of(kind, detail), 0, Duration.ZERO);
	}

	private static Reason callReason(RuntimeException ex, CallTrace trace) {
		if (ex instanceof AwsServiceException && !(ex instanceof SecretsManagerException)) {
			// Another service, which was asked for credentials.
			return CredentialsErrors.reason(ex);
		}
		Reason reason = ClientErrors.reason(ex);
		boolean unreadable = trace.succeeded()
				&& (reason.kind() == FailureKind.OTHER || reason.kind() == FailureKind.UNREACHABLE);
		return unreadable ? Reason.of(FailureKind.INVALID_RESPONSE) : reason;
	}

	private static SecretFailure failure(Endpoint endpoint, Reason reason, int attempts, Duration elapsed) {
		return new SecretFailure(reason.kind(), endpoint.place(), endpoint.region(), endpoint.override(), reason.code(),
				shorten(reason.detail()), null, attempts, elapsed);
	}

	private static @Nullable String shorten(@Nullable String detail) {
		String line = (detail != null) ? detail.strip().replaceAll("\\s+", " ") : null;
		return (line == null || line.length() <= LONGEST_DETAIL) ? line : line.substring(0, LONGEST_DETAIL) + "...";
	}

}
