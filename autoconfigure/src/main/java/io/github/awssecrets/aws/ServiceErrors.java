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

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.awssecrets.backend.FailureKind;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * What the errors mean that AWS answers with. The code decides, then the HTTP status, and
 * the message only where one code stands for several things.
 */
final class ServiceErrors {

	private static final Pattern XML_CODE = Pattern.compile("<Code>([A-Za-z]{1,64})</Code>");

	private ServiceErrors() {
	}

	static Reason reason(SdkServiceException ex) {
		AwsErrorDetails details = (ex instanceof AwsServiceException aws) ? aws.awsErrorDetails() : null;
		String code = (details != null) ? details.errorCode() : null;
		String message = (details != null) ? details.errorMessage() : null;
		if (ex.statusCode() == 501) {
			// What a server does not implement is no failure that passes.
			return new Reason(FailureKind.OTHER, code, message);
		}
		if (code == null || code.isEmpty()) {
			return withoutCode(ex.statusCode(), (details != null) ? details.rawResponse() : null);
		}
		FailureKind kind = kind(code, message);
		return new Reason((kind != FailureKind.OTHER || ex.statusCode() < 500) ? kind : FailureKind.SERVER_ERROR, code,
				message);
	}

	static FailureKind kind(String code, @Nullable String message) {
		String text = (message != null) ? message : "";
		return switch (base(code)) {
			case "ResourceNotFound" -> missing(text);
			case "AccessDenied", "NotAuthorized", "UnauthorizedOperation" -> denied(text);
			case "DecryptionFailure", "KMSDisabled", "KMSInvalidState", "KMSNotFound" -> FailureKind.DECRYPTION_FAILED;
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

	/**
	 * What an error means that is not in the form of Secrets Manager. It need not come
	 * from there, so it never means that a secret does not exist.
	 */
	private static Reason withoutCode(int status, @Nullable SdkBytes body) {
		Matcher xml = XML_CODE.matcher((body != null) ? body.asString(StandardCharsets.ISO_8859_1) : "");
		String code = xml.find() ? xml.group(1) : null;
		FailureKind kind = (code != null) ? kind(code, null) : FailureKind.OTHER;
		return (code == null || kind == FailureKind.OTHER || kind.meansAbsent())
				? Reason.of(kind(status), "HTTP status " + status + " without an error code")
				: new Reason(kind, code, "HTTP status " + status);
	}

	private static FailureKind kind(int status) {
		return switch (status) {
			case 403 -> FailureKind.ACCESS_DENIED;
			case 407 -> FailureKind.UNREACHABLE;
			case 408 -> FailureKind.TIMEOUT;
			case 429 -> FailureKind.THROTTLED;
			default -> (status >= 500) ? FailureKind.SERVER_ERROR : FailureKind.INVALID_RESPONSE;
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
