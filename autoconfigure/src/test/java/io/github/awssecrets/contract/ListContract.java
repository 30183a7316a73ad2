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
import java.util.Map;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What ListSecrets and DescribeSecret tell.
 */
interface ListContract {

	@Test
	default void listWhenNamesHavePrefixReturnsOnlyThose(Scratch secrets) {
		String db = secrets.create("app/db", "opensesame");
		String empty = secrets.createEmpty("app/empty");
		secrets.create("application/db", "abracadabra");
		secrets.create("other/db", "abracadabra");
		assertThat(list(secrets, "app/")).extracting(SecretListEntry::name).containsExactlyInAnyOrder(db, empty);
	}

	@Test
	default void listWhenSecretHasValueTellsWhatItIs(Scratch secrets) {
		String name = secrets.create("app/db", "opensesame");
		String versionId = secrets.get(name).versionId();
		assertThat(list(secrets, "app/")).singleElement().satisfies((entry) -> {
			assertThat(entry.arn()).isEqualTo(secrets.arn(name));
			assertThat(entry.secretVersionsToStages()).containsExactly(Map.entry(versionId, List.of("AWSCURRENT")));
			assertThat(entry.deletedDate()).isNull();
		});
	}

	@Test
	default void listWhenPagedReturnsAllOnce(Scratch secrets) {
		List<String> names = secrets.createMany(7);
		List<ListSecretsResponse> pages = secrets.client()
			.listSecretsPaginator(
					(request) -> request.maxResults(3).filters(FilteredBatchContract.prefix(secrets.name("many/"))))
			.stream()
			.toList();
		assertThat(pages).hasSizeGreaterThanOrEqualTo(3)
			.allSatisfy((page) -> assertThat(page.secretList()).hasSizeLessThanOrEqualTo(3));
		assertThat(pages).flatExtracting(ListSecretsResponse::secretList)
			.extracting(SecretListEntry::name)
			.containsExactlyInAnyOrderElementsOf(names);
	}

	@Test
	default void listWhenOneIsScheduledForDeletionLeavesItOut(Scratch secrets) {
		String name = secrets.create("app/db", "opensesame");
		secrets.createScheduled("app/scheduled");
		assertThat(list(secrets, "app/")).extracting(SecretListEntry::name).containsExactly(name);
	}

	@Test
	default void listWhenScheduledOnesAreIncludedTellsThemApart(Scratch secrets) {
		String name = secrets.create("app/db", "opensesame");
		String scheduled = secrets.createScheduled("app/scheduled");
		List<SecretListEntry> entries = secrets.client()
			.listSecrets((request) -> request.includePlannedDeletion(true)
				.filters(FilteredBatchContract.prefix(secrets.name("app/"))))
			.secretList();
		assertThat(entries).extracting(SecretListEntry::name).containsExactlyInAnyOrder(name, scheduled);
		assertThat(entries).filteredOn((entry) -> entry.deletedDate() != null)
			.extracting(SecretListEntry::name)
			.containsExactly(scheduled);
	}

	@Test
	default void describeWhenSecretExistsTellsEverythingButItsValue(Scratch secrets) {
		String name = secrets.name("db");
		secrets.created(secrets.client()
			.createSecret((request) -> request.name(name).secretString("opensesame").description("of the shop")));
		DescribeSecretResponse response = secrets.client().describeSecret((request) -> request.secretId(name));
		assertThat(response.name()).isEqualTo(name);
		assertThat(response.description()).isEqualTo("of the shop");
		assertThat(response.createdDate()).isNotNull();
		assertThat(response.deletedDate()).isNull();
		assertThat(response.versionIdsToStages()).hasSize(1);
		assertThat(response.toString()).doesNotContain("opensesame");
	}

	@Test
	default void describeWhenAskedByArnTellsTheName(Scratch secrets) {
		String name = secrets.create("db", "opensesame");
		for (String arn : List.of(secrets.arn(name), secrets.partialArn(name))) {
			assertThat(secrets.client().describeSecret((request) -> request.secretId(arn)).name()).isEqualTo(name);
		}
	}

	@Test
	default void describeWhenSecretHasNoValueTellsNoVersions(Scratch secrets) {
		String name = secrets.createEmpty("empty");
		assertThat(secrets.client().describeSecret((request) -> request.secretId(name)).versionIdsToStages()).isEmpty();
	}

	@Test
	default void describeWhenSecretIsMissingIsToldSo(Scratch secrets) {
		assertThat(Refusal
			.codeOf(() -> secrets.client().describeSecret((request) -> request.secretId(secrets.name("missing")))))
			.isEqualTo(Refusal.NOT_FOUND);
	}

	private static List<SecretListEntry> list(Scratch secrets, String path) {
		return secrets.client()
			.listSecrets((request) -> request.filters(FilteredBatchContract.prefix(secrets.name(path))))
			.secretList();
	}

}
