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
package io.github.awssecrets.read;

import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretRef;
import org.jspecify.annotations.Nullable;

/**
 * A secret can't be had. Says which and why, never what. It has no cause: messages of the
 * layers below may quote what they failed on.
 *
 * @since 0.1.0
 */
public abstract sealed class SecretException extends RuntimeException
		permits SecretNotFoundException, SecretUnavailableException {

	private static final long serialVersionUID = 1L;

	private final transient SecretRef ref;

	private final transient @Nullable SecretName name;

	private final transient SecretFailure failure;

	SecretException(SecretRef ref, @Nullable SecretName name, SecretFailure failure) {
		super(message(ref, name, failure));
		this.ref = ref.withoutDefault();
		this.name = name;
		this.failure = failure;
	}

	/**
	 * The reference that was read.
	 * @return the reference, without its default
	 */
	public SecretRef ref() {
		return this.ref;
	}

	/**
	 * The name that was asked for.
	 * @return the name, or {@code null} if the reference means none
	 */
	public @Nullable SecretName name() {
		return this.name;
	}

	/**
	 * Why it can't be had.
	 * @return the failure
	 */
	public SecretFailure failure() {
		return this.failure;
	}

	private static String message(SecretRef ref, @Nullable SecretName name, SecretFailure failure) {
		StringBuilder message = new StringBuilder("'").append(ref.withoutDefault()).append('\'');
		if (name != null) {
			message.append(" ('").append(name.id()).append("' in ").append(failure.place()).append(')');
		}
		message.append(": ").append(failure.kind());
		if (failure.code() != null) {
			message.append(", ").append(failure.code());
		}
		if (failure.detail() != null) {
			message.append(": ").append(failure.detail());
		}
		return message.toString();
	}

}
