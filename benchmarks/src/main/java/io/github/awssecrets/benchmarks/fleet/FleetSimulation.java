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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.github.awssecrets.benchmarks.Page;

/**
 * Restarts a fleet in each way, and writes down what came of it.
 */
final class FleetSimulation {

	private static final long SEED = 20261101;

	private static final int INSTANCES = 10_000;

	private static final int REFERENCES = 40;

	private static final List<Strategy> STRATEGIES = List.of(Strategy.STARTER, Strategy.LONGER, Strategy.TUNED,
			Strategy.IMPATIENT, Strategy.STUBBORN, Strategy.ONE_BY_ONE, Strategy.BATCHES_ALONE);

	private static final List<Strategy> PLOTTED = List.of(Strategy.STARTER, Strategy.LONGER, Strategy.IMPATIENT,
			Strategy.STUBBORN, Strategy.ONE_BY_ONE, Strategy.BATCHES_ALONE);

	private FleetSimulation() {
	}

	/**
	 * Runs the simulation.
	 * @param args the folder with the page {@code fleet.md}
	 */
	public static void main(String[] args) throws IOException {
		Path docs = Path.of(args[0]);
		Page page = new Page(docs.resolve("fleet.md"));
		Plot plot = new Plot(PLOTTED);
		for (int seconds : new int[] { 60, 10 }) {
			Scenario scenario = new Scenario(INSTANCES, REFERENCES, Duration.ofSeconds(seconds), SEED);
			List<Restart> restarts = STRATEGIES.stream().map((strategy) -> Fleet.restart(scenario, strategy)).toList();
			String table = Table.of(restarts);
			page.replace(seconds + " seconds", table);
			plot.add("%,d instances restart within %d s".formatted(INSTANCES, seconds), INSTANCES, restarts);
			System.out.println(seconds + " seconds\n\n" + table);
		}
		Files.writeString(docs.resolve("fleet.svg"), plot.svg());
	}

}
