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

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Secrets Manager of one account and Region. It has every secret, and refuses what is
 * beyond the quota.
 */
final class Endpoint {

	private final Map<Operation, TokenBucket> buckets = new EnumMap<>(Operation.class);

	private final Map<Operation, Integer> calls = new EnumMap<>(Operation.class);

	private final Map<Operation, Integer> throttled = new EnumMap<>(Operation.class);

	private final Timeline timeline;

	private final RandomGenerator random;

	Endpoint(Timeline timeline, RandomGenerator random) {
		this.timeline = timeline;
		this.random = random;
		for (Operation operation : Operation.values()) {
			this.buckets.put(operation, operation.bucket());
		}
	}

	/**
	 * Takes a request.
	 * @param operation what it is
	 * @param answer told later whether it was answered, or throttled
	 */
	void request(Operation operation, Consumer<Boolean> answer) {
		boolean answered = bucket(operation).take(this.timeline.now());
		this.calls.merge(operation, 1, Integer::sum);
		if (!answered) {
			this.throttled.merge(operation, 1, Integer::sum);
		}
		Latency latency = answered ? operation.latency() : Operation.SINGLE.latency();
		this.timeline.after(latency.next(this.random), () -> answer.accept(answered));
	}

	int calls(Operation operation) {
		return this.calls.getOrDefault(operation, 0);
	}

	int throttled(Operation operation) {
		return this.throttled.getOrDefault(operation, 0);
	}

	private TokenBucket bucket(Operation operation) {
		TokenBucket bucket = this.buckets.get(operation);
		if (bucket == null) {
			throw new IllegalArgumentException("No quota is known of " + operation);
		}
		return bucket;
	}

}
