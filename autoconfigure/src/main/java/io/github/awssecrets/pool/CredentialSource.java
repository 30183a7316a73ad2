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
package io.github.awssecrets.pool;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.awssecrets.refresh.WrittenName;
import org.jspecify.annotations.Nullable;

/**
 * Where the user or the password of a pool comes from: the properties that had its value
 * when the pool was made. The one that Boot would bind counts if it is among them, then
 * those with the usual name, then all.
 *
 * @param names the properties that count, none if it comes from elsewhere
 * @param properties all properties
 */
record CredentialSource(List<String> names, SecretProperties properties) {

	/**
	 * The source of a value.
	 * @param value the value
	 * @param properties the properties
	 * @param usual the usual names of such a property
	 * @param prefixes the prefixes under which it is looked for, the first preferred
	 */
	static CredentialSource of(@Nullable String value, SecretProperties properties, Set<String> usual,
			List<String> prefixes) {
		List<String> holding = properties.holding(value);
		int best = holding.stream().mapToInt((name) -> rank(name, usual, prefixes)).min().orElse(0);
		return new CredentialSource(holding.stream().filter((name) -> rank(name, usual, prefixes) == best).toList(),
				properties);
	}

	private static int rank(String name, Set<String> usual, List<String> prefixes) {
		WrittenName written = new WrittenName(name);
		return IntStream.range(0, prefixes.size())
			.filter((i) -> usual.stream().anyMatch((last) -> written.means(prefixes.get(i) + "." + last)))
			.findFirst()
			.orElseGet(() -> prefixes.size() + (usual.stream().anyMatch(name.toLowerCase()::endsWith) ? 0 : 1));
	}

	boolean dependsOn(Collection<String> changed) {
		return this.names.stream().anyMatch(changed::contains);
	}

	/**
	 * The value from now on.
	 * @param current the value until now
	 * @return the value, the current one if it comes from elsewhere
	 * @throws UnclearSourceException if there is none, or the properties that were equal
	 * no longer are
	 */
	@Nullable String latest(@Nullable String current) {
		if (this.names.isEmpty()) {
			return current;
		}
		Set<String> values = this.names.stream()
			.map((name) -> String.valueOf(this.properties.value(name)))
			.collect(Collectors.toSet());
		String value = this.properties.value(this.names.get(0));
		if (value == null || values.size() > 1) {
			throw new UnclearSourceException();
		}
		return value;
	}

	/**
	 * It can't be told which value is the right one.
	 */
	static final class UnclearSourceException extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}
