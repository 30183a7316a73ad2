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

import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * How often readers got what from a cache. Nothing is counted before somebody wants to
 * know, so that nobody else pays for it.
 *
 * @since 0.1.0
 */
public final class CacheCounts {

	private final LongAdder[] counts = Stream.generate(LongAdder::new)
		.limit(Result.values().length)
		.toArray(LongAdder[]::new);

	private volatile boolean counting;

	/**
	 * Begins to count.
	 */
	public void start() {
		this.counting = true;
	}

	/**
	 * How often readers got something, since counting began.
	 * @param result what they got
	 * @return the number
	 */
	public long count(Result result) {
		return this.counts[result.ordinal()].sum();
	}

	void add(Result result) {
		if (this.counting) {
			this.counts[result.ordinal()].increment();
		}
	}

	/**
	 * What a reader got.
	 */
	public enum Result {

		/** A value, at once. */
		HIT,

		/** A value, at once, although reading it again has failed. */
		STALE,

		/** A failure that is remembered, at once. */
		FAILURE,

		/** Whatever came of a fetch that had to be waited for. */
		MISS

	}

}
