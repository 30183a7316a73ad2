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

package io.github.awssecrets.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.ref.SecretName;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.FilterNameStringType;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsRequest;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;

/**
 * Asks AWS for what helps a person with a secret that can't be read, where the role may
 * ask for it. Whatever goes wrong, there is no hint then.
 */
final class Hints {

	private static final Log logger = LogFactory.getLog(Hints.class);

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private static final int MOST_PAGES = 3;

	private static final int PAGE_SIZE = 100;

	/**
	 * Each takes a call of its own.
	 */
	private static final int MOST_DATES = 3;

	private final Supplier<SecretsManagerClient> client;

	private final Map<String, List<String>> names = new HashMap<>();

	Hints(Supplier<SecretsManagerClient> client) {
		this.client = client;
	}

	Map<SecretName, String> about(Map<SecretName, SecretFailure> failures) {
		Map<SecretName, String> hints = new LinkedHashMap<>();
		add(of(failures, FailureKind.NOT_FOUND), (name) -> put(hints, name, similar(name)));
		add(of(failures, FailureKind.SCHEDULED_FOR_DELETION).stream().limit(MOST_DATES).toList(),
				(name) -> put(hints, name, deletion(name)));
		return hints;
	}

	/**
	 * What may not be asked of one secret may not be asked of the next.
	 */
	private static void add(List<SecretName> names, Consumer<SecretName> hint) {
		try {
			names.forEach(hint);
		}
		catch (RuntimeException ex) {
			logger.debug("There are no more hints: " + ex.getClass().getName());
		}
	}

	private static List<SecretName> of(Map<SecretName, SecretFailure> failures, FailureKind kind) {
		return failures.entrySet()
			.stream()
			.filter((failure) -> failure.getValue().kind() == kind && failure.getValue().code() != null)
			.map(Map.Entry::getKey)
			.toList();
	}

	private static void put(Map<SecretName, String> hints, SecretName name, @Nullable String hint) {
		if (hint != null) {
			hints.put(name, hint);
		}
	}

	private @Nullable String similar(SecretName name) {
		if (name.path() == null) {
			return null;
		}
		String root = name.id().substring(0, name.id().length() - name.path().length());
		List<String> similar = new SimilarNames(this.names.computeIfAbsent(root, this::list)).to(name.id());
		return similar.isEmpty() ? null
				: similar.stream().map((text) -> "'" + text + "'").collect(Collectors.joining(" or "));
	}

	private List<String> list(String root) {
		ListSecretsRequest.Builder request = ListSecretsRequest.builder()
			.maxResults(PAGE_SIZE)
			.overrideConfiguration(limited());
		if (!root.isEmpty()) {
			request.filters(Filter.builder().key(FilterNameStringType.NAME).values(root).build());
		}
		return this.client.get()
			.listSecretsPaginator(request.build())
			.stream()
			.limit(MOST_PAGES)
			.flatMap((page) -> page.secretList().stream())
			.map(SecretListEntry::name)
			.toList();
	}

	/**
	 * A date that has passed is that of the request.
	 */
	private @Nullable String deletion(SecretName name) {
		Instant date = this.client.get()
			.describeSecret((request) -> request.secretId(name.id()).overrideConfiguration(limited()))
			.deletedDate();
		return (date != null && date.isAfter(Instant.now())) ? LocalDate.ofInstant(date, ZoneOffset.UTC).toString()
				: null;
	}

	private static Consumer<AwsRequestOverrideConfiguration.Builder> limited() {
		return (request) -> request.apiCallTimeout(PATIENCE);
	}

}
