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

package io.github.awssecrets.benchmarks.startup;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.github.awssecrets.benchmarks.measure.Median;

/**
 * The median of the times of each case, in nanoseconds.
 */
final class Medians {

	private final Map<Case, Double> medians;

	Medians(Map<Case, List<Long>> times) {
		this.medians = times.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> Median.of(entry.getValue())));
	}

	double of(Way way, int secrets, int delay) {
		return Objects.requireNonNull(this.medians.get(new Case(way, secrets, delay)));
	}

	/**
	 * What a way takes longer than the application that has no secrets, and as many
	 * properties.
	 */
	double added(Way way, int secrets, int delay) {
		return of(way, secrets, delay) - of(Way.NONE, secrets, 0);
	}

	/**
	 * The part by which a start takes longer with the starter, where it has nothing to
	 * do.
	 */
	double unused(int properties) {
		return added(Way.UNUSED_STARTER, properties, 0) / of(Way.NONE, properties, 0);
	}

}
