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
 * What Secrets Manager can be asked, and how often in a second by an account in a Region.
 */
enum Operation {

	/** Reads one secret. */
	SINGLE("GetSecretValue", 10_000, new Latency(Duration.ofMillis(10), 0.6)),

	/** Reads up to 20 secrets. */
	BATCH("BatchGetSecretValue", 100, new Latency(Duration.ofMillis(40), 0.6));

	private final String label;

	private final int quota;

	private final Latency latency;

	Operation(String label, int quota, Latency latency) {
		this.label = label;
		this.quota = quota;
		this.latency = latency;
	}

	String label() {
		return this.label;
	}

	int quota() {
		return this.quota;
	}

	Latency latency() {
		return this.latency;
	}

	/**
	 * What a tenth of a second without requests saves up.
	 */
	TokenBucket bucket() {
		return new TokenBucket(this.quota, this.quota / 10.0);
	}

}
