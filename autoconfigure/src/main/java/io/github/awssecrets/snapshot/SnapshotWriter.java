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
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Writes a snapshot after changes: at once after the first, and not again before a while
 * has passed. Nothing is written before the application has started, when what is known
 * may be a small part of what will be.
 */
final class SnapshotWriter {

	/**
	 * The time between two writes, at least.
	 */
	static final Duration PAUSE = Duration.ofSeconds(30);

	private final Supplier<Collection<Entry>> entries;

	private final Predicate<Collection<Entry>> snapshot;

	private final Timer timer;

	private final LongSupplier nanoTime;

	private final AtomicBoolean changed = new AtomicBoolean();

	private final AtomicBoolean planned = new AtomicBoolean();

	private volatile boolean started;

	private volatile long next;

	/**
	 * Creates a writer.
	 * @param entries what there is to write
	 * @param snapshot writes it, and tells whether that has succeeded
	 * @param timer runs what is done later
	 * @param nanoTime the time in nanoseconds, from any origin
	 */
	SnapshotWriter(Supplier<Collection<Entry>> entries, Predicate<Collection<Entry>> snapshot, Timer timer,
			LongSupplier nanoTime) {
		this.entries = entries;
		this.snapshot = snapshot;
		this.timer = timer;
		this.nanoTime = nanoTime;
		this.next = nanoTime.getAsLong();
	}

	void started() {
		this.started = true;
		plan();
	}

	void changed() {
		this.changed.set(true);
		plan();
	}

	/**
	 * Writes a last time. Somebody may have been served already what has not been told
	 * here yet.
	 */
	void close() {
		Collection<Entry> last = this.entries.get();
		if (this.started && (this.changed.getAndSet(false) || !last.isEmpty())) {
			this.snapshot.test(last);
		}
	}

	private void plan() {
		if (this.started && this.changed.get() && this.planned.compareAndSet(false, true)) {
			long delay = Math.max(0, this.next - this.nanoTime.getAsLong());
			this.timer.after(Duration.ofNanos(delay), this::write);
		}
	}

	private void write() {
		this.next = this.nanoTime.getAsLong() + PAUSE.toNanos();
		this.planned.set(false);
		if (this.changed.getAndSet(false) && !this.snapshot.test(this.entries.get())) {
			this.changed.set(true);
		}
		plan();
	}

}
