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
package io.github.awssecrets.backend;

import org.jspecify.annotations.Nullable;

/**
 * An error that AWS answers with. The code decides what it means, and the message only
 * where one code stands for several things.
 *
 * @param code the code
 * @param message the message, if there is one
 * @since 0.1.0
 */
public record AwsError(String code, @Nullable String message) {

	/**
	 * What the error means.
	 * @return the kind of failure, {@link FailureKind#OTHER} for a code that is not known
	 */
	public FailureKind kind() {
		String text = (this.message != null) ? this.message : "";
		return switch (base(this.code)) {
			case "ResourceNotFound" -> missing(text);
			case "AccessDenied", "NotAuthorized", "UnauthorizedOperation" -> denied(text);
			case "DecryptionFailure", "KMSDisabled", "KMSInvalidState", "KMSNotFound" -> FailureKind.DECRYPTION_FAILED;
			case "EncryptionFailure" -> FailureKind.ENCRYPTION_FAILED;
			case "LimitExceeded" -> FailureKind.LIMIT_EXCEEDED;
			case "KMSAccessDenied" -> FailureKind.KMS_ACCESS_DENIED;
			case "InvalidRequest" -> text.contains("deletion") || text.contains("marked deleted")
					? FailureKind.SCHEDULED_FOR_DELETION : FailureKind.INVALID_REQUEST;
			case "InvalidParameter", "InvalidParameterValue", "Validation", "ValidationError", "Serialization" ->
				FailureKind.INVALID_REQUEST;
			case "MissingAuthenticationToken" -> FailureKind.NO_CREDENTIALS;
			case "ExpiredToken", "TokenRefreshRequired" -> FailureKind.EXPIRED_CREDENTIALS;
			case "UnrecognizedClient", "InvalidClientTokenId", "InvalidAccessKeyId", "InvalidToken" ->
				FailureKind.UNKNOWN_CREDENTIALS;
			case "InvalidSignature", "SignatureDoesNotMatch", "IncompleteSignature", "AuthFailure" -> unsigned(text);
			case "RequestExpired", "RequestTimeTooSkewed", "RequestInTheFuture" -> FailureKind.CLOCK_SKEW;
			case "Throttling", "Throttled", "RequestThrottled", "TooManyRequests", "RequestLimitExceeded", "SlowDown" ->
				FailureKind.THROTTLED;
			case "RequestTimeout" -> FailureKind.TIMEOUT;
			case "InternalService", "InternalServiceError", "InternalServer", "InternalServerError", "InternalFailure",
					"InternalError", "ServiceUnavailable" ->
				FailureKind.SERVER_ERROR;
			default -> FailureKind.OTHER;
		};
	}

	private static FailureKind missing(String message) {
		return message.contains("value for") || message.contains("staging label") ? FailureKind.VERSION_NOT_FOUND
				: FailureKind.NOT_FOUND;
	}

	/**
	 * A refusal by Secrets Manager itself names the secret, whose name may well contain
	 * "KMS".
	 */
	private static FailureKind denied(String message) {
		boolean kms = message.contains("kms:") || message.contains("KMS") && !message.contains("secretsmanager:");
		return kms ? FailureKind.KMS_ACCESS_DENIED : FailureKind.ACCESS_DENIED;
	}

	private static FailureKind unsigned(String message) {
		return message.contains("expired") || message.contains("not yet current") ? FailureKind.CLOCK_SKEW
				: FailureKind.INVALID_SIGNATURE;
	}

	private static String base(String code) {
		return code.endsWith("Exception") ? code.substring(0, code.length() - "Exception".length()) : code;
	}

}
