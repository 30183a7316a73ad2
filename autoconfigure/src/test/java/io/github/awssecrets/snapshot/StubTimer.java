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
package io.github.awssecrets.snapshot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A timer whose tasks the test runs.
 */
final class StubTimer implements Timer {

	final List<Duration> delays = new ArrayList<>();

	private final List<Runnable> tasks = new ArrayList<>();

	boolean closed;

	@Override
	public void after(Duration delay, Runnable task) {
		this.delays.add(delay);
		this.tasks.add(task);
	}

	/**
	 * Runs what waits.
	 */
	void run() {
		List<Runnable> due = List.copyOf(this.tasks);
		this.tasks.clear();
		this.delays.clear();
		due.forEach(Runnable::run);
	}

	@Override
	public void close() {
		this.closed = true;
	}

}
