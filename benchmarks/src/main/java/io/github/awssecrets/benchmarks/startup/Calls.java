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

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many calls each start needed.
 */
final class Calls {

	private final Map<Case, Integer> most = new HashMap<>();

	/**
	 * Takes in a start. Of several, the one counts that needed most.
	 */
	void add(Case each, int calls) {
		this.most.merge(each, calls, Math::max);
	}

	int of(Case each) {
		return this.most.getOrDefault(each, 0);
	}

	String ofStarter(int delay, List<Integer> secrets) {
		return secrets.stream()
			.map((count) -> "%d for %d".formatted(of(new Case(Way.STARTER, count, delay)), count))
			.collect(Collectors.joining(", "));
	}

}
