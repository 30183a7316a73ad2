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
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * The client of one start of an instance, with the retry tokens that its calls share.
 */
final class Client {

	private final Timeline timeline;

	private final Endpoint endpoint;

	private final RandomGenerator random;

	private int tokens = RetryMode.TOKENS;

	Client(Timeline timeline, Endpoint endpoint, RandomGenerator random) {
		this.timeline = timeline;
		this.endpoint = endpoint;
		this.random = random;
	}

	/**
	 * Makes a call, with as many attempts as it takes and may have.
	 * @param operation what to call
	 * @param mode how it is retried
	 * @param timeout how long it may take, with all its attempts
	 * @param end told whether there is an answer
	 */
	void call(Operation operation, RetryMode mode, Duration timeout, Consumer<Boolean> end) {
		attempt(operation, mode, 1, 0, this.timeline.now() + timeout.toNanos(), end);
	}

	private void attempt(Operation operation, RetryMode mode, int attempt, int taken, long deadline,
			Consumer<Boolean> end) {
		this.endpoint.request(operation, (answered) -> {
			if (answered) {
				this.tokens = Math.min(RetryMode.TOKENS, this.tokens + Math.max(1, taken));
				end.accept(true);
			}
			else if (attempt >= mode.attempts() || this.tokens < mode.cost()) {
				end.accept(false);
			}
			else {
				this.tokens -= mode.cost();
				retry(operation, mode, attempt + 1, mode.cost(), deadline, end);
			}
		});
	}

	private void retry(Operation operation, RetryMode mode, int attempt, int taken, long deadline,
			Consumer<Boolean> end) {
		Duration delay = mode.delay(attempt - 1, this.random);
		Duration left = Duration.ofNanos(Math.max(0, deadline - this.timeline.now()));
		if (delay.compareTo(left) >= 0) {
			this.timeline.after(left, () -> end.accept(false));
		}
		else {
			this.timeline.after(delay, () -> attempt(operation, mode, attempt, taken, deadline, end));
		}
	}

}
