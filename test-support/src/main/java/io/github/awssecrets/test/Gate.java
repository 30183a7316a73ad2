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
package io.github.awssecrets.test;

import java.time.Duration;

/**
 * A gate that holds requests back until the test opens it. It lets tests prove in which
 * order things happen, without sleeping.
 *
 * <pre>{@code
 * Gate gate = new Gate();
 * server.fail(Fault.hang(gate)).once();
 * Future<String> value = executor.submit(() -> read("db/password"));
 * gate.awaitRequests(1);
 * assertThat(value).isNotDone();
 * gate.open();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Gate {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private boolean open;

	private int requests;

	/**
	 * Let through whoever waits, and whoever comes later.
	 */
	public synchronized void open() {
		this.open = true;
		notifyAll();
	}

	/**
	 * Whether the gate has been opened.
	 * @return whether requests pass
	 */
	public synchronized boolean isOpen() {
		return this.open;
	}

	/**
	 * Wait until requests have arrived, be they still waiting or let through.
	 * @param count how many requests must have arrived in total
	 * @throws IllegalStateException if they don't arrive within 30 seconds
	 */
	public synchronized void awaitRequests(int count) {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		try {
			while (this.requests < count) {
				long millis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
				if (millis <= 0) {
					throw new IllegalStateException("%d of %d requests arrived".formatted(this.requests, count));
				}
				wait(millis);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while waiting for requests", ex);
		}
	}

	synchronized void pass() throws InterruptedException {
		this.requests++;
		notifyAll();
		while (!this.open) {
			wait();
		}
	}

}
