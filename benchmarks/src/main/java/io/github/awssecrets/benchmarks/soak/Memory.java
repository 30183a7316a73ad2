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
package io.github.awssecrets.benchmarks.soak;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What is known by now of the secrets of one application, from outside. Used by several
 * threads.
 */
final class Memory {

	private final AtomicIntegerArray refreshed;

	private final AtomicLongArray refreshedAt;

	private final AtomicIntegerArray seen;

	Memory(int secrets) {
		this.refreshed = new AtomicIntegerArray(secrets);
		this.refreshedAt = new AtomicLongArray(secrets);
		this.seen = new AtomicIntegerArray(secrets);
	}

	/**
	 * Takes in that a secret was read again.
	 * @param secret the secret
	 * @param version the version that was current when that began
	 * @param begun when that was, in nanoseconds
	 */
	void refreshed(int secret, int version, long begun) {
		this.refreshed.accumulateAndGet(secret, version, Math::max);
		this.refreshedAt.set(secret, begun);
	}

	/**
	 * The version that was current when the latest refresh of a secret began, or 0.
	 */
	int refreshed(int secret) {
		return this.refreshed.get(secret);
	}

	/**
	 * When that was, or 0.
	 */
	long refreshedAt(int secret) {
		return this.refreshedAt.get(secret);
	}

	void seen(int secret, int version) {
		this.seen.accumulateAndGet(secret, version, Math::max);
	}

	/**
	 * The latest version that a reader has seen, or 0.
	 */
	int seen(int secret) {
		return this.seen.get(secret);
	}

}
