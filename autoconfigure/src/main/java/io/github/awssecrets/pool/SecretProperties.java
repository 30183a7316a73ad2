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
import java.util.function.Function;

import io.github.awssecrets.cache.SecretCache;
import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.PropertyResolver;

/**
 * The properties whose value depends on a secret.
 *
 * @param cache knows the secrets
 * @param dependents finds the properties that depend on secrets
 * @param environment knows their values
 */
record SecretProperties(SecretCache cache, Function<Collection<SecretName>, ? extends Set<String>> dependents,
		PropertyResolver environment) {

	/**
	 * The properties that have a certain value.
	 * @param value the value
	 * @return their names, as they are written
	 */
	List<String> holding(@Nullable String value) {
		if (value == null || value.isEmpty()) {
			return List.of();
		}
		return this.dependents.apply(this.cache.names())
			.stream()
			.filter((property) -> value.equals(value(property)))
			.toList();
	}

	/**
	 * The value of a property.
	 * @param property its name
	 * @return the value, or {@code null} if there is none at the moment
	 */
	@Nullable String value(String property) {
		try {
			return this.environment.getProperty(property);
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	/**
	 * The secrets that properties depend on.
	 * @param properties the properties
	 * @return the secrets
	 */
	List<SecretName> secretsOf(Collection<String> properties) {
		return this.cache.names()
			.stream()
			.filter((name) -> this.dependents.apply(List.of(name)).stream().anyMatch(properties::contains))
			.toList();
	}

}
