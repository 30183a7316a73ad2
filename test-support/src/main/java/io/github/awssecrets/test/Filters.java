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

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * The filters of a list or batch. A secret must match each of them, and matches a filter
 * by any of its values. Values are prefixes; one that begins with {@code !} matches what
 * does not have the rest as prefix.
 */
final class Filters {

	private final List<Predicate<StoredSecret>> filters = new ArrayList<>();

	private Filters() {
	}

	static Filters of(Request request) {
		Filters filters = new Filters();
		for (Request filter : request.objects("Filters")) {
			filters.filters.add(filter(filter.required("Key"), filter.texts("Values")));
		}
		return filters;
	}

	boolean match(StoredSecret secret) {
		return this.filters.stream().allMatch((filter) -> filter.test(secret));
	}

	private static Predicate<StoredSecret> filter(String key, List<String> values) {
		if (values.isEmpty()) {
			throw RefusedException.invalidParameter("The filter '%s' has no values.".formatted(key));
		}
		return switch (key) {
			case "name" -> (secret) -> matches(values, List.of(secret.name()));
			case "description" -> (secret) -> matches(lower(values), lower(listOf(secret.description())));
			case "tag-key" -> (secret) -> matches(values, secret.tags().keySet());
			case "tag-value" -> (secret) -> matches(values, secret.tags().values());
			case "owning-service" -> (secret) -> matches(values, listOf(secret.owningService()));
			case "all" -> (secret) -> matches(lower(values), lower(everything(secret)));
			default -> throw RefusedException.invalidParameter("There is no filter '%s'.".formatted(key));
		};
	}

	private static boolean matches(Collection<String> values, Collection<String> texts) {
		return values.stream()
			.anyMatch((value) -> value.startsWith("!") ? !anyStartsWith(texts, value.substring(1))
					: anyStartsWith(texts, value));
	}

	private static boolean anyStartsWith(Collection<String> texts, String prefix) {
		return texts.stream().anyMatch((text) -> text.startsWith(prefix));
	}

	private static List<String> everything(StoredSecret secret) {
		List<String> texts = new ArrayList<>(List.of(secret.name()));
		texts.addAll(listOf(secret.description()));
		texts.addAll(secret.tags().keySet());
		texts.addAll(secret.tags().values());
		return texts;
	}

	private static List<String> listOf(@Nullable String text) {
		return (text != null) ? List.of(text) : List.of();
	}

	private static List<String> lower(List<String> texts) {
		return texts.stream().map((text) -> text.toLowerCase(Locale.ROOT)).toList();
	}

}
