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
 * A quota: so many requests in a second, and a few more at once after a quiet moment.
 */
final class TokenBucket {

	private static final double SECOND = Duration.ofSeconds(1).toNanos();

	private final double perSecond;

	private final double most;

	private double tokens;

	private long filledAt;

	TokenBucket(double perSecond, double most) {
		this.perSecond = perSecond;
		this.most = most;
		this.tokens = most;
	}

	/**
	 * Takes a token, if there is one.
	 * @param now the time in nanoseconds, which does not go back
	 * @return whether there was one
	 */
	boolean take(long now) {
		this.tokens = Math.min(this.most, this.tokens + (now - this.filledAt) * this.perSecond / SECOND);
		this.filledAt = now;
		if (this.tokens < 1) {
			return false;
		}
		this.tokens--;
		return true;
	}

}
