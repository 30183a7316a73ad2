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
package io.github.awssecrets.benchmarks.fleet;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Virtual time, in which things happen in their order and at once.
 */
final class Timeline {

	private final PriorityQueue<Event> events = new PriorityQueue<>(
			Comparator.comparingLong(Event::at).thenComparingLong(Event::number));

	private long now;

	private long number;

	/**
	 * The time since the beginning, in nanoseconds.
	 */
	long now() {
		return this.now;
	}

	void after(Duration delay, Runnable action) {
		this.events.add(new Event(this.now + delay.toNanos(), this.number++, action));
	}

	/**
	 * Lets everything happen, what comes of it included.
	 */
	void run() {
		for (Event event = this.events.poll(); event != null; event = this.events.poll()) {
			this.now = event.at();
			event.action().run();
		}
	}

	private record Event(long at, long number, Runnable action) {
	}

}
