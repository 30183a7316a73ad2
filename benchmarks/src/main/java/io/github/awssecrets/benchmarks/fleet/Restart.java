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
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What came of the restart of a fleet.
 *
 * @param strategy how its instances read their secrets
 * @param begunAt when each instance began, in nanoseconds after the first could
 * @param upAt when each was up, 0 being never
 * @param failedStarts how many starts failed
 * @param endpoint what the calls were made to
 */
record Restart(Strategy strategy, long[] begunAt, long[] upAt, int failedStarts, Endpoint endpoint) {

	int up() {
		return (int) Arrays.stream(this.upAt).filter((at) -> at > 0).count();
	}

	/**
	 * When the last instance was up.
	 */
	Duration last() {
		return Duration.ofNanos(Arrays.stream(this.upAt).max().orElse(0));
	}

	/**
	 * How long instances took to be up after they had begun, failed starts included.
	 * @param share the share of instances that took no longer, such as 0.5
	 * @return the time, of those that are up
	 */
	Duration took(double share) {
		long[] took = IntStream.range(0, this.upAt.length)
			.filter((instance) -> this.upAt[instance] > 0)
			.mapToLong((instance) -> this.upAt[instance] - this.begunAt[instance])
			.sorted()
			.toArray();
		return (took.length > 0) ? Duration.ofNanos(took[(int) Math.ceil(share * took.length) - 1]) : Duration.ZERO;
	}

	/**
	 * The moments at which an instance was up, in seconds and in order.
	 */
	double[] moments() {
		return Arrays.stream(this.upAt).filter((at) -> at > 0).sorted().mapToDouble((at) -> at / 1e9).toArray();
	}

}
