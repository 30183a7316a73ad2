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

import java.util.concurrent.atomic.AtomicBoolean;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.SecretFailure;
import org.jspecify.annotations.Nullable;

/**
 * What keeps AWS from being read at all, found out during one reading. The calls that
 * have not begun by then are not made: each would wait for the same failure.
 */
final class Outage {

	private final AtomicBoolean timedOut = new AtomicBoolean();

	private volatile @Nullable SecretFailure failure;

	/**
	 * Whether a failure has nothing to do with the secret that was asked for.
	 */
	static boolean isOne(SecretFailure failure) {
		return switch (failure.kind()) {
			case NO_CREDENTIALS, EXPIRED_CREDENTIALS, UNKNOWN_CREDENTIALS, INVALID_SIGNATURE, CLOCK_SKEW, NO_REGION,
					UNKNOWN_HOST, UNREACHABLE, TLS_FAILED, TIMEOUT, INTERRUPTED ->
				true;
			default -> false;
		};
	}

	/**
	 * Takes a failure in. A single timeout may be the fate of one secret, the second is
	 * not.
	 */
	void note(SecretFailure failure) {
		boolean chance = failure.kind() == FailureKind.TIMEOUT && !this.timedOut.getAndSet(true);
		if (isOne(failure) && !chance) {
			this.failure = failure;
		}
	}

	void check() throws CallFailedException {
		SecretFailure known = this.failure;
		if (known != null) {
			throw new CallFailedException(known);
		}
	}

}
