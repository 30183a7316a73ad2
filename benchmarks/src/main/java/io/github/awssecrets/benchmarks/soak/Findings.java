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

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/**
 * How often a criterion was looked at, and how often it was not met. Used by several
 * threads.
 */
final class Findings {

	private static final int MOST_EXAMPLES = 5;

	private final Map<Criterion, LongAdder> checks = counters();

	private final Map<Criterion, LongAdder> violations = counters();

	private final Map<Criterion, List<String>> examples = new EnumMap<>(Criterion.class);

	Findings() {
		for (Criterion criterion : Criterion.values()) {
			this.examples.put(criterion, new CopyOnWriteArrayList<>());
		}
	}

	/**
	 * Takes a check in.
	 * @param criterion what was checked
	 * @param met whether it is met
	 * @param example what was found, in case it is not
	 */
	void check(Criterion criterion, boolean met, String example) {
		of(this.checks, criterion).increment();
		if (!met) {
			of(this.violations, criterion).increment();
			List<String> examples = of(this.examples, criterion);
			if (examples.size() < MOST_EXAMPLES) {
				examples.add(example);
			}
		}
	}

	long checks(Criterion criterion) {
		return of(this.checks, criterion).sum();
	}

	long violations(Criterion criterion) {
		return of(this.violations, criterion).sum();
	}

	List<String> examples(Criterion criterion) {
		return of(this.examples, criterion);
	}

	/**
	 * Whether everything was looked at, and nothing found.
	 */
	boolean passed() {
		return this.checks.keySet()
			.stream()
			.allMatch((criterion) -> checks(criterion) > 0 && violations(criterion) == 0);
	}

	private static Map<Criterion, LongAdder> counters() {
		Map<Criterion, LongAdder> counters = new EnumMap<>(Criterion.class);
		for (Criterion criterion : Criterion.values()) {
			counters.put(criterion, new LongAdder());
		}
		return counters;
	}

	private static <T> T of(Map<Criterion, T> map, Criterion criterion) {
		T value = map.get(criterion);
		if (value == null) {
			throw new IllegalArgumentException("Unknown: " + criterion);
		}
		return value;
	}

}
