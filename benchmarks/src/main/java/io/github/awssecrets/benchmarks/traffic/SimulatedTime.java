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

package io.github.awssecrets.benchmarks.traffic;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;

/**
 * A clock that is moved by hand, and a scheduler that runs what is due on the thread that
 * moves it.
 */
final class SimulatedTime extends Clock implements TaskScheduler {

	private final Queue<Task> tasks = new PriorityQueue<>(Comparator.comparing(Task::time));

	private Instant now = Instant.EPOCH;

	/**
	 * Lets time pass.
	 */
	void advance(Duration duration) {
		Instant end = this.now.plus(duration);
		for (Task next = this.tasks.peek(); next != null && !next.time().isAfter(end); next = this.tasks.peek()) {
			this.tasks.remove();
			this.now = next.time();
			next.run();
		}
		this.now = end;
	}

	long nanos() {
		return Duration.between(Instant.EPOCH, this.now).toNanos();
	}

	@Override
	public Clock getClock() {
		return this;
	}

	@Override
	public Instant instant() {
		return this.now;
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		throw new UnsupportedOperationException();
	}

	@Override
	public ScheduledFuture<?> schedule(Runnable task, Instant startTime) {
		Task scheduled = new Task(task, startTime);
		this.tasks.add(scheduled);
		return scheduled;
	}

	@Override
	public ScheduledFuture<?> schedule(Runnable task, Trigger trigger) {
		throw new UnsupportedOperationException();
	}

	@Override
	public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Instant startTime, Duration period) {
		throw new UnsupportedOperationException();
	}

	@Override
	public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Duration period) {
		throw new UnsupportedOperationException();
	}

	@Override
	public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Instant startTime, Duration delay) {
		throw new UnsupportedOperationException();
	}

	@Override
	public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Duration delay) {
		throw new UnsupportedOperationException();
	}

	/**
	 * What is to be done.
	 */
	private final class Task extends FutureTask<Void> implements ScheduledFuture<Void> {

		private final Instant time;

		Task(Runnable task, Instant time) {
			super(task, null);
			this.time = time;
		}

		Instant time() {
			return this.time;
		}

		@Override
		public long getDelay(TimeUnit unit) {
			return unit.convert(Duration.between(SimulatedTime.this.now, this.time));
		}

		@Override
		public int compareTo(Delayed other) {
			return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
		}

	}

}
