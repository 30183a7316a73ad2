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

import io.github.awssecrets.backend.AwsError;
import io.github.awssecrets.backend.FailureKind;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * What the errors mean that the SDK throws for an answer of AWS. The code decides, then
 * the HTTP status.
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
		FailureKind kind = new AwsError(code, message).kind();
		return new Reason((kind != FailureKind.OTHER || ex.statusCode() < 500) ? kind : FailureKind.SERVER_ERROR, code,
				message);
	}

	/**
	 * What an error means that is not in the form of Secrets Manager. It need not come
	 * from there, so it never means that a secret does not exist.
	 */
	private static Reason withoutCode(int status, @Nullable SdkBytes body) {
		Matcher xml = XML_CODE.matcher((body != null) ? body.asString(StandardCharsets.ISO_8859_1) : "");
		String code = xml.find() ? xml.group(1) : null;
		FailureKind kind = (code != null) ? new AwsError(code, null).kind() : FailureKind.OTHER;
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

}
