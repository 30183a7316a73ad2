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

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.model.BatchGetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.SecretValueEntry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What BatchGetSecretValue answers about the secrets below a prefix.
 */
interface FilteredBatchContract {

	@Test
	default void filteredBatchWhenNamesHavePrefixReturnsOnlyThose(Scratch secrets) {
		String db = secrets.create("app/db", "opensesame");
		String mail = secrets.create("app/mail", "simsalabim");
		secrets.create("other/db", "abracadabra");
		BatchGetSecretValueResponse response = batch(secrets);
		assertThat(response.secretValues()).extracting(SecretValueEntry::name).containsExactlyInAnyOrder(db, mail);
		assertThat(response.errors()).isEmpty();
	}

	@Test
	default void filteredBatchWhenPagedReturnsAllOnce(Scratch secrets) {
		List<String> names = secrets.createMany(5);
		List<String> found = new ArrayList<>();
		String token = null;
		do {
			String next = token;
			BatchGetSecretValueResponse page = secrets.client()
				.batchGetSecretValue(
						(request) -> request.filters(prefix(secrets.name("many/"))).maxResults(2).nextToken(next));
			assertThat(page.secretValues()).hasSizeLessThanOrEqualTo(2);
			page.secretValues().forEach((value) -> found.add(value.name()));
			token = page.nextToken();
		}
		while (token != null);
		assertThat(found).containsExactlyInAnyOrderElementsOf(names);
	}

	@Test
	default void filteredBatchWhenOneIsScheduledForDeletionReturnsTheOthers(Scratch secrets) {
		String name = secrets.create("app/db", "opensesame");
		secrets.createScheduled("app/scheduled");
		secrets.expect(
				() -> assertThat(batch(secrets).secretValues()).extracting(SecretValueEntry::name)
					.containsExactly(name),
				Deviation.SCHEDULED_SECRET_SPOILS_FILTERED_BATCH,
				() -> assertThat(Refusal.codeOf(() -> batch(secrets))).isEqualTo(Refusal.INVALID_REQUEST));
	}

	@Test
	default void filteredBatchWhenOneHasNoValueReturnsTheOthers(Scratch secrets) {
		String name = secrets.create("app/db", "opensesame");
		secrets.createEmpty("app/empty");
		secrets.expect(
				() -> assertThat(batch(secrets).secretValues()).extracting(SecretValueEntry::name)
					.containsExactly(name),
				Deviation.EMPTY_SECRET_SPOILS_BATCH,
				() -> assertThat(Refusal.codeOf(() -> batch(secrets))).isEqualTo(Refusal.NOT_FOUND));
	}

	@Test
	default void filteredBatchWhenNothingMatchesReturnsNothing(Scratch secrets) {
		BatchGetSecretValueResponse response = batch(secrets);
		assertThat(response.secretValues()).isEmpty();
		assertThat(response.errors()).isEmpty();
	}

	private static BatchGetSecretValueResponse batch(Scratch secrets) {
		return secrets.client().batchGetSecretValue((request) -> request.filters(prefix(secrets.name("app/"))));
	}

	static Filter prefix(String prefix) {
		return Filter.builder().key("name").values(prefix).build();
	}

}
