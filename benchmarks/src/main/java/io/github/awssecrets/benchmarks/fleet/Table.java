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
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.List;

/**
 * What came of restarts, as a table in Markdown.
 */
final class Table {

	private static final String HEAD = """
			| strategy | last up after | median | 99th percentile | failed starts | single reads (throttled) | batches (throttled) |
			|---|---:|---:|---:|---:|---:|---:|
			""";

	private Table() {
	}

	static String of(List<Restart> restarts) {
		return HEAD + restarts.stream().map(Table::row).collect(Collectors.joining());
	}

	private static String row(Restart restart) {
		int missing = restart.upAt().length - restart.up();
		String last = (missing > 0) ? String.format(Locale.ROOT, "%,d not up after two hours", missing)
				: seconds(restart.last());
		return "| %s | %s | %s | %s | %,d | %s | %s |\n".formatted(restart.strategy().label(), last,
				seconds(restart.took(0.5)), seconds(restart.took(0.99)), restart.failedStarts(),
				calls(restart, Operation.SINGLE), calls(restart, Operation.BATCH));
	}

	private static String calls(Restart restart, Operation operation) {
		return String.format(Locale.ROOT, "%,d (%,d)", restart.endpoint().calls(operation),
				restart.endpoint().throttled(operation));
	}

	private static String seconds(Duration duration) {
		double seconds = duration.toMillis() / 1000.0;
		return String.format(Locale.ROOT, (seconds < 10) ? "%.2f s" : "%,.0f s", seconds);
	}

}
