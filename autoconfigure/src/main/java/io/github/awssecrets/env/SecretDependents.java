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

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

import io.github.awssecrets.cache.SecretCache;
import io.github.awssecrets.read.SecretException;
import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.ref.InvalidSecretRefException;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretRef;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * Tells what in an environment depends on certain secrets, directly or by way of other
 * properties. Nothing is read for that.
 */
final class SecretDependents {

	private final Secrets secrets;

	private final Set<SecretName> names;

	private final TracedEnvironment environment;

	private final SortedSet<String> found = new TreeSet<>();

	SecretDependents(ConfigurableEnvironment environment, Secrets secrets, SecretCache cache,
			Collection<SecretName> names) {
		this.secrets = secrets;
		this.names = Set.copyOf(names);
		this.environment = new TracedEnvironment(environment, new KnownSecrets(secrets, cache));
	}

	/**
	 * The properties that depend on the secrets, as they are written, without those that
	 * are overridden, whose secrets are not asked for either.
	 */
	SortedSet<String> properties() {
		if (this.names.isEmpty()) {
			return this.found;
		}
		List<ConfigurationPropertySource> sources = StreamSupport
			.stream(ConfigurationPropertySources.get(this.environment).spliterator(), false)
			.toList();
		for (int i = 0; i < sources.size(); i++) {
			if (sources.get(i).getUnderlyingSource() instanceof EnumerablePropertySource<?> source) {
				collect(source, sources.subList(0, i));
			}
		}
		return this.found;
	}

	/**
	 * Whether it takes one of the secrets to resolve a text.
	 */
	boolean isDependent(String text) {
		return text.contains("${") && isAnyMeant(this.environment.referencesIn(text));
	}

	private void collect(EnumerablePropertySource<?> source, List<ConfigurationPropertySource> above) {
		for (String property : source.getPropertyNames()) {
			if (!SecretUses.isOverridden(source, above, property) && isDependent(source, property)) {
				this.found.add(property);
			}
		}
	}

	private boolean isDependent(EnumerablePropertySource<?> source, String property) {
		if (source.getSource() instanceof ImportedPropertySource imported) {
			return isMeant(imported.getSource().ref());
		}
		return source.getProperty(property) instanceof CharSequence value && isDependent(value.toString());
	}

	private boolean isAnyMeant(Set<String> references) {
		return references.stream().map(SecretDependents::parse).filter(Objects::nonNull).anyMatch(this::isMeant);
	}

	private boolean isMeant(SecretRef ref) {
		try {
			return this.names.contains(this.secrets.nameOf(ref));
		}
		catch (SecretException ex) {
			return false;
		}
	}

	private static @Nullable SecretRef parse(String reference) {
		try {
			return SecretRef.of(reference);
		}
		catch (InvalidSecretRefException ex) {
			return null;
		}
	}

}
