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

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Whether it is worth a call to ask for several secrets at once. Many policies don't
 * grant that, and one that doesn't is remembered for a while. So is, for less long, that
 * AWS throttled such a call: the account may make few of them.
 */
final class BatchPermission {

	static final Duration REMEMBERED = Duration.ofMinutes(5);

	/**
	 * How long it is remembered at most that a batch was throttled, of which up to a half
	 * is left out by chance.
	 */
	static final Duration THROTTLED = Duration.ofSeconds(30);

	private static final Log logger = LogFactory.getLog(BatchPermission.class);

	private final LongSupplier nanoTime;

	private final DoubleSupplier random;

	private final AtomicReference<@Nullable Long> until = new AtomicReference<>();

	private final AtomicBoolean told = new AtomicBoolean();

	BatchPermission(LongSupplier nanoTime) {
		this(nanoTime, () -> ThreadLocalRandom.current().nextDouble());
	}

	/**
	 * Creates a permission that is likely.
	 * @param nanoTime the time
	 * @param random numbers from 0 to 1, the higher the sooner batches are tried again
	 */
	BatchPermission(LongSupplier nanoTime, DoubleSupplier random) {
		this.nanoTime = nanoTime;
		this.random = random;
	}

	boolean isLikely() {
		Long until = this.until.get();
		return until == null || this.nanoTime.getAsLong() - until >= 0;
	}

	void throttled() {
		rest((long) (THROTTLED.toNanos() * (1 - this.random.getAsDouble() / 2)));
	}

	void denied(Endpoint endpoint) {
		rest(REMEMBERED.toNanos());
		if (this.told.compareAndSet(false, true)) {
			logger.info(endpoint.place() + " denies the role to read several secrets with one call, so they are read"
					+ " one by one. To change that, allow it secretsmanager:BatchGetSecretValue on the resource *.");
		}
	}

	/**
	 * Does without batches for a while, and not for less long than was said before.
	 */
	private void rest(long nanos) {
		long next = this.nanoTime.getAsLong() + nanos;
		this.until.accumulateAndGet(next, (known, later) -> (known != null && known - next > 0) ? known : later);
	}

}
