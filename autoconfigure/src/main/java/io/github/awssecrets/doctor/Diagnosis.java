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

package io.github.awssecrets.doctor;

import java.time.Duration;

import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.env.UnresolvedSecret;
import io.github.awssecrets.env.UsedReference;
import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with a reference in use. Knows where a value comes from and how old it
 * is, and not what it is.
 *
 * @param reference the reference, and who needs it
 * @param condition how it stands, in a word
 * @param name the secret, if the reference means one
 * @param origin where the value comes from, if there is one
 * @param age the time since it was read
 * @param failure why the secret, or its member, could not be read, if that is the latest
 * that is known
 * @param finding the failure in words, unless all is well
 * @since 0.1.0
 */
public record Diagnosis(UsedReference reference, Condition condition, @Nullable SecretName name,
		@Nullable SecretOrigin origin, @Nullable Duration age, @Nullable SecretFailure failure,
		@Nullable Finding finding) {

	/**
	 * The diagnosis of a reference that has no value.
	 * @param secret the reference, and why it has none
	 * @return the diagnosis
	 */
	public static Diagnosis of(UnresolvedSecret secret) {
		return new Diagnosis(new UsedReference(secret.reference(), null, null, false, secret.uses()), Condition.FAILED,
				secret.name(), null, null, secret.failure(), new Doctor().diagnose(secret.name(), secret.failure()));
	}

	/**
	 * The same diagnosis, with what was found out besides.
	 * @param hint what helps a person
	 * @return the diagnosis
	 */
	public Diagnosis withHint(String hint) {
		SecretFailure failure = (this.failure != null) ? this.failure.withHint(hint) : null;
		return new Diagnosis(this.reference, this.condition, this.name, this.origin, this.age, failure,
				(failure != null) ? new Doctor().diagnose(this.name, failure) : null);
	}

	/**
	 * The Region that the secret is read from.
	 * @return the Region, or {@code null} if none was asked
	 */
	public @Nullable String region() {
		String[] arn = (this.origin != null && this.origin.arn() != null) ? this.origin.arn().split(":", 5)
				: new String[0];
		if (arn.length == 5) {
			return arn[3];
		}
		return (this.failure != null) ? this.failure.region() : null;
	}

	/**
	 * Whether the application can't do without it.
	 * @return whether a property needs it, and not code alone
	 */
	public boolean isRequired() {
		return !this.reference.uses().isEmpty();
	}

	/**
	 * Whether a reference needs somebody to look after it.
	 * @return whether it is stale, was withdrawn, has failed, or is unknown since it
	 * could not be read
	 */
	public boolean isBad() {
		return this.condition == Condition.STALE || this.condition == Condition.WITHDRAWN
				|| this.condition == Condition.FAILED || isUnread();
	}

	/**
	 * Whether it is unknown since it could not be read, and not since nobody has tried.
	 * @return whether the attempt to find out has failed
	 */
	public boolean isUnread() {
		return this.condition == Condition.UNKNOWN && this.failure != null;
	}

}
