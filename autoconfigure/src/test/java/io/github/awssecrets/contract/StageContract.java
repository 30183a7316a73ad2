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

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What UpdateSecretVersionStage does, which takes a rotation back.
 */
interface StageContract {

	@Test
	default void moveWhenCurrentMovesBackStagesAreSwapped(Scratch secrets) {
		String name = secrets.create("db", "first");
		moveCurrentBack(secrets, name);
		assertThat(secrets.textAt(name, "AWSCURRENT")).isEqualTo("first");
		assertThat(secrets.textAt(name, "AWSPREVIOUS")).isEqualTo("second");
	}

	@Test
	default void moveWhenCurrentMovesBackDefaultReadIsTheOldVersion(Scratch secrets) {
		String name = secrets.create("db", "first");
		moveCurrentBack(secrets, name);
		secrets.expect(() -> assertThat(secrets.text(name)).isEqualTo("first"), Deviation.CURRENT_MOVES_IN_NAME_ONLY,
				() -> assertThat(secrets.text(name)).isEqualTo("second"));
	}

	@Test
	default void moveWhenCurrentMovesBackBatchReadIsTheOldVersion(Scratch secrets) {
		String name = secrets.create("db", "first");
		moveCurrentBack(secrets, name);
		String text = BatchContract.batch(secrets, List.of(name)).secretValues().get(0).secretString();
		secrets.expect(() -> assertThat(text).isEqualTo("first"), Deviation.CURRENT_MOVES_IN_NAME_ONLY,
				() -> assertThat(text).isEqualTo("second"));
	}

	@Test
	default void moveWhenHolderOfCurrentIsNotNamedIsRefused(Scratch secrets) {
		String name = secrets.create("db", "first");
		String first = secrets.get(name).versionId();
		secrets.put(name, "second");
		assertThat(Refusal.codeOf(() -> secrets.client()
			.updateSecretVersionStage(
					(request) -> request.secretId(name).versionStage("AWSCURRENT").moveToVersionId(first))))
			.isEqualTo(Refusal.INVALID_PARAMETER);
	}

	@Test
	default void moveWhenStageIsCustomMovesIt(Scratch secrets) {
		String name = secrets.create("db", "first");
		String first = secrets.get(name).versionId();
		String second = secrets.put(name, "second", "BLUE");
		secrets.client()
			.updateSecretVersionStage((request) -> request.secretId(name)
				.versionStage("BLUE")
				.removeFromVersionId(second)
				.moveToVersionId(first));
		assertThat(secrets.textAt(name, "BLUE")).isEqualTo("first");
		assertThat(secrets.text(name)).isEqualTo("first");
	}

	static void moveCurrentBack(Scratch secrets, String name) {
		String first = secrets.get(name).versionId();
		String second = secrets.put(name, "second");
		secrets.client()
			.updateSecretVersionStage((request) -> request.secretId(name)
				.versionStage("AWSCURRENT")
				.removeFromVersionId(second)
				.moveToVersionId(first));
	}

}
