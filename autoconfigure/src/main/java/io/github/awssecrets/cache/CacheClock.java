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

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * The time of a cache, and an alarm clock for what ends some time from now.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CacheClock {

	/**
	 * The time.
	 * @return nanoseconds, from any origin
	 */
	long nanoTime();

	/**
	 * An alarm. Whoever no longer needs it completes it, which takes it off the clock.
	 * @param nanos the time from now
	 * @return completes when that time is over, or {@code null} if this clock has no
	 * alarm: then nothing is leased
	 */
	default @Nullable CompletableFuture<Void> alarm(long nanos) {
		return null;
	}

}
