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

import org.jspecify.annotations.Nullable;

/**
 * A way to read all secrets of an instance while it starts.
 *
 * @param label what it is called
 * @param batch how a batch is retried, or {@code null} if there are no batches
 * @param single how a single read is retried, or {@code null} if there are none, so that
 * a batch that fails ends the start
 * @param parallel how many calls are made at the same time
 * @param ending what a secret that can't be read means
 * @param timeout how long a call may take, with all its attempts
 * @param startTimeout how long the secrets of a start may take
 */
record Strategy(String label, @Nullable RetryMode batch, @Nullable RetryMode single, int parallel, Ending ending,
		Duration timeout, Duration startTimeout) {

	private static final Duration NEVER = Duration.ofDays(1);

	/** The starter as it is. */
	static final Strategy STARTER = starter("starter", 1, Ending.NOT_IN_TIME, 30);

	/** The starter with {@code startup-timeout} of two minutes. */
	static final Strategy LONGER = starter("starter, startup-timeout 2m", 1, Ending.NOT_IN_TIME, 120);

	/** The same, with {@code AWS_MAX_ATTEMPTS=10}, and the time for that. */
	static final Strategy TUNED = new Strategy("starter, 10 attempts, 2m", RetryMode.STANDARD.withAttempts(1),
			RetryMode.STANDARD.withAttempts(10), 10, Ending.NOT_IN_TIME, Duration.ofSeconds(60),
			Duration.ofSeconds(120));

	/** The starter, if it gave up after the first reading. */
	static final Strategy IMPATIENT = starter("impatient, batch tried once", 1, Ending.AT_LAST, 30);

	/** The same, if it retried batches as it does anything else. */
	static final Strategy STUBBORN = starter("impatient, batch tried 3 times", 3, Ending.AT_LAST, 30);

	/** One read after the other, as Spring Cloud AWS imports secrets. */
	static final Strategy ONE_BY_ONE = new Strategy("one by one", null, RetryMode.LEGACY, 1, Ending.AT_FIRST, NEVER,
			NEVER);

	/** The starter, if it knew batches alone. */
	static final Strategy BATCHES_ALONE = new Strategy("batches alone", RetryMode.STANDARD, null, 10, Ending.AT_LAST,
			Duration.ofSeconds(10), Duration.ofSeconds(30));

	private static Strategy starter(String label, int batchAttempts, Ending ending, int startTimeout) {
		return new Strategy(label, RetryMode.STANDARD.withAttempts(batchAttempts), RetryMode.STANDARD, 10, ending,
				Duration.ofSeconds(10), Duration.ofSeconds(startTimeout));
	}

	/**
	 * What it means that a secret can't be read.
	 */
	enum Ending {

		/** The start fails at once. */
		AT_FIRST,

		/** The start fails when everything else has been read. */
		AT_LAST,

		/** It is read again, and the start fails when its time is over. */
		NOT_IN_TIME

	}

}
