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
package io.github.awssecrets.contract;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What DeleteSecret and RestoreSecret do, and what a secret can do between the two.
 */
interface DeletionContract {

	@Test
	default void deleteWhenNoWindowIsGivenTakesThirtyDays(Scratch secrets) {
		String name = secrets.create("db", "opensesame");
		Instant deletion = secrets.client().deleteSecret((request) -> request.secretId(name)).deletionDate();
		assertThat(Duration.between(Instant.now(), deletion)).isCloseTo(Duration.ofDays(30), Duration.ofHours(1));
	}

	@ParameterizedTest
	@ValueSource(ints = { 7, 30 })
	default void deleteWhenWindowIsAllowedTakesThatLong(long days, Scratch secrets) {
		String name = secrets.create("db", "opensesame");
		Instant deletion = secrets.client()
			.deleteSecret((request) -> request.secretId(name).recoveryWindowInDays(days))
			.deletionDate();
		assertThat(Duration.between(Instant.now(), deletion)).isCloseTo(Duration.ofDays(days), Duration.ofHours(1));
	}

	@ParameterizedTest
	@ValueSource(ints = { 6, 31 })
	default void deleteWhenWindowIsNotAllowedIsRefused(long days, Scratch secrets) {
		String name = secrets.create("db", "opensesame");
		assertThat(Refusal.codeOf(
				() -> secrets.client().deleteSecret((request) -> request.secretId(name).recoveryWindowInDays(days))))
			.isEqualTo(Refusal.INVALID_PARAMETER);
		assertThat(secrets.text(name)).isEqualTo("opensesame");
	}

	@Test
	default void deleteWhenForcedWithWindowIsRefused(Scratch secrets) {
		String name = secrets.create("db", "opensesame");
		assertThat(Refusal.codeOf(() -> secrets.client()
			.deleteSecret(
					(request) -> request.secretId(name).recoveryWindowInDays(7L).forceDeleteWithoutRecovery(true))))
			.isEqualTo(Refusal.INVALID_PARAMETER);
		assertThat(secrets.text(name)).isEqualTo("opensesame");
	}

	@Test
	default void deleteWhenSecretIsMissingIsToldSo(Scratch secrets) {
		assertThat(Refusal
			.codeOf(() -> secrets.client().deleteSecret((request) -> request.secretId(secrets.name("missing")))))
			.isEqualTo(Refusal.NOT_FOUND);
	}

	@Test
	default void getWhenScheduledForDeletionIsRefused(Scratch secrets) {
		String name = secrets.createScheduled("db");
		Refusal refusal = Refusal.of(() -> secrets.get(name));
		assertThat(refusal.code()).isEqualTo(Refusal.INVALID_REQUEST);
		assertThat(refusal.message()).containsPattern("marked (for deletion|deleted)");
	}

	@Test
	default void putWhenScheduledForDeletionIsRefused(Scratch secrets) {
		String name = secrets.createScheduled("db");
		String code = Refusal.codeOf(() -> secrets.put(name, "second"));
		secrets.expect(() -> assertThat(code).isEqualTo(Refusal.INVALID_REQUEST),
				Deviation.SCHEDULED_SECRET_TAKES_VALUES, () -> assertThat(code).isEqualTo(Refusal.NONE));
	}

	@Test
	default void updateWhenScheduledForDeletionIsRefused(Scratch secrets) {
		String name = secrets.createScheduled("db");
		assertThat(Refusal
			.codeOf(() -> secrets.client().updateSecret((request) -> request.secretId(name).secretString("second"))))
			.isEqualTo(Refusal.INVALID_REQUEST);
	}

	@Test
	default void createWhenNameIsScheduledForDeletionIsRefused(Scratch secrets) {
		secrets.createScheduled("db");
		String code = Refusal.codeOf(() -> secrets.create("db", "second"));
		secrets.expect(() -> assertThat(code).isEqualTo(Refusal.INVALID_REQUEST),
				Deviation.SCHEDULED_SECRET_MERELY_EXISTS, () -> assertThat(code).isEqualTo(Refusal.EXISTS));
	}

	/**
	 * The documentation does not tell whether the date is that of the deletion or that on
	 * which it was asked for.
	 */
	@Test
	default void describeWhenScheduledForDeletionTellsDate(Scratch secrets) {
		String name = secrets.create("db", "opensesame");
		Instant before = Instant.now().minus(Duration.ofHours(1));
		Instant deletion = secrets.client().deleteSecret((request) -> request.secretId(name)).deletionDate();
		assertThat(secrets.client().describeSecret((request) -> request.secretId(name)).deletedDate()).isBetween(before,
				deletion.plus(Duration.ofMinutes(1)));
	}

	@Test
	default void restoreWhenScheduledForDeletionBringsValueBack(Scratch secrets) {
		String name = secrets.createScheduled("db");
		secrets.client().restoreSecret((request) -> request.secretId(name));
		assertThat(secrets.text(name)).isEqualTo("on its way out");
		assertThat(secrets.client().describeSecret((request) -> request.secretId(name)).deletedDate()).isNull();
		secrets.put(name, "back again");
		assertThat(secrets.text(name)).isEqualTo("back again");
	}

	@Test
	default void restoreWhenSecretIsMissingIsToldSo(Scratch secrets) {
		assertThat(Refusal
			.codeOf(() -> secrets.client().restoreSecret((request) -> request.secretId(secrets.name("missing")))))
			.isEqualTo(Refusal.NOT_FOUND);
	}

	@Test
	default void forceDeleteWhenSecretExistsRemovesItAtOnce(Scratch secrets) {
		String name = secrets.create("db", "first");
		secrets.client().deleteSecret((request) -> request.secretId(name).forceDeleteWithoutRecovery(true));
		assertThat(Refusal.codeOf(() -> secrets.get(name))).isEqualTo(Refusal.NOT_FOUND);
		secrets.create("db", "second");
		assertThat(secrets.text(name)).isEqualTo("second");
	}

	@Test
	default void forceDeleteWhenScheduledForDeletionRemovesItAtOnce(Scratch secrets) {
		String name = secrets.createScheduled("db");
		secrets.client().deleteSecret((request) -> request.secretId(name).forceDeleteWithoutRecovery(true));
		assertThat(Refusal.codeOf(() -> secrets.get(name))).isEqualTo(Refusal.NOT_FOUND);
	}

	@Test
	default void forceDeleteWhenSecretIsMissingIsNoFailure(Scratch secrets) {
		assertThat(Refusal.codeOf(() -> secrets.client()
			.deleteSecret((request) -> request.secretId(secrets.name("missing")).forceDeleteWithoutRecovery(true))))
			.isEqualTo(Refusal.NONE);
	}

}
