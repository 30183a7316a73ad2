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
import software.amazon.awssdk.services.secretsmanager.model.APIErrorType;
import software.amazon.awssdk.services.secretsmanager.model.BatchGetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.BatchGetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.FilterNameStringType;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.SecretValueEntry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for reading many values in one call.
 */
class BatchGetSecretValueTests extends WithServer {

	@Test
	void batchWhenAllExistReturnsValuesInOrder() {
		this.server.put("a", "1");
		this.server.put("b", new byte[] { 2 });
		BatchGetSecretValueResponse response = batch("b", "a");
		assertThat(response.errors()).isEmpty();
		assertThat(response.secretValues()).extracting(SecretValueEntry::name).containsExactly("b", "a");
		assertThat(response.secretValues().get(0).secretBinary().asByteArray()).containsExactly(2);
		assertThat(response.secretValues().get(1).secretString()).isEqualTo("1");
	}

	@Test
	void batchWhenAskedByArnAnswersWithNameAndArn() {
		this.server.put("a", "1");
		String arn = this.server.arn("a");
		assertThat(batch(arn).secretValues()).extracting(SecretValueEntry::name, SecretValueEntry::arn)
			.containsExactly(tuple("a", arn));
	}

	@Test
	void batchWhenSomeFailTellsThemBesideTheOthers() {
		this.server.put("a", "1");
		this.server.put("going", "1");
		this.server.scheduleDeletion("going");
		this.server.create("empty");
		BatchGetSecretValueResponse response = batch("absent", "a", "going", "empty");
		assertThat(response.secretValues()).extracting(SecretValueEntry::name).containsExactly("a");
		assertThat(response.errors()).extracting(APIErrorType::secretId, APIErrorType::errorCode)
			.containsExactly(tuple("absent", "ResourceNotFoundException"), tuple("going", "InvalidRequestException"),
					tuple("empty", "ResourceNotFoundException"));
	}

	@Test
	void batchWhenThereAreMoreThanTwentyIdsFails() {
		String[] ids = IntStream.range(0, 21).mapToObj((i) -> "s" + i).toArray(String[]::new);
		assertThat(codeOf(() -> batch(ids))).isEqualTo("ValidationException");
	}

	@Test
	void batchWhenThereAreNeitherIdsNorFiltersFails() {
		assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> batch());
	}

	@Test
	void batchWhenThereAreIdsAndFiltersFails() {
		assertThatExceptionOfType(InvalidParameterException.class)
			.isThrownBy(() -> batch((request) -> request.secretIdList("a").filters(named("a"))));
	}

	@Test
	void batchWhenIdsHaveMaxResultsFails() {
		assertThatExceptionOfType(InvalidParameterException.class)
			.isThrownBy(() -> batch((request) -> request.secretIdList("a").maxResults(5)));
	}

	@Test
	void batchWhenFilteredByNameReturnsThoseWithPrefix() {
		this.server.put("shop/a", "1");
		this.server.put("shop/b", "2");
		this.server.put("other", "3");
		this.server.put("shop/going", "4");
		this.server.scheduleDeletion("shop/going");
		assertThat(batch((request) -> request.filters(named("shop/"))).secretValues())
			.extracting(SecretValueEntry::secretString)
			.containsExactly("1", "2");
	}

	@Test
	void batchWhenFilteredIsPagedByTwenty() {
		IntStream.range(0, 45).forEach((i) -> this.server.put("s" + i, "" + i));
		List<Integer> sizes = this.client.batchGetSecretValuePaginator((request) -> request.filters(named("s")))
			.stream()
			.map((page) -> page.secretValues().size())
			.toList();
		assertThat(sizes).containsExactly(20, 20, 5);
	}

	@Test
	void batchWhenTokenIsUnknownFails() {
		assertThat(codeOf(() -> batch((request) -> request.filters(named("s")).nextToken("nonsense"))))
			.isEqualTo("InvalidNextTokenException");
	}

	private BatchGetSecretValueResponse batch(String... ids) {
		return batch((request) -> request.secretIdList(ids));
	}

	private BatchGetSecretValueResponse batch(Consumer<BatchGetSecretValueRequest.Builder> request) {
		return this.client.batchGetSecretValue(request);
	}

	private static Filter named(String prefix) {
		return Filter.builder().key(FilterNameStringType.NAME).values(prefix).build();
	}

}
