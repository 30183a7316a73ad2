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

import java.util.concurrent.ThreadLocalRandom;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.SecretFailure;

/**
 * The time to wait before something is tried again.
 */
@FunctionalInterface
interface Pause {

	/**
	 * Longer each time, up to a second and a half, and never the same for two writers.
	 */
	Pause GROWING = (attempt) -> sleep(
			Math.min(25L << Math.min(attempt, 6), 1000L) * ThreadLocalRandom.current().nextLong(50, 150) / 100);

	/**
	 * Waits.
	 * @param attempt which attempt comes next, the second being number 1
	 * @throws SecretWriterException if the thread is interrupted
	 */
	void before(int attempt);

	private static void sleep(long millis) {
		try {
			Thread.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new SecretWriterException(
					SecretFailure.of(FailureKind.INTERRUPTED, "the application", "before it was tried again"), null);
		}
	}

}
