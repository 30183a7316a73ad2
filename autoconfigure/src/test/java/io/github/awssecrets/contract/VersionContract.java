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
import software.amazon.awssdk.services.secretsmanager.model.SecretVersionsListEntry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which version of a secret is read, and what is told of its versions.
 */
interface VersionContract {

	@Test
	default void putWhenSecretHasValueMovesStages(Scratch secrets) {
		String name = secrets.create("db", "first");
		secrets.put(name, "second");
		assertThat(secrets.text(name)).isEqualTo("second");
		assertThat(secrets.textAt(name, "AWSCURRENT")).isEqualTo("second");
		assertThat(secrets.textAt(name, "AWSPREVIOUS")).isEqualTo("first");
	}

	@Test
	default void putWhenRepeatedKeepsOnePrevious(Scratch secrets) {
		String name = secrets.create("db", "first");
		secrets.put(name, "second");
		secrets.put(name, "third");
		assertThat(secrets.text(name)).isEqualTo("third");
		assertThat(secrets.textAt(name, "AWSPREVIOUS")).isEqualTo("second");
	}

	@Test
	default void putWhenStageIsGivenLeavesCurrentAlone(Scratch secrets) {
		String name = secrets.create("db", "first");
		secrets.put(name, "second", "BLUE");
		assertThat(secrets.text(name)).isEqualTo("first");
		assertThat(secrets.textAt(name, "BLUE")).isEqualTo("second");
	}

	@Test
	default void putWhenStageIsTakenMovesIt(Scratch secrets) {
		String name = secrets.create("db", "first");
		secrets.put(name, "second", "BLUE");
		secrets.put(name, "third", "BLUE");
		assertThat(secrets.textAt(name, "BLUE")).isEqualTo("third");
	}

	@Test
	default void getWhenVersionIdIsGivenReturnsThatVersion(Scratch secrets) {
		String name = secrets.create("db", "first");
		String first = secrets.get(name).versionId();
		String second = secrets.put(name, "second");
		assertThat(secrets.textOf(name, first)).isEqualTo("first");
		assertThat(secrets.textOf(name, second)).isEqualTo("second");
	}

	@Test
	default void getWhenVersionHasNoStageReturnsItById(Scratch secrets) {
		String name = secrets.create("db", "first");
		String first = secrets.get(name).versionId();
		secrets.put(name, "second");
		secrets.put(name, "third");
		assertThat(secrets.textOf(name, first)).isEqualTo("first");
	}

	@Test
	default void getWhenStageIsUnknownNamesIt(Scratch secrets) {
		String name = secrets.create("db", "first");
		Refusal refusal = Refusal.of(() -> secrets.textAt(name, "AWSPREVIOUS"));
		assertThat(refusal.code()).isEqualTo(Refusal.NOT_FOUND);
		secrets.expect(() -> assertThat(refusal.message()).endsWith("secret value for staging label: AWSPREVIOUS"),
				Deviation.UNKNOWN_STAGE_IS_NOT_NAMED, () -> assertThat(refusal.message()).isEqualTo(Refusal.MISSING));
	}

	@Test
	default void getWhenVersionIsUnknownNamesIt(Scratch secrets) {
		String name = secrets.create("db", "first");
		String unknown = "00000000-0000-4000-8000-000000000000";
		Refusal refusal = Refusal.of(() -> secrets.textOf(name, unknown));
		assertThat(refusal.code()).isEqualTo(Refusal.NOT_FOUND);
		assertThat(refusal.message()).endsWith("secret value for VersionId: " + unknown);
	}

	@Test
	default void describeWhenSecretHasVersionsTellsTheirStages(Scratch secrets) {
		String name = secrets.create("db", "first");
		String first = secrets.get(name).versionId();
		String second = secrets.put(name, "second");
		String third = secrets.put(name, "third", "BLUE");
		assertThat(secrets.client().describeSecret((request) -> request.secretId(name)).versionIdsToStages()).hasSize(3)
			.containsEntry(first, List.of("AWSPREVIOUS"))
			.containsEntry(second, List.of("AWSCURRENT"))
			.containsEntry(third, List.of("BLUE"));
	}

	@Test
	default void listVersionsWhenDeprecatedOnesAreIncludedReturnsAll(Scratch secrets) {
		String name = secrets.create("db", "first");
		String first = secrets.get(name).versionId();
		String second = secrets.put(name, "second");
		String third = secrets.put(name, "third");
		List<SecretVersionsListEntry> versions = secrets.client()
			.listSecretVersionIdsPaginator((request) -> request.secretId(name).includeDeprecated(true))
			.stream()
			.flatMap((page) -> page.versions().stream())
			.toList();
		assertThat(versions).extracting(SecretVersionsListEntry::versionId)
			.containsExactlyInAnyOrder(first, second, third);
		assertThat(versions).extracting(SecretVersionsListEntry::createdDate).doesNotContainNull();
	}

	@Test
	default void listVersionsWhenNotToldOtherwiseLeavesOutDeprecatedOnes(Scratch secrets) {
		String name = secrets.create("db", "first");
		String first = secrets.get(name).versionId();
		String second = secrets.put(name, "second");
		String third = secrets.put(name, "third");
		List<String> ids = secrets.client()
			.listSecretVersionIds((request) -> request.secretId(name))
			.versions()
			.stream()
			.map(SecretVersionsListEntry::versionId)
			.toList();
		secrets.expect(() -> assertThat(ids).containsExactlyInAnyOrder(second, third),
				Deviation.DEPRECATED_VERSIONS_ARE_LISTED,
				() -> assertThat(ids).containsExactlyInAnyOrder(first, second, third));
	}

}
