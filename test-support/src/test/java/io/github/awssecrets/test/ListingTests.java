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

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsRequest;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.SecretVersionsListEntry;
import software.amazon.awssdk.services.secretsmanager.model.SortOrderType;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for listing secrets and versions.
 */
class ListingTests extends WithServer {

	@Test
	void listWhenThereAreManySecretsIsPaged() {
		IntStream.range(0, 230).forEach((i) -> this.server.create("s" + i));
		List<Integer> sizes = this.client.listSecretsPaginator()
			.stream()
			.map((page) -> page.secretList().size())
			.toList();
		assertThat(sizes).containsExactly(100, 100, 30);
	}

	@Test
	void listWhenPageIsTooLargeFails() {
		assertThat(codeOf(() -> names((request) -> request.maxResults(101)))).isEqualTo("ValidationException");
	}

	@Test
	void listWhenSecretsAreAddedShowsThemInOrder() {
		this.server.create("b");
		this.server.create("a");
		assertThat(names((request) -> {
		})).containsExactly("b", "a");
		assertThat(names((request) -> request.sortOrder(SortOrderType.DESC))).containsExactly("a", "b");
	}

	@Test
	void listWhenDeletionIsScheduledShowsSecretOnlyIfAsked() {
		this.server.create("kept");
		this.server.create("going");
		this.server.scheduleDeletion("going");
		assertThat(names((request) -> {
		})).containsExactly("kept");
		assertThat(names((request) -> request.includePlannedDeletion(true))).containsExactly("kept", "going");
	}

	@Test
	void listWhenFilteredByNameMatchesPrefixAndCase() {
		this.server.create("shop/a");
		this.server.create("Shop/b");
		this.server.create("my/shop/c");
		assertThat(filtered("name", "shop/")).containsExactly("shop/a");
		assertThat(filtered("name", "!shop/")).containsExactly("Shop/b", "my/shop/c");
		assertThat(filtered("all", "shop/")).containsExactly("shop/a", "Shop/b");
	}

	@Test
	void listWhenFilteredByTagMatchesKeyOrValue() {
		this.server.create("a");
		this.client.createSecret((request) -> request.name("b").tags(Tag.builder().key("team").value("shop").build()));
		assertThat(filtered("tag-key", "team")).containsExactly("b");
		assertThat(filtered("tag-value", "sh")).containsExactly("b");
		assertThat(filtered("tag-value", "team")).isEmpty();
	}

	@Test
	void listWhenFilteredByDescriptionIgnoresCase() {
		this.client.createSecret((request) -> request.name("b").description("The Database"));
		assertThat(filtered("description", "the data")).containsExactly("b");
	}

	@Test
	void listWhenSecretIsManagedTellsItsOwner() {
		this.server.put("rds!db-1", "opensesame");
		assertThat(filtered("owning-service", "rds")).containsExactly("rds!db-1");
	}

	@Test
	void listWhenSecretHasVersionsTellsTheirLabels() {
		String id = this.server.put("a", "1");
		assertThat(this.client.listSecrets().secretList().get(0).secretVersionsToStages()).containsEntry(id,
				List.of("AWSCURRENT"));
	}

	@Test
	void versionsWhenSomeHaveNoLabelShowsThemOnlyIfAsked() {
		String first = this.server.put("a", "1");
		String second = this.server.put("a", "2");
		String third = this.server.put("a", "3");
		assertThat(versions(false)).containsExactly(second, third);
		assertThat(versions(true)).containsExactly(first, second, third);
	}

	private List<String> versions(boolean all) {
		return this.client.listSecretVersionIds((request) -> request.secretId("a").includeDeprecated(all))
			.versions()
			.stream()
			.map(SecretVersionsListEntry::versionId)
			.toList();
	}

	private List<String> filtered(String key, String value) {
		return names((request) -> request.filters(Filter.builder().key(key).values(value).build()));
	}

	private List<String> names(Consumer<ListSecretsRequest.Builder> request) {
		return this.client.listSecrets(request).secretList().stream().map(SecretListEntry::name).toList();
	}

}
