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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.github.awssecrets.ref.SecretName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RefreshPolling}. A refresh runs when the test says that its time has
 * come.
 */
class RefreshPollingTests {

	private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

	private final StubCache cache = new StubCache();

	private final ManualScheduler scheduler = new ManualScheduler();

	private double random = 0.5;

	private final RefreshPolling polling = polling(Duration.ofMinutes(10));

	@Test
	void startSchedulesFirstRefreshAfterInterval() {
		this.polling.start();
		assertThat(this.scheduler.time).isEqualTo(NOW.plusSeconds(600));
		assertThat(this.cache.calls).isEmpty();
	}

	@Test
	void startVariesIntervalByATenth() {
		this.random = 0;
		this.polling.start();
		assertThat(this.scheduler.time).isEqualTo(NOW.plusSeconds(540));
		this.random = 1;
		this.scheduler.task.run();
		assertThat(this.scheduler.time).isEqualTo(NOW.plusSeconds(660));
	}

	@Test
	void startWhenIntervalIsZeroDoesNothing() {
		RefreshPolling never = polling(Duration.ZERO);
		never.start();
		assertThat(never.isRunning()).isFalse();
		assertThat(this.scheduler.task).isNull();
	}

	@Test
	void pollRefreshesAndSchedulesTheNext() {
		this.polling.start();
		poll();
		poll();
		assertThat(this.cache.calls).hasSize(2);
		assertThat(this.scheduler.task).isNotNull();
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void pollWhenRefreshThrowsGoesOn(CapturedOutput output) {
		RefreshPolling broken = new RefreshPolling(new SecretsRefresh(new StubCache() {

			@Override
			public Collection<SecretName> names() {
				throw new StackOverflowError("hunter2");
			}

		}, (names) -> new TreeSet<>(), (event) -> {
		}, List.of()), Duration.ofMinutes(10), this.scheduler, () -> this.random);
		broken.start();
		poll();
		assertThat(this.scheduler.task).isNotNull();
		assertThat(output).contains("StackOverflowError").doesNotContain("hunter2");
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void pollWhenSecretFailsTellsWhich(CapturedOutput output) {
		this.cache.failed("a");
		this.polling.start();
		poll();
		assertThat(output).contains("app/a (TIMEOUT)");
	}

	@Test
	void stopCancelsTheNext() {
		this.polling.start();
		this.polling.stop();
		assertThat(this.scheduler.cancelled).isTrue();
		assertThat(this.polling.isRunning()).isFalse();
	}

	@Test
	void stopWhileRefreshingSchedulesNoOther() {
		this.polling.start();
		Runnable task = this.scheduler.task;
		this.scheduler.task = null;
		this.polling.stop();
		task.run();
		assertThat(this.scheduler.task).isNull();
	}

	@Test
	void destroyClosesScheduler() throws Exception {
		this.polling.destroy();
		assertThat(this.scheduler.closed).isTrue();
	}

	private void poll() {
		Runnable task = this.scheduler.task;
		this.scheduler.task = null;
		task.run();
	}

	private RefreshPolling polling(Duration interval) {
		return new RefreshPolling(new SecretsRefresh(this.cache, (names) -> new TreeSet<>(), (event) -> {
		}, List.of()), interval, this.scheduler, () -> this.random);
	}

	private static final class ManualScheduler extends SimpleAsyncTaskScheduler {

		private static final long serialVersionUID = 1L;

		private transient Runnable task;

		private Instant time;

		private boolean cancelled;

		private boolean closed;

		@Override
		public Clock getClock() {
			return Clock.fixed(NOW, ZoneOffset.UTC);
		}

		@Override
		public ScheduledFuture<?> schedule(Runnable task, Instant startTime) {
			this.task = task;
			this.time = startTime;
			return new Future();
		}

		@Override
		public void close() {
			this.closed = true;
		}

		private final class Future extends FutureTask<Void> implements ScheduledFuture<Void> {

			Future() {
				super(() -> null);
			}

			@Override
			public boolean cancel(boolean mayInterrupt) {
				ManualScheduler.this.cancelled = true;
				return true;
			}

			@Override
			public long getDelay(TimeUnit unit) {
				return 0;
			}

			@Override
			public int compareTo(Delayed other) {
				return 0;
			}

		}

	}

}
