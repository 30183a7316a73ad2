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
import java.util.random.RandomGenerator;

/**
 * How a client of the SDK 2.54.13 tries a throttled request again.
 *
 * @param attempts how often it makes a request at most
 * @param base the longest delay before the second attempt; it doubles with each
 * @param certain the part of a delay that is not left to chance
 * @param cost what a retry takes from the retry tokens
 */
record RetryMode(int attempts, Duration base, double certain, int cost) {

	/** The standard mode, that of the starter. */
	static final RetryMode STANDARD = new RetryMode(3, Duration.ofSeconds(1), 0, 5);

	/** The legacy mode, that of a client for which nobody has chosen one. */
	static final RetryMode LEGACY = new RetryMode(4, Duration.ofMillis(500), 0.5, 0);

	/** The retry tokens that a client has at first, and at most. */
	static final int TOKENS = 500;

	private static final Duration LONGEST = Duration.ofSeconds(20);

	/**
	 * The same, with another number of attempts.
	 */
	RetryMode withAttempts(int attempts) {
		return new RetryMode(attempts, this.base, this.certain, this.cost);
	}

	/**
	 * The delay after an attempt that was throttled.
	 * @param attempt which one it was, the first being 1
	 * @param random chance
	 * @return the delay
	 */
	Duration delay(int attempt, RandomGenerator random) {
		long longest = Math.min(LONGEST.toNanos(), this.base.toNanos() << (attempt - 1));
		return Duration.ofNanos((long) (longest * (this.certain + (1 - this.certain) * random.nextDouble())));
	}

}
