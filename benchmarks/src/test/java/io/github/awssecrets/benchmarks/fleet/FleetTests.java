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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Fleet}.
 */
class FleetTests {

	private static final Scenario CALM = new Scenario(50, 40, Duration.ofSeconds(60), 7);

	private static final Scenario RUSH = new Scenario(500, 40, Duration.ZERO, 7);

	@ParameterizedTest
	@MethodSource("strategies")
	void restartWhenQuotaIsEnoughNeedsOneCallForEachQuestion(Strategy strategy) {
		Restart restart = Fleet.restart(CALM, strategy);
		assertThat(restart.up()).isEqualTo(50);
		assertThat(restart.failedStarts()).isZero();
		assertThat(restart.endpoint().calls(Operation.BATCH)).isEqualTo((strategy.batch() != null) ? 100 : 0);
		assertThat(restart.endpoint().calls(Operation.SINGLE)).isEqualTo((strategy.batch() != null) ? 0 : 2000);
	}

	@ParameterizedTest
	@MethodSource("strategies")
	void restartWhenQuotaIsExceededBringsEachInstanceUpInTheEnd(Strategy strategy) {
		Restart restart = Fleet.restart(RUSH, strategy);
		assertThat(restart.up()).isEqualTo(500);
		assertThat(restart.moments()).hasSize(500);
		assertThat(restart.endpoint().throttled(Operation.SINGLE) + restart.endpoint().throttled(Operation.BATCH))
			.isPositive();
	}

	@ParameterizedTest
	@MethodSource("strategies")
	void restartWhenQuotaIsExceededAnswersNoMoreThanTheQuota(Strategy strategy) {
		Restart restart = Fleet.restart(RUSH, strategy);
		double seconds = restart.last().toMillis() / 1000.0;
		for (Operation operation : Operation.values()) {
			int answered = restart.endpoint().calls(operation) - restart.endpoint().throttled(operation);
			assertThat(answered).isLessThanOrEqualTo((int) (operation.quota() * (seconds + 0.1)));
		}
	}

	@ParameterizedTest
	@MethodSource("strategies")
	void restartWhenSeedIsTheSameHasTheSameResult(Strategy strategy) {
		Restart first = Fleet.restart(RUSH, strategy);
		Restart second = Fleet.restart(RUSH, strategy);
		assertThat(second.upAt()).isEqualTo(first.upAt());
		assertThat(second.failedStarts()).isEqualTo(first.failedStarts());
	}

	@Test
	void restartWhenSeedIsAnotherHasAnotherResult() {
		Scenario other = new Scenario(500, 40, Duration.ZERO, 8);
		assertThat(Fleet.restart(other, Strategy.STARTER).upAt())
			.isNotEqualTo(Fleet.restart(RUSH, Strategy.STARTER).upAt());
	}

	@Test
	void restartWhenBatchesAreThrottledReadsTheRestOneByOne() {
		Restart restart = Fleet.restart(RUSH, Strategy.IMPATIENT);
		int lost = restart.endpoint().throttled(Operation.BATCH);
		assertThat(restart.endpoint().calls(Operation.SINGLE)).isGreaterThanOrEqualTo(lost * Start.BATCH_SIZE);
	}

	@Test
	void restartWhenItHasTimeReadsAgainWhatIsOpen() {
		assertThat(Fleet.restart(RUSH, Strategy.IMPATIENT).failedStarts()).isPositive();
		assertThat(Fleet.restart(RUSH, Strategy.LONGER).failedStarts()).isZero();
	}

	@Test
	void backOffWhenFailuresGoOnDoublesUpToFiveMinutes() {
		assertThat(Arrays.asList(1, 2, 3, 6, 50)).map((failures) -> Scenario.backOff(failures).toSeconds())
			.containsExactly(10L, 20L, 40L, 300L, 300L);
	}

	static Strategy[] strategies() {
		return new Strategy[] { Strategy.STARTER, Strategy.LONGER, Strategy.TUNED, Strategy.IMPATIENT,
				Strategy.STUBBORN, Strategy.ONE_BY_ONE, Strategy.BATCHES_ALONE };
	}

}
