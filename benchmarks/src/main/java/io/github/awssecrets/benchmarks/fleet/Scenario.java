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

/**
 * A fleet that restarts, and how patient the orchestrator is.
 *
 * @param instances how many there are
 * @param references how many secrets each of them needs
 * @param within the time in which they begin, at random
 * @param seed what chance is made of
 */
record Scenario(int instances, int references, Duration within, long seed) {

	/** How long an application takes until it reads its secrets, if it is restarted. */
	static final Duration BOOT = Duration.ofSeconds(3);

	private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(10);

	private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(5);

	/**
	 * How long the orchestrator waits, as Kubernetes does.
	 * @param failures how many starts of an instance have failed by then, at least 1
	 * @return the time until the next start
	 */
	static Duration backOff(int failures) {
		Duration doubled = FIRST_BACK_OFF.multipliedBy(1L << Math.min(failures - 1, 10));
		return (doubled.compareTo(LONGEST_BACK_OFF) < 0) ? doubled : LONGEST_BACK_OFF;
	}

}
