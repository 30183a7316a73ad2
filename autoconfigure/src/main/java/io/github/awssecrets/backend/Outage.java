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
package io.github.awssecrets.backend;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * What keeps a place from being read at all, found out during one reading. The calls that
 * have not begun by then are not made: each would wait for the same failure.
 *
 * @since 0.1.0
 */
public final class Outage {

	private final AtomicBoolean timedOut = new AtomicBoolean();

	private final Supplier<@Nullable SecretFailure> elsewhere;

	private volatile @Nullable SecretFailure failure;

	/**
	 * Creates an outage of which nothing is known but what the reading itself finds out.
	 */
	public Outage() {
		this(() -> null);
	}

	/**
	 * Creates an outage that others may find out about meanwhile.
	 * @param elsewhere tells what they know: the failure that calls would meet, or
	 * {@code null}
	 */
	public Outage(Supplier<@Nullable SecretFailure> elsewhere) {
		this.elsewhere = elsewhere;
	}

	/**
	 * Whether a failure has nothing to do with the secret that was asked for.
	 * @param failure the failure
	 * @return whether others would fail for the same reason
	 */
	public static boolean isOne(SecretFailure failure) {
		return switch (failure.kind()) {
			case NO_CREDENTIALS, ROLE_DENIED, EXPIRED_CREDENTIALS, UNKNOWN_CREDENTIALS, INVALID_SIGNATURE, CLOCK_SKEW,
					NO_REGION, UNKNOWN_HOST, UNREACHABLE, TLS_FAILED, TIMEOUT, INTERRUPTED, AGENT_UNREACHABLE,
					AGENT_TOKEN_REFUSED ->
				true;
			default -> false;
		};
	}

	/**
	 * Takes a failure in. A single timeout may be the fate of one secret, the second is
	 * not.
	 * @param failure why a secret could not be read
	 */
	public void note(SecretFailure failure) {
		boolean chance = failure.kind() == FailureKind.TIMEOUT && !this.timedOut.getAndSet(true);
		if (isOne(failure) && !chance) {
			this.failure = failure;
		}
	}

	/**
	 * What is known of the outage.
	 * @return the failure that calls would meet, or {@code null} if there is no outage
	 */
	public @Nullable SecretFailure failure() {
		SecretFailure own = this.failure;
		return (own != null) ? own : this.elsewhere.get();
	}

}
