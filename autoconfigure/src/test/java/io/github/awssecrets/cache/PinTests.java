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
package io.github.awssecrets.cache;

import java.time.Instant;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.awssecrets.cache.Outcomes.A;
import static io.github.awssecrets.cache.Outcomes.failed;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Pin}.
 */
class PinTests {

	private static final Instant BEGUN = Instant.parse("2026-03-01T12:00:00.500Z");

	private static final long LIMIT = Pin.LIMIT.toNanos();

	private final Pin pin = pin(written("v2", "v1"), null, null, 0);

	@Test
	void ofWhenValueHasNoVersionIsNone() {
		Written written = new Written(A, SecretValue.ofText("new", SecretOrigin.of("files")), BEGUN, null);
		assertThat(Pin.of(written, null, "v1", 0)).isNull();
	}

	@Test
	void holdsOffWhenVersionIsTheWrittenOneDoesNot() {
		assertThat(this.pin.holdsOff(version("v2", BEGUN.minusSeconds(60)), 0)).isFalse();
	}

	@Test
	void holdsOffWhenVersionWasReplacedDoesWhateverItsDate() {
		assertThat(this.pin.holdsOff(version("v1", BEGUN.plusSeconds(60)), 0)).isTrue();
	}

	@Test
	void holdsOffWhenVersionWasCurrentInTheCacheDoes() {
		Pin unknowing = pin(written("v2", null), null, "v1", 0);
		assertThat(unknowing.holdsOff(version("v1", BEGUN.plusSeconds(60)), 0)).isTrue();
	}

	@Test
	void holdsOffWhenVersionIsOlderDoes() {
		assertThat(this.pin.holdsOff(version("v0", BEGUN.minusSeconds(1)), 0)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-03-01T12:00:00Z", "2026-03-01T12:00:01Z" })
	void holdsOffWhenVersionIsNewerDoesNot(Instant created) {
		assertThat(this.pin.holdsOff(version("v3", created), 0)).isFalse();
	}

	@Test
	void holdsOffWhenDateIsUnknownDoes() {
		assertThat(this.pin.holdsOff(version("v3", null), 0)).isTrue();
	}

	@Test
	void holdsOffWhenValueComesFromASourceThatIsAskedAfterwardsDoes() {
		assertThat(this.pin.holdsOff(version(null, null), 0)).isTrue();
	}

	@ParameterizedTest
	@EnumSource(names = { "NOT_FOUND", "VERSION_NOT_FOUND", "SCHEDULED_FOR_DELETION" })
	void holdsOffWhenSecretSeemsNotToBeThereYetDoes(FailureKind kind) {
		assertThat(this.pin.holdsOff(failed(kind), 0)).isTrue();
	}

	@ParameterizedTest
	@EnumSource(names = { "ACCESS_DENIED", "TIMEOUT", "THROTTLED" })
	void holdsOffWhenReadFailsOtherwiseDoesNot(FailureKind kind) {
		assertThat(this.pin.holdsOff(failed(kind), 0)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, -50, Long.MAX_VALUE - 5 })
	void holdsOffWhenLimitIsReachedDoesNot(long time) {
		Pin late = pin(written("v2", "v1"), null, null, time);
		assertThat(late.holdsOff(version("v1", BEGUN), time + LIMIT - 1)).isTrue();
		assertThat(late.holdsOff(version("v1", BEGUN), time + LIMIT)).isFalse();
	}

	@Test
	void holdsOffWhenSeveralWritesFollowedEachOtherDoesForAllBefore() {
		Pin last = pin(written("v4", "v3"), pin(written("v3", "v2"), this.pin, "v2", 0), "v3", 0);
		assertThat(last.older()).containsExactlyInAnyOrder("v1", "v2", "v3");
	}

	@Test
	void holdsOffWhenAnOldVersionWasWrittenAgainDoesNotForIt() {
		Pin back = pin(written("v1", "v2"), this.pin, "v2", 0);
		assertThat(back.older()).containsExactly("v2");
		assertThat(back.holdsOff(version("v2", BEGUN.plusSeconds(1)), 0)).isTrue();
	}

	@Test
	void ofWhenThePinBeforeIsOverForgetsIt() {
		assertThat(pin(written("v3", null), this.pin, null, LIMIT).older()).isEmpty();
	}

	private static Pin pin(Written written, Pin before, String current, long now) {
		return Pin.of(written, before, current, now);
	}

	private static Written written(String versionId, String replaced) {
		return new Written(A, value(versionId, null), BEGUN, replaced);
	}

	private static Outcome version(String versionId, Instant created) {
		return new Outcome.Found(value(versionId, created));
	}

	private static SecretValue value(String versionId, Instant created) {
		return SecretValue.ofText("text of " + versionId, new SecretOrigin("aws", "arn", versionId, created));
	}

}
