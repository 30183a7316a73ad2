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
package io.github.awssecrets.refresh;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.function.DoubleSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.TaskScheduler;

/**
 * Refreshes again and again, each time after an interval that is up to a tenth shorter or
 * longer, so that the instances of an application do not ask in step. The next interval
 * begins when a refresh is over, and while somebody else's is running none begins.
 * Nothing that goes wrong ends it.
 *
 * @since 0.1.0
 */
public final class RefreshPolling implements SmartLifecycle, DisposableBean {

	private static final Log logger = LogFactory.getLog(RefreshPolling.class);

	private static final double JITTER = 0.1;

	private final SecretsRefresh refresh;

	private final Duration interval;

	private final TaskScheduler scheduler;

	private final DoubleSupplier random;

	private @Nullable ScheduledFuture<?> next;

	private volatile boolean running;

	/**
	 * Creates a polling that has not started.
	 * @param refresh what is done
	 * @param interval how often on average; zero means never
	 * @param scheduler when; closed with this, if it can be
	 * @param random numbers from 0 to 1
	 */
	public RefreshPolling(SecretsRefresh refresh, Duration interval, TaskScheduler scheduler, DoubleSupplier random) {
		this.refresh = refresh;
		this.interval = interval;
		this.scheduler = scheduler;
		this.random = random;
	}

	@Override
	public synchronized void start() {
		if (!this.running && this.interval.compareTo(Duration.ZERO) > 0) {
			this.running = true;
			schedule();
		}
	}

	@Override
	public synchronized void stop() {
		this.running = false;
		if (this.next != null) {
			this.next.cancel(false);
			this.next = null;
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public void destroy() throws Exception {
		stop();
		if (this.scheduler instanceof AutoCloseable closeable) {
			closeable.close();
		}
	}

	private void poll() {
		try {
			RefreshResult result = this.refresh.refresh();
			if (!result.isComplete()) {
				logger.warn("Some secrets could not be read again: " + result.failed()
					.stream()
					.map((failed) -> failed.name().id() + " (" + failed.failure().kind() + ")")
					.toList());
			}
		}
		catch (Throwable ex) {
			logger.warn("Secrets could not be read again: " + ex.getClass().getName());
		}
		scheduleIfRunning();
	}

	private synchronized void scheduleIfRunning() {
		if (this.running) {
			schedule();
		}
	}

	private void schedule() {
		double factor = 1 + JITTER * (2 * this.random.getAsDouble() - 1);
		Instant time = this.scheduler.getClock().instant().plusMillis(Math.round(this.interval.toMillis() * factor));
		this.next = this.scheduler.schedule(this::poll, time);
	}

}
