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
package io.github.awssecrets.env;

import io.github.awssecrets.backend.MissingMemberException;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.cache.SecretCache;
import io.github.awssecrets.cache.SecretStatus;
import io.github.awssecrets.read.SecretException;
import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.ref.InvalidSecretRefException;
import io.github.awssecrets.ref.SecretRef;
import org.jspecify.annotations.Nullable;

/**
 * Secrets as far as they are known at the moment. Nothing is read, nobody waited for, and
 * nothing thrown.
 */
final class KnownSecrets {

	/** Stands in for a text that is not known. */
	static final String UNKNOWN = "******";

	private final Secrets secrets;

	private final SecretCache cache;

	KnownSecrets(Secrets secrets, SecretCache cache) {
		this.secrets = secrets;
		this.cache = cache;
	}

	/**
	 * The text that a reference stands for.
	 * @param reference the text of the reference
	 * @return the text, asterisks if it is not known, or {@code null} if it is known that
	 * there is none
	 */
	@Nullable String text(String reference) {
		try {
			return text(SecretRef.of(reference));
		}
		catch (InvalidSecretRefException | SecretException | MissingMemberException ex) {
			return UNKNOWN;
		}
	}

	/**
	 * The secret that a reference means, without regard to the member.
	 * @param ref the reference
	 * @return its value, or {@code null} if it is not known
	 */
	@Nullable SecretValue secret(SecretRef ref) {
		try {
			return status(ref).value();
		}
		catch (SecretException ex) {
			return null;
		}
	}

	private @Nullable String text(SecretRef ref) {
		SecretStatus status = status(ref);
		if (status.value() != null) {
			return text(ref, status.value());
		}
		SecretFailure failure = status.failure();
		return (failure != null && failure.kind().meansAbsent()) ? ref.defaultValue() : UNKNOWN;
	}

	private static @Nullable String text(SecretRef ref, SecretValue value) {
		try {
			return (ref.member() != null) ? value.member(ref.member()).text() : value.text();
		}
		catch (MissingMemberException ex) {
			if (ex.kind().meansAbsent()) {
				return ref.defaultValue();
			}
			throw ex;
		}
	}

	private SecretStatus status(SecretRef ref) {
		return this.cache.status(this.secrets.nameOf(ref));
	}

}
