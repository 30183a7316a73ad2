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

package io.github.awssecrets.migrate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import org.jspecify.annotations.Nullable;

/**
 * Properties with literal values.
 *
 * @param references the references that they are to become, by property
 * @param literal the literal value of a property
 */
record PropertyCandidates(Map<String, String> references,
		Function<String, @Nullable String> literal) implements MigrationSource {

	private static final SecretOrigin ORIGIN = SecretOrigin.of("application");

	static PropertyCandidates of(List<String> mappings, Function<String, @Nullable String> literal) {
		Map<String, String> references = new LinkedHashMap<>();
		for (String mapping : mappings) {
			String[] parts = mapping.split("=", 2);
			if (parts.length < 2 || parts[0].isBlank() || parts[1].isBlank()) {
				throw new UnusableSourceException("A property to copy is written as property=reference, such as "
						+ "spring.datasource.password=db#password, and not as '" + parts[0].strip() + "'.");
			}
			references.put(parts[0].strip(), parts[1].strip());
		}
		return new PropertyCandidates(references, literal);
	}

	@Override
	public List<Candidate> candidates() {
		return this.references.entrySet()
			.stream()
			.map((mapping) -> candidate(mapping.getKey(), mapping.getValue()))
			.toList();
	}

	private Candidate candidate(String property, String reference) {
		Origin origin = new Origin(Origin.Kind.PROPERTY, property);
		String text = this.literal.apply(property);
		return (text != null) ? Candidate.of(origin, reference, SecretValue.ofText(text, ORIGIN)) : Candidate
			.unusable(origin, reference, "there is no such property, or its value comes from a secret already");
	}

}
