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

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;

import javax.net.ssl.SSLException;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.MissingClass;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.Crc32MismatchException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;

import org.springframework.boot.context.properties.bind.BindException;

/**
 * What the exceptions mean that arise on this side of the wire. The cause that is nearest
 * to the surface and known decides.
 */
final class ClientErrors {

	private static final int DEEPEST_CAUSE = 20;

	private ClientErrors() {
	}

	static Reason reason(Throwable ex) {
		Throwable cause = ex;
		for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
			Reason reason = known(cause);
			if (reason != null) {
				return reason;
			}
			cause = cause.getCause();
		}
		return Reason.of(FailureKind.OTHER, ex.getClass().getName());
	}

	private static @Nullable Reason known(Throwable ex) {
		if (ex instanceof SdkServiceException service) {
			return ServiceErrors.reason(service);
		}
		if (ex instanceof AbortedException || ex instanceof InterruptedException
				|| ex instanceof ClosedByInterruptException) {
			return Reason.of(FailureKind.INTERRUPTED);
		}
		if (ex instanceof ApiCallTimeoutException || ex instanceof ApiCallAttemptTimeoutException) {
			return Reason.of(FailureKind.TIMEOUT);
		}
		if (ex instanceof Crc32MismatchException || ex.getClass().getName().contains(".jackson.core.")) {
			return Reason.of(FailureKind.INVALID_RESPONSE);
		}
		if (ex instanceof BindException bind) {
			return Reason.of(FailureKind.OTHER, "the property " + bind.getName() + " is invalid");
		}
		if (ex instanceof LinkageError error) {
			return Reason.of(FailureKind.CLASS_PATH, MissingClass.describe(error));
		}
		return (ex instanceof IOException io) ? onTheWay(io) : byText(ex);
	}

	private static @Nullable Reason onTheWay(IOException ex) {
		if (ex instanceof UnknownHostException) {
			return Reason.of(FailureKind.UNKNOWN_HOST, host(ex.getMessage()));
		}
		if (ex instanceof SSLException) {
			return Reason.of(FailureKind.TLS_FAILED, ex.getMessage());
		}
		if (ex instanceof InterruptedIOException) {
			boolean connecting = ex.getClass().getSimpleName().equals("ConnectTimeoutException")
					|| message(ex).contains("onnect timed out");
			return Reason.of(connecting ? FailureKind.UNREACHABLE : FailureKind.TIMEOUT, ex.getMessage());
		}
		if (ex instanceof SocketException) {
			return Reason.of(FailureKind.UNREACHABLE, ex.getMessage());
		}
		return (ex.getCause() != null) ? null : Reason.of(FailureKind.UNREACHABLE, ex.getClass().getSimpleName());
	}

	private static @Nullable Reason byText(Throwable ex) {
		if (!(ex instanceof SdkClientException)) {
			return null;
		}
		String message = message(ex);
		if (message.startsWith("Unable to load region") || message.startsWith("No region provided")) {
			return Reason.of(FailureKind.NO_REGION);
		}
		if (message.startsWith("Unable to load credentials")) {
			return Reason
				.of(CredentialsErrors.expired(ex) ? FailureKind.EXPIRED_CREDENTIALS : FailureKind.NO_CREDENTIALS);
		}
		return message.startsWith("Unable to unmarshall") ? Reason.of(FailureKind.INVALID_RESPONSE) : null;
	}

	private static @Nullable String host(@Nullable String message) {
		String host = (message != null) ? message.split(":", 2)[0].trim() : "";
		return host.matches("[A-Za-z0-9._-]+") ? host : null;
	}

	private static String message(Throwable ex) {
		return (ex.getMessage() != null) ? ex.getMessage() : "";
	}

}
