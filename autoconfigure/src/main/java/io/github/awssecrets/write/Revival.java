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

package io.github.awssecrets.write;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

/**
 * The restoring of a secret for the sake of a write, which is taken back if the write
 * fails.
 */
final class Revival {

	private final SecretWriter writer;

	private final SecretName name;

	private final Clock clock;

	private boolean restored;

	private @Nullable Instant deletion;

	Revival(SecretWriter writer, SecretName name, Clock clock) {
		this.writer = writer;
		this.name = name;
		this.clock = clock;
	}

	boolean isDone() {
		return this.restored;
	}

	void restore() {
		this.deletion = deletion();
		this.writer.restore(this.name);
		this.restored = true;
	}

	/**
	 * Schedules the deletion again, if it was taken back.
	 * @return the failure, and what became of the secret
	 */
	SecretWriterException undone(SecretWriterException ex) {
		if (!this.restored) {
			return ex;
		}
		int days = days();
		try {
			this.writer.delete(this.name, days);
			return ex.withDetail("it was restored for that, and is scheduled for deletion again, in " + days + " days");
		}
		catch (SecretWriterException again) {
			return ex.withDetail("it was restored for that, and could not be scheduled for deletion again");
		}
	}

	/**
	 * When it was to be deleted. Who may not know that can restore it all the same.
	 */
	private @Nullable Instant deletion() {
		try {
			return this.writer.describe(this.name).deletion();
		}
		catch (SecretWriterException ex) {
			return null;
		}
	}

	/**
	 * What remains of the window, as far as AWS allows: it has no shorter one than seven
	 * days. A date in the past is that on which the deletion was asked for.
	 */
	private int days() {
		long longest = SecretStore.LONGEST_WINDOW.toDays();
		if (this.deletion == null || !this.deletion.isAfter(this.clock.instant())) {
			return (int) longest;
		}
		Duration rest = Duration.between(this.clock.instant(), this.deletion);
		long days = rest.plusDays(1).minusNanos(1).toDays();
		return (int) Math.min(longest, Math.max(SecretStore.SHORTEST_WINDOW.toDays(), days));
	}

}
