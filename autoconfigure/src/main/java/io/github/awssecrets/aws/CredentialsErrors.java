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

/**
 * What the exceptions mean that arise while credentials are looked for. Whatever was
 * asked for them, the secret itself was not: neither a refusal nor an absence is one of
 * the secret.
 */
final class CredentialsErrors {

	private static final int DEEPEST_CAUSE = 20;

	private CredentialsErrors() {
	}

	static Reason reason(Throwable ex) {
		Reason reason = ClientErrors.reason(ex);
		return switch (reason.kind()) {
			case EXPIRED_CREDENTIALS, UNKNOWN_CREDENTIALS, INVALID_SIGNATURE, CLOCK_SKEW, THROTTLED, INTERRUPTED ->
				reason;
			default -> new Reason(expired(ex) ? FailureKind.EXPIRED_CREDENTIALS : FailureKind.NO_CREDENTIALS,
					reason.code(), (reason.code() != null) ? reason.detail() : null);
		};
	}

	/**
	 * An SSO session that has ended is reported by a class of a module that need not be
	 * there, and by a chain of providers only in words.
	 */
	static boolean expired(Throwable ex) {
		Throwable cause = ex;
		for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
			String message = (cause.getMessage() != null) ? cause.getMessage() : "";
			if (cause.getClass().getSimpleName().startsWith("ExpiredToken")
					|| message.contains("SSO session associated with this profile has expired")) {
				return true;
			}
			cause = cause.getCause();
		}
		return false;
	}

}
