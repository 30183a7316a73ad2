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

import java.util.List;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.MissingMemberException;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.read.SecretException;
import io.github.awssecrets.ref.InvalidSecretRefException;
import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

/**
 * A reference without a value, and who needs it.
 *
 * @param reference the reference as it may be shown, without a default
 * @param name the secret that it means, if it means one
 * @param failure why it has no value
 * @param uses the properties that need it, none if it was asked for otherwise
 * @since 0.1.0
 */
public record UnresolvedSecret(String reference, @Nullable SecretName name, SecretFailure failure,
		List<SecretUse> uses) {

	static UnresolvedSecret of(String reference, RuntimeException failure, List<SecretUse> uses) {
		if (failure instanceof SecretException secret) {
			return new UnresolvedSecret(secret.ref().toString(), secret.name(), secret.failure(), uses);
		}
		if (failure instanceof InvalidSecretRefException invalid) {
			return invalid(invalid.reference(), invalid.rule() + ", at index " + invalid.position(), uses);
		}
		FailureKind kind = (failure instanceof MissingMemberException missing) ? missing.kind() : FailureKind.OTHER;
		return new UnresolvedSecret(ReferenceText.withoutDefault(reference), null,
				SecretFailure.of(kind, "the environment", failure.getMessage()), uses);
	}

	static UnresolvedSecret invalid(String reference, String rule, List<SecretUse> uses) {
		return new UnresolvedSecret(reference, null,
				SecretFailure.of(FailureKind.INVALID_REFERENCE, "the configuration", rule), uses);
	}

	UnresolvedSecret withHint(@Nullable String hint) {
		return with(this.failure.withHint(hint));
	}

	UnresolvedSecret with(SecretFailure failure) {
		return new UnresolvedSecret(this.reference, this.name, failure, this.uses);
	}

	/**
	 * Whether Spring has a default for each property that needs the secret, and may use
	 * it because the secret does not exist.
	 */
	boolean hasDefault() {
		return this.failure.kind().meansAbsent() && !this.uses.isEmpty()
				&& this.uses.stream().allMatch(SecretUse::defaultOutside);
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder("'").append(this.reference).append('\'');
		if (!this.uses.isEmpty()) {
			text.append(" for ").append(String.join(", ", this.uses.stream().map(SecretUse::describe).toList()));
		}
		text.append(": ").append(this.failure.kind());
		if (this.failure.detail() != null) {
			text.append(", ").append(this.failure.detail());
		}
		return text.toString();
	}

}
