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

import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretVersionStageRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for moving labels between versions.
 */
class UpdateSecretVersionStageTests extends WithServer {

	private String first;

	private String second;

	@BeforeEach
	void putVersions() {
		this.first = this.server.put("app/db", "first");
		this.second = this.server.put("app/db", "second");
	}

	@Test
	void moveWhenLabelIsCurrentMakesTheOtherPrevious() {
		move((request) -> request.versionStage("AWSCURRENT")
			.removeFromVersionId(this.second)
			.moveToVersionId(this.first));
		assertThat(read("app/db")).isEqualTo("first");
		assertThat(readStage("AWSPREVIOUS")).isEqualTo("second");
	}

	@Test
	void moveWhenRotationEndsMakesPendingCurrent() {
		String pending = this.server.put("app/db", "third", "AWSPENDING");
		move((request) -> request.versionStage("AWSCURRENT").removeFromVersionId(this.second).moveToVersionId(pending));
		assertThat(read("app/db")).isEqualTo("third");
		assertThat(readStage("AWSPREVIOUS")).isEqualTo("second");
	}

	@Test
	void moveWhenLabelIsNewAttachesIt() {
		move((request) -> request.versionStage("green").moveToVersionId(this.first));
		assertThat(readStage("green")).isEqualTo("first");
	}

	@Test
	void moveWhenThereIsNoTargetDetachesLabel() {
		move((request) -> request.versionStage("AWSPREVIOUS").removeFromVersionId(this.first));
		assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> readStage("AWSPREVIOUS"))
			.withMessageContaining("staging label: AWSPREVIOUS");
	}

	@Test
	void moveWhenHolderIsNotNamedFails() {
		assertThatExceptionOfType(InvalidParameterException.class)
			.isThrownBy(() -> move((request) -> request.versionStage("AWSCURRENT").moveToVersionId(this.first)))
			.withMessageContaining(this.second);
	}

	@Test
	void moveWhenCurrentHasNoTargetFails() {
		assertThatExceptionOfType(InvalidParameterException.class)
			.isThrownBy(() -> move((request) -> request.versionStage("AWSCURRENT").removeFromVersionId(this.second)));
	}

	@Test
	void moveWhenVersionIsUnknownFails() {
		assertThatExceptionOfType(ResourceNotFoundException.class)
			.isThrownBy(() -> move((request) -> request.versionStage("green").moveToVersionId("x".repeat(32))));
	}

	private void move(Consumer<UpdateSecretVersionStageRequest.Builder> request) {
		this.client.updateSecretVersionStage((builder) -> request.accept(builder.secretId("app/db")));
	}

	private String readStage(String stage) {
		return this.client.getSecretValue((request) -> request.secretId("app/db").versionStage(stage)).secretString();
	}

}
