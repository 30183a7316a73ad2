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
package io.github.awssecrets.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Circuit}.
 */
@ExtendWith(OutputCaptureExtension.class)
class CircuitTests {

	private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

	private static final Duration TICK = Duration.ofNanos(1);

	private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - 1);

	private double random;

	private boolean started = true;

	private final Circuit circuit = new Circuit(this.time::get, () -> NOON, () -> this.random, () -> this.started);

	@Test
	void circuitWhenReadingsFailInARowOpens() {
		fail(Circuit.FAILURES - 1);
		assertThat(bar()).isNull();
		fail(1);
		assertThat(bar()).isNotNull();
	}

	@Test
	void circuitWhenOneReadingInBetweenIsAnsweredStaysClosed() {
		fail(Circuit.FAILURES - 1);
		end(this.circuit.enter(), "a", found());
		fail(Circuit.FAILURES - 1);
		assertThat(bar()).isNull();
	}

	@Test
	void circuitWhenPartOfEachReadingIsAnsweredStaysClosed() {
		for (int i = 0; i < 10; i++) {
			Map<SecretName, Outcome> outcomes = new LinkedHashMap<>();
			outcomes.put(name("a"), failed(FailureKind.THROTTLED));
			outcomes.put(name("b"), found());
			this.circuit.enter().leave(outcomes);
		}
		assertThat(bar()).isNull();
	}

	@ParameterizedTest
	@EnumSource(names = { "THROTTLED", "SERVER_ERROR", "TIMEOUT", "UNREACHABLE", "UNKNOWN_HOST", "TLS_FAILED",
			"INVALID_RESPONSE", "NO_CREDENTIALS", "EXPIRED_CREDENTIALS" })
	void circuitWhenThePlaceFailsOpens(FailureKind kind) {
		fail(Circuit.FAILURES, kind);
		assertThat(bar()).isNotNull();
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "THROTTLED", "SERVER_ERROR", "TIMEOUT", "UNREACHABLE",
			"UNKNOWN_HOST", "TLS_FAILED", "INVALID_RESPONSE", "NO_CREDENTIALS", "EXPIRED_CREDENTIALS" })
	void circuitWhenAnythingElseIsWrongStaysClosed(FailureKind kind) {
		fail(10, kind);
		assertThat(bar()).isNull();
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVER_ERROR", "TIMEOUT", "INVALID_RESPONSE" })
	void circuitWhenItMayBeTheFateOfOneSecretCountsItOnce(FailureKind kind) {
		for (int i = 0; i < 10; i++) {
			end(this.circuit.enter(), "a", failed(kind));
		}
		assertThat(bar()).isNull();
	}

	@Test
	void circuitWhenOneSecretIsReadAndThereIsNoConnectionOpens() {
		for (int i = 0; i < Circuit.FAILURES; i++) {
			end(this.circuit.enter(), "a", failed(FailureKind.UNREACHABLE));
		}
		assertThat(bar()).isNotNull();
	}

	@Test
	void barTellsTheFailureThatOpenedTheCircuitAndWhenItEnds() {
		fail(Circuit.FAILURES);
		assertThat(bar()).isEqualTo(failure(FailureKind.UNREACHABLE).notAskedUntil(NOON.plus(Circuit.SHORTEST)));
	}

	@Test
	void barWhenTheCircuitOpensDuringAReadingEndsItsCalls() {
		Circuit.Passage waiting = this.circuit.enter();
		assertThat(waiting.bar()).isNull();
		fail(Circuit.FAILURES);
		assertThat(waiting.bar()).isNotNull();
	}

	@Test
	void circuitWhenItsTimeIsOverLetsOneReadingThrough() {
		fail(Circuit.FAILURES);
		pass(Circuit.SHORTEST.minus(TICK));
		assertThat(bar()).isNotNull();
		pass(TICK);
		Circuit.Passage probe = this.circuit.enter();
		assertThat(probe.bar()).isNull();
		assertThat(bar()).isNotNull();
		end(probe, "a", found());
		assertThat(bar()).isNull();
	}

	@Test
	void circuitWhenTheReadingThatIsLetThroughIsRefusedCloses() {
		fail(Circuit.FAILURES);
		pass(Circuit.SHORTEST);
		end(this.circuit.enter(), "a", failed(FailureKind.ACCESS_DENIED));
		assertThat(bar()).isNull();
		fail(Circuit.FAILURES - 1);
		assertThat(bar()).isNull();
	}

	@Test
	void circuitWhenItIsInVainStaysOpenTwiceAsLongUpToAMinute() {
		fail(Circuit.FAILURES);
		for (int seconds : new int[] { 5, 10, 20, 40, 60, 60 }) {
			pass(Duration.ofSeconds(seconds).minus(TICK));
			assertThat(bar()).as("before %s s", seconds).isNotNull();
			pass(TICK);
			end(this.circuit.enter(), "a", failed(FailureKind.TIMEOUT));
		}
	}

	@Test
	void circuitWhenChanceHasItSoOpensForHalfTheTime() {
		this.random = 1;
		fail(Circuit.FAILURES);
		pass(Circuit.SHORTEST.dividedBy(2).minus(TICK));
		assertThat(bar()).isNotNull();
		pass(TICK);
		assertThat(this.circuit.enter().bar()).isNull();
	}

	@Test
	void circuitWhenTheReadingThatIsLetThroughFindsNothingOutLetsTheNextOneThrough() {
		fail(Circuit.FAILURES);
		pass(Circuit.SHORTEST);
		end(this.circuit.enter(), "a", failed(FailureKind.INTERRUPTED));
		assertThat(this.circuit.enter().bar()).isNull();
		assertThat(bar()).isNotNull();
	}

	@Test
	void circuitWhenTheReadingThatIsLetThroughBreaksOffLetsTheNextOneThrough() {
		fail(Circuit.FAILURES);
		pass(Circuit.SHORTEST);
		this.circuit.enter().leave(Map.of());
		assertThat(this.circuit.enter().bar()).isNull();
	}

	@Test
	void circuitWhenTheReadingThatIsLetThroughNeverEndsLetsAnotherThrough() {
		fail(Circuit.FAILURES);
		pass(Circuit.SHORTEST);
		this.circuit.enter();
		pass(Circuit.LONGEST.minus(TICK));
		assertThat(bar()).isNotNull();
		pass(TICK);
		assertThat(this.circuit.enter().bar()).isNull();
	}

	@Test
	void circuitWhenReadingIsForcedNeverBarsItAndClosesWhenItIsAnswered() {
		fail(Circuit.FAILURES);
		Circuit.Passage forced = this.circuit.force();
		assertThat(forced.bar()).isNull();
		end(forced, "a", failed(FailureKind.TIMEOUT));
		assertThat(bar()).isNotNull();
		end(this.circuit.force(), "a", found());
		assertThat(bar()).isNull();
	}

	@Test
	void circuitWhenBarredReadingsEndTakesThemForNothing() {
		fail(Circuit.FAILURES);
		SecretFailure bar = bar();
		end(this.circuit.force(), "a", found());
		for (int i = 0; i < 10; i++) {
			end(this.circuit.enter(), "secret" + i, new Outcome.Failed(bar));
		}
		assertThat(bar()).isNull();
	}

	@Test
	void circuitWhenApplicationStartsAndAwsHasNotAnsweredStaysClosed() {
		this.started = false;
		fail(10);
		assertThat(bar()).isNull();
		end(this.circuit.enter(), "a", failed(FailureKind.NOT_FOUND));
		fail(Circuit.FAILURES);
		assertThat(bar()).isNotNull();
	}

	@Test
	void circuitWhenThrottledDuringAStartThatWasAnsweredStaysClosed() {
		this.started = false;
		end(this.circuit.enter(), "a", found());
		fail(10, FailureKind.THROTTLED);
		assertThat(bar()).isNull();
		fail(1, FailureKind.UNREACHABLE);
		assertThat(bar()).isNotNull();
	}

	@Test
	void circuitWhenApplicationHasStartedWithoutAwsOpens() {
		this.started = false;
		fail(10);
		this.started = true;
		fail(1);
		assertThat(bar()).isNotNull();
	}

	@Test
	void circuitTellsOnceThatItOpensAndThatAwsAnswers(CapturedOutput output) {
		fail(10);
		pass(Circuit.SHORTEST);
		end(this.circuit.enter(), "a", failed(FailureKind.TIMEOUT));
		assertThat(output).containsOnlyOnce("the test can't be read from (UNREACHABLE): it is left alone");
		end(this.circuit.force(), "a", found());
		end(this.circuit.enter(), "a", found());
		assertThat(output).containsOnlyOnce("the test answers again.");
	}

	private void fail(int times) {
		fail(times, FailureKind.UNREACHABLE);
	}

	/**
	 * Has readings fail, each of another secret.
	 */
	private void fail(int times, FailureKind kind) {
		IntStream.range(0, times).forEach((i) -> end(this.circuit.enter(), "secret" + i, failed(kind)));
	}

	/**
	 * What bars a reading that begins, and ends without an answer.
	 */
	private @Nullable SecretFailure bar() {
		return this.circuit.enter().bar();
	}

	private void pass(Duration duration) {
		this.time.addAndGet(duration.toNanos());
	}

	private static void end(Circuit.Passage passage, String secret, Outcome outcome) {
		passage.leave(Map.of(name(secret), outcome));
	}

	private static SecretName name(String id) {
		return WithServer.name(id, SecretVersion.CURRENT);
	}

	private static Outcome found() {
		return new Outcome.Found(SecretValue.ofText("value", new SecretOrigin("aws", null, "v1", null)));
	}

	private static Outcome failed(FailureKind kind) {
		return new Outcome.Failed(failure(kind));
	}

	/**
	 * What is said without a code was not said by AWS.
	 */
	private static SecretFailure failure(FailureKind kind) {
		String code = (kind != FailureKind.INTERRUPTED) ? kind.name() : null;
		return new SecretFailure(kind, "the test", "eu-central-1", null, code, null, null, 3, Duration.ofSeconds(1));
	}

}
