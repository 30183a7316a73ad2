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
package io.github.awssecrets.pool;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Has secrets read again when a database refuses them, once in a while at most, so that a
 * password that simply is wrong is no storm.
 */
final class LateRefresh {

	private static final long PAUSE = Duration.ofSeconds(10).toNanos();

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final AtomicReference<@Nullable Long> last = new AtomicReference<>();

	private final Runnable refresh;

	private final LongSupplier ticker;

	private final Executor executor;

	/**
	 * Creates one that has not refreshed yet.
	 * @param refresh reads the secrets again
	 * @param ticker the time in nanoseconds
	 * @param executor what the refresh runs on, so that whoever needs a connection never
	 * waits for those who follow it
	 */
	LateRefresh(Runnable refresh, LongSupplier ticker, Executor executor) {
		this.refresh = refresh;
		this.ticker = ticker;
		this.executor = executor;
	}

	/**
	 * Reads again, unless that was done a moment ago, and waits a while for it.
	 */
	void attempt() {
		long now = this.ticker.getAsLong();
		Long before = this.last.get();
		if ((before != null && now - before < PAUSE) || !this.last.compareAndSet(before, now)) {
			return;
		}
		try {
			CompletableFuture.runAsync(this.refresh, this.executor).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException | RuntimeException ex) {
			// The connection fails as it would have.
		}
	}

}
