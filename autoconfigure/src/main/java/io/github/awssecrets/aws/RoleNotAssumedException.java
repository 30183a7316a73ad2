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
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Thrown when AWS STS gives no credentials of a role. Says why in our own terms; whatever
 * was refused, it was not a secret.
 */
final class RoleNotAssumedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private static final int DEEPEST_CAUSE = 20;

	private final transient Reason reason;

	private final String place;

	private final int attempts;

	RoleNotAssumedException(String role, String place, RuntimeException ex) {
		super("The role " + role + " could not be assumed", null, false, false);
		this.reason = reason(role, ClientErrors.reason(ex));
		this.place = place;
		Integer counted = (ex instanceof SdkException sdk) ? sdk.numAttempts() : null;
		this.attempts = (counted != null) ? counted : 0;
	}

	/**
	 * The nearest such exception among the causes of another.
	 */
	static @Nullable RoleNotAssumedException in(Throwable ex) {
		Throwable cause = ex;
		for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
			if (cause instanceof RoleNotAssumedException found) {
				return found;
			}
			cause = cause.getCause();
		}
		return null;
	}

	Reason reason() {
		return this.reason;
	}

	String place() {
		return this.place;
	}

	int attempts() {
		return this.attempts;
	}

	private static Reason reason(String role, Reason reason) {
		return switch (reason.kind()) {
			case ACCESS_DENIED, KMS_ACCESS_DENIED, INVALID_REQUEST ->
				new Reason(FailureKind.ROLE_DENIED, reason.code(), detail(role, reason.detail()));
			case NOT_FOUND, VERSION_NOT_FOUND, DECRYPTION_FAILED, SCHEDULED_FOR_DELETION ->
				new Reason(FailureKind.OTHER, reason.code(), detail(role, reason.detail()));
			default -> reason;
		};
	}

	private static String detail(String role, @Nullable String detail) {
		return (detail == null || detail.isBlank()) ? role : role + ", " + detail;
	}

}
