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
import java.util.Random;

/**
 * A fleet during its restart.
 */
final class Fleet {

	private static final Duration LIMIT = Duration.ofHours(2);

	private final Timeline timeline = new Timeline();

	private final Random random;

	private final Scenario scenario;

	private final Strategy strategy;

	private final Endpoint endpoint;

	private final long[] begunAt;

	private final long[] upAt;

	private int failedStarts;

	private Fleet(Scenario scenario, Strategy strategy) {
		this.scenario = scenario;
		this.strategy = strategy;
		this.random = new Random(scenario.seed());
		this.endpoint = new Endpoint(this.timeline, this.random);
		this.begunAt = new long[scenario.instances()];
		this.upAt = new long[scenario.instances()];
	}

	/**
	 * Restarts a fleet, and waits until each of its instances is up, or two hours.
	 * @param scenario the fleet
	 * @param strategy how its instances read their secrets
	 * @return what came of it, the same each time
	 */
	static Restart restart(Scenario scenario, Strategy strategy) {
		return new Fleet(scenario, strategy).run();
	}

	private Restart run() {
		for (int i = 0; i < this.scenario.instances(); i++) {
			int instance = i;
			this.begunAt[i] = (long) (this.scenario.within().toNanos() * this.random.nextDouble());
			this.timeline.after(Duration.ofNanos(this.begunAt[i]), () -> start(instance, 0));
		}
		this.timeline.run();
		return new Restart(this.strategy, this.begunAt, this.upAt, this.failedStarts, this.endpoint);
	}

	private void start(int instance, int failures) {
		if (this.timeline.now() >= LIMIT.toNanos()) {
			return;
		}
		Client client = new Client(this.timeline, this.endpoint, this.random);
		new Start(this.strategy, this.timeline, client, this.random, (up) -> {
			if (up) {
				this.upAt[instance] = this.timeline.now();
			}
			else {
				this.failedStarts++;
				this.timeline.after(Scenario.backOff(failures + 1).plus(Scenario.BOOT),
						() -> start(instance, failures + 1));
			}
		}).read(this.scenario.references());
	}

}
