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
package io.github.awssecrets.env;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import io.github.awssecrets.ref.SecretRef;

/**
 * One secret whose members an import makes properties.
 *
 * @param ref the secret
 * @param prefix what precedes the name of each property, possibly empty
 */
record SecretsImport(SecretRef ref, String prefix) {

	private static final String PREFIX = "prefix=";

	/**
	 * The imports in a location.
	 * @param location what follows {@code secrets:}, references separated by semicolons,
	 * each with an optional {@code ?prefix=}
	 * @return the imports, none if the location is empty
	 * @throws io.github.awssecrets.ref.InvalidSecretRefException if one is no reference
	 */
	static List<SecretsImport> parse(String location) {
		return Arrays.stream(location.split(";"))
			.map(String::strip)
			.filter((text) -> !text.isEmpty())
			.map(SecretsImport::of)
			.toList();
	}

	/**
	 * The prefix is taken out of the query, what is left is the reference.
	 */
	private static SecretsImport of(String text) {
		int query = text.indexOf('?');
		int member = text.indexOf('#');
		if (query == -1 || (member != -1 && member < query)) {
			return new SecretsImport(SecretRef.of(text), "");
		}
		int end = (member != -1) ? member : text.length();
		List<String> parameters = new ArrayList<>(List.of(text.substring(query + 1, end).split("&", -1)));
		String prefix = parameters.stream()
			.filter((parameter) -> parameter.startsWith(PREFIX))
			.findFirst()
			.map((parameter) -> parameter.substring(PREFIX.length()))
			.orElse("");
		String rest = parameters.stream()
			.filter((parameter) -> !parameter.equals(PREFIX + prefix))
			.collect(Collectors.joining("&", "?", ""));
		return new SecretsImport(
				SecretRef.of(text.substring(0, query) + (rest.equals("?") ? "" : rest) + text.substring(end)), prefix);
	}

	@Override
	public String toString() {
		return this.ref.withoutDefault() + (this.prefix.isEmpty() ? "" : "?prefix=" + this.prefix);
	}

}
