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

package io.github.awssecrets.benchmarks;

import java.nio.file.Path;
import java.util.List;

import io.github.awssecrets.benchmarks.hit.Hit;
import io.github.awssecrets.benchmarks.measure.Options;
import io.github.awssecrets.benchmarks.measure.Page;
import io.github.awssecrets.benchmarks.measure.Part;
import io.github.awssecrets.benchmarks.measure.Results;
import io.github.awssecrets.benchmarks.memory.Memory;
import io.github.awssecrets.benchmarks.startup.Startup;
import io.github.awssecrets.benchmarks.traffic.Cost;
import io.github.awssecrets.benchmarks.traffic.Herd;
import io.github.awssecrets.benchmarks.traffic.Refresh;

/**
 * Measures, and writes the page that shows the results.
 */
public final class Benchmarks {

	private static final List<Part> PARTS = List.of(Startup.small(), Startup.web(), new Hit(), new Herd(),
			new Refresh(), new Memory(), new Cost());

	private static final Path RESULTS = Path.of("target", "results");

	private static final Path PAGE = Path.of("..", "docs", "performance.md");

	private Benchmarks() {
	}

	/**
	 * Measures the parts that are asked for, one after the other.
	 * @param arguments not used: system properties say what to measure
	 */
	public static void main(String[] arguments) {
		List<String> names = PARTS.stream().map(Part::name).toList();
		Options options = Options.fromSystemProperties(names);
		Results results = new Results(RESULTS);
		for (Part part : PARTS.stream().filter((each) -> options.parts().contains(each.name())).toList()) {
			System.out.println("==> " + part.name());
			results.keep(part.name(), part.measure(options), options);
			System.out.println(results.text(part.name()));
		}
		new Page(results).write(PAGE, names);
		System.out.println("==> " + PAGE.toAbsolutePath().normalize());
	}

}
