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

package io.github.awssecrets.cache;

import java.time.Duration;

import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

/**
 * What the cache knows of a secret at some moment, without asking anybody.
 *
 * @param name the secret
 * @param state what that comes to
 * @param value the value that was read last, if it may still be served
 * @param age the time since it was read, if there is a value
 * @param failure why it could not be read, if that is the latest that is known
 * @param failureAge the time since that failure, if there is one
 * @since 0.1.0
 */
public record SecretStatus(SecretName name, State state, @Nullable SecretValue value, @Nullable Duration age,
		@Nullable SecretFailure failure, @Nullable Duration failureAge) {

	static SecretStatus unknown(SecretName name) {
		return new SecretStatus(name, State.UNKNOWN, null, null, null, null);
	}

	/**
	 * Whether a value is still served that the application could not read any more, for a
	 * reason that does not pass: the secret was deleted since, or is denied.
	 * @return whether AWS has withdrawn the value
	 */
	public boolean isWithdrawn() {
		return this.value != null && this.failure != null && this.failure.kind().isWithdrawal();
	}

	/**
	 * What is known of a secret, in a word.
	 */
	public enum State {

		/** Nothing, or a value that is too old to be served. */
		UNKNOWN,

		/** Its value, younger than its ttl. */
		FRESH,

		/** Its value, past its ttl, and nobody has needed a newer one yet. */
		AGED,

		/** Its value, which is still served although reading it again has failed. */
		STALE,

		/** That it can't be read, and no value is left to serve. */
		FAILED

	}

}
