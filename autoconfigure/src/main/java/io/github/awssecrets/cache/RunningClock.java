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

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * The time of the virtual machine. Alarms ring on a thread of its own, which nobody else
 * can keep busy and which is there while there are any.
 *
 * @since 0.1.0
 */
public final class RunningClock implements CacheClock, AutoCloseable {

	private static final long IDLE_SECONDS = 10;

	private final Set<CompletableFuture<Void>> alarms = ConcurrentHashMap.newKeySet();

	private final ScheduledThreadPoolExecutor executor;

	/**
	 * Creates a clock.
	 * @param threadName the name of its thread
	 */
	public RunningClock(String threadName) {
		this.executor = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread thread = new Thread(task, threadName);
			thread.setDaemon(true);
			return thread;
		});
		this.executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
		this.executor.allowCoreThreadTimeOut(true);
		this.executor.setRemoveOnCancelPolicy(true);
	}

	@Override
	public long nanoTime() {
		return System.nanoTime();
	}

	@Override
	public @Nullable CompletableFuture<Void> alarm(long nanos) {
		CompletableFuture<Void> alarm = new CompletableFuture<>();
		try {
			Future<?> task = this.executor.schedule(() -> alarm.complete(null), nanos, TimeUnit.NANOSECONDS);
			this.alarms.add(alarm);
			alarm.thenRun(() -> {
				task.cancel(false);
				this.alarms.remove(alarm);
			});
			return alarm;
		}
		catch (RejectedExecutionException ex) {
			return null;
		}
	}

	/**
	 * Has all alarms ring now, and ends the thread. There are no more alarms.
	 */
	@Override
	public void close() {
		this.executor.shutdownNow();
		this.alarms.forEach((alarm) -> alarm.complete(null));
	}

}
