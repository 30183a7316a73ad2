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

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * Tells which properties of an environment have the text of a secret in their value,
 * without reading any. In doubt a property is one of them.
 */
final class SecretProperties {

	private static final String SNAPSHOT_KEY = "awssecretssnapshotkey";

	private final ConfigurableEnvironment environment;

	private final Supplier<SecretVariables> variables;

	SecretProperties(ConfigurableEnvironment environment, Supplier<SecretVariables> variables) {
		this.environment = environment;
		this.variables = variables;
	}

	/**
	 * Whether a property has a secret in its value.
	 * @param source where it comes from, if known
	 * @param property its name, in any way to write it
	 */
	boolean contain(@Nullable PropertySource<?> source, String property) {
		try {
			if (ReferenceText.is(property) || isOurs(source) || isKey(property)
					|| this.variables.get().include(source, property)) {
				return true;
			}
			if (source != null && source.containsProperty(property)) {
				return needsSecret(source, property);
			}
			return this.environment.getPropertySources().stream().anyMatch((other) -> containsRelated(other, property));
		}
		catch (RuntimeException ex) {
			return true;
		}
	}

	/**
	 * Whether a text with placeholders becomes one with a secret in it.
	 * @param text the text
	 */
	boolean areNeededBy(String text) {
		try {
			return needsSecret(text);
		}
		catch (RuntimeException ex) {
			return true;
		}
	}

	/**
	 * Values that were bound are known by names that no source has: the elements of a
	 * list, the keys of a map, the parts of what a text was converted to.
	 */
	private boolean containsRelated(PropertySource<?> source, String property) {
		if (ConfigurationPropertySources.isAttachedConfigurationPropertySource(source)
				|| !(source instanceof EnumerablePropertySource<?> enumerable)) {
			return false;
		}
		RelatedNames related = new RelatedNames(property);
		return Arrays.stream(enumerable.getPropertyNames())
			.filter(related::include)
			.anyMatch((name) -> isOurs(source) || needsSecret(source, name));
	}

	private boolean needsSecret(PropertySource<?> source, String property) {
		return source.getProperty(property) instanceof CharSequence value && needsSecret(value.toString());
	}

	private boolean needsSecret(String text) {
		return text.contains("${") && (text.contains("${secrets:") || text.contains("${secrets@")
				|| Mask.isNeededBy(() -> this.environment.resolvePlaceholders(text)));
	}

	/**
	 * The key of the snapshot is as good as the secrets in it.
	 */
	private static boolean isKey(String property) {
		return SNAPSHOT_KEY.equals(property.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""));
	}

	private static boolean isOurs(@Nullable PropertySource<?> source) {
		return source instanceof ImportedPropertySource || source instanceof SecretsPropertySource;
	}

}
