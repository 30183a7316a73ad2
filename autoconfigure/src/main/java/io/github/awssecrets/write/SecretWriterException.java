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

package io.github.awssecrets.write;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.SecretFailure;
import org.jspecify.annotations.Nullable;

/**
 * Thrown by a {@link SecretWriter} when a call fails.
 *
 * @since 0.1.0
 */
public final class SecretWriterException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient SecretFailure failure;

	private final @Nullable String action;

	/**
	 * Creates an exception.
	 * @param failure why the call failed
	 * @param action the IAM action that was called for, if any
	 */
	public SecretWriterException(SecretFailure failure, @Nullable String action) {
		super(failure.kind().name(), null, false, false);
		this.failure = failure;
		this.action = action;
	}

	/**
	 * Why the call failed.
	 * @return the failure
	 */
	public SecretFailure failure() {
		return this.failure;
	}

	/**
	 * The IAM action that was called for.
	 * @return the action, or {@code null} if there is none
	 */
	public @Nullable String action() {
		return this.action;
	}

	/**
	 * The reason in a word.
	 * @return the kind of the failure
	 */
	public FailureKind kind() {
		return this.failure.kind();
	}

	/**
	 * Whether the secret, or the version of the token, exists already.
	 * @return whether AWS answered so
	 */
	public boolean isTaken() {
		return "ResourceExistsException".equals(this.failure.code());
	}

	SecretWriterException withDetail(String more) {
		String detail = (this.failure.detail() != null) ? this.failure.detail().strip() : "";
		String joined = detail.isEmpty() ? more : detail + (detail.endsWith(".") ? " " : "; ") + more;
		return new SecretWriterException(this.failure.withDetail(joined), this.action);
	}

}
