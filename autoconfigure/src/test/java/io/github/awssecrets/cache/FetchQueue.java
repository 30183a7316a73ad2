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

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * An executor that does nothing until the test says so.
 */
final class FetchQueue implements Executor {

	private final Queue<Runnable> fetches = new ArrayDeque<>();

	@Override
	public synchronized void execute(Runnable fetch) {
		this.fetches.add(fetch);
	}

	synchronized int size() {
		return this.fetches.size();
	}

	/**
	 * Runs what is there, in the calling thread.
	 */
	synchronized void run() {
		for (Runnable fetch = this.fetches.poll(); fetch != null; fetch = this.fetches.poll()) {
			fetch.run();
		}
	}

}
