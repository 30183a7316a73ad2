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
package io.github.awssecrets.test;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for deleting and restoring.
 */
class DeletionTests extends WithServer {

	@BeforeEach
	void putSecret() {
		this.server.put("app/db", "opensesame");
	}

	@Test
	void deleteWhenNoWindowIsGivenIsIn30Days() {
		Instant before = Instant.now();
		assertThat(delete((request) -> {
		}).deletionDate()).isBetween(in(30, before).minusMillis(1), in(30, Instant.now()));
	}

	@Test
	void deleteWhenWindowIsGivenIsThen() {
		assertThat(delete((request) -> request.recoveryWindowInDays(7L)).deletionDate()).isBefore(in(8, Instant.now()));
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 6, 31 })
	void deleteWhenWindowIsNoneOfAwsFails(long days) {
		assertThatExceptionOfType(InvalidParameterException.class)
			.isThrownBy(() -> delete((request) -> request.recoveryWindowInDays(days)));
	}

	@Test
	void deleteWhenScheduledKeepsDescription() {
		Instant date = delete((request) -> {
		}).deletionDate();
		assertThat(this.client.describeSecret((request) -> request.secretId("app/db")).deletedDate()).isEqualTo(date);
	}

	@Test
	void deleteWhenAlreadyScheduledFails() {
		this.server.scheduleDeletion("app/db");
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> delete((request) -> {
		}));
	}

	@Test
	void deleteWhenForcedRemovesSecretAtOnce() {
		delete((request) -> request.forceDeleteWithoutRecovery(true));
		assertThatExceptionOfType(ResourceNotFoundException.class)
			.isThrownBy(() -> this.client.describeSecret((request) -> request.secretId("app/db")));
		this.client.createSecret((request) -> request.name("app/db").secretString("another"));
	}

	@Test
	void deleteWhenForcedAndMissingSucceeds() {
		this.server.remove("app/db");
		assertThat(delete((request) -> request.forceDeleteWithoutRecovery(true)).name()).isEqualTo("app/db");
	}

	@Test
	void deleteWhenForcedWithWindowFails() {
		assertThatExceptionOfType(InvalidParameterException.class)
			.isThrownBy(() -> delete((request) -> request.forceDeleteWithoutRecovery(true).recoveryWindowInDays(7L)));
	}

	@Test
	void restoreWhenScheduledMakesSecretReadable() {
		this.server.scheduleDeletion("app/db");
		this.client.restoreSecret((request) -> request.secretId("app/db"));
		assertThat(read("app/db")).isEqualTo("opensesame");
		assertThat(this.client.describeSecret((request) -> request.secretId("app/db")).deletedDate()).isNull();
	}

	private DeleteSecretResponse delete(Consumer<DeleteSecretRequest.Builder> request) {
		return this.client.deleteSecret((builder) -> request.accept(builder.secretId("app/db")));
	}

	private static Instant in(int days, Instant now) {
		return now.plus(Duration.ofDays(days));
	}

}
