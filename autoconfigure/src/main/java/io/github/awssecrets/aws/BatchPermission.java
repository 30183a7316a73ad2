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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Whether it is worth a call to ask for several secrets at once. Many policies don't
 * grant that, and one that doesn't is remembered for a while.
 */
final class BatchPermission {

	static final Duration REMEMBERED = Duration.ofMinutes(5);

	private static final Log logger = LogFactory.getLog(BatchPermission.class);

	private final LongSupplier nanoTime;

	private final AtomicReference<@Nullable Long> deniedAt = new AtomicReference<>();

	private final AtomicBoolean told = new AtomicBoolean();

	BatchPermission(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

	boolean isLikely() {
		Long denied = this.deniedAt.get();
		return denied == null || this.nanoTime.getAsLong() - denied >= REMEMBERED.toNanos();
	}

	void denied(Endpoint endpoint) {
		this.deniedAt.set(this.nanoTime.getAsLong());
		if (this.told.compareAndSet(false, true)) {
			logger.info(endpoint.place() + " denies the role to read several secrets with one call, so they are read"
					+ " one by one. To change that, allow it secretsmanager:BatchGetSecretValue on the resource *.");
		}
	}

}
