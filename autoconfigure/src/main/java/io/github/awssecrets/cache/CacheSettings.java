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

import java.time.Duration;

/**
 * How long values may be used.
 *
 * @param ttl how long a value is fresh
 * @param maxStale the age up to which a value is served when no newer one can be fetched
 * @param maximumSize how many secrets are kept
 * @param failureTtl how long a failure is believed, "does not exist" among them, before
 * the secret is asked for again
 * @param waitLimit how long a reader waits for a value at most
 * @since 0.1.0
 */
public record CacheSettings(Duration ttl, Duration maxStale, long maximumSize, Duration failureTtl,
		Duration waitLimit) {

	/**
	 * Checks that the settings do not contradict each other.
	 */
	public CacheSettings {
		if (maxStale.compareTo(ttl) < 0) {
			throw new IllegalArgumentException("max-stale (" + maxStale + ") is shorter than ttl (" + ttl + ")");
		}
	}

}
