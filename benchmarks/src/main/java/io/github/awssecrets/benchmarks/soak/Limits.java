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
package io.github.awssecrets.benchmarks.soak;

import java.time.Duration;
import java.util.Map;

/**
 * The settings of the applications. Everything is shorter than in production, so that
 * minutes are enough.
 *
 * @param maximumSize how many secrets are kept
 * @param virtualThreads whether secrets are fetched on virtual threads, where there are
 * any
 */
record Limits(int maximumSize, boolean virtualThreads) {

	static final Duration TTL = Duration.ofSeconds(4);

	static final Duration MAX_STALE = Duration.ofSeconds(6);

	static final Duration TIMEOUT = Duration.ofSeconds(2);

	static final Duration START_TIMEOUT = Duration.ofSeconds(10);

	static final Duration SLACK = Duration.ofSeconds(1);

	/**
	 * The settings of the n-th application: every other one has less room than there are
	 * secrets.
	 */
	static Limits of(int number, int secrets) {
		return new Limits((number % 2 == 0) ? 2 * secrets : secrets * 2 / 5, number % 4 >= 2);
	}

	boolean evicts(int secrets) {
		return this.maximumSize < secrets;
	}

	Map<String, Object> properties() {
		return Map.of("aws.secrets.cache.ttl", millis(TTL), "aws.secrets.cache.max-stale", millis(MAX_STALE),
				"aws.secrets.cache.maximum-size", this.maximumSize, "aws.secrets.timeout", millis(TIMEOUT),
				"aws.secrets.startup-timeout", millis(START_TIMEOUT), "spring.threads.virtual.enabled",
				this.virtualThreads);
	}

	private static String millis(Duration duration) {
		return duration.toMillis() + "ms";
	}

}
