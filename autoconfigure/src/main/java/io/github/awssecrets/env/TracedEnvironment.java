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

import java.util.HashSet;
import java.util.Set;

import io.github.awssecrets.backend.MissingMemberException;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.ref.SecretRef;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The properties of an environment, resolved by Spring itself as ever, while it is noted
 * which references that takes. Whatever stands between a property and its secrets, be it
 * other properties, relaxed names or defaults, is gone through as it really is. Secrets
 * are those that are known, and asterisks stand in for the others: what a secret is
 * matters only where it is a part of another name. So nobody waits for one here. For use
 * by one thread.
 */
final class TracedEnvironment extends StandardEnvironment {

	private final Set<String> references = new HashSet<>();

	private final LiteralReferences literals;

	private final KnownSecrets known;

	private final PlaceholderEscape escape;

	TracedEnvironment(ConfigurableEnvironment environment, KnownSecrets known) {
		this.known = known;
		this.escape = new PlaceholderEscape(environment);
		this.literals = new LiteralReferences(environment.getPropertySources());
		MutablePropertySources sources = getPropertySources();
		sources.forEach((source) -> sources.remove(source.getName()));
		environment.getPropertySources()
			.stream()
			.filter((source) -> !ConfigurationPropertySources.isAttachedConfigurationPropertySource(source))
			.map(this::traced)
			.forEach(sources::addLast);
		ConfigurationPropertySources.attach(this);
	}

	/**
	 * The references that it takes to resolve a text.
	 * @param text the text, with placeholders
	 * @return the references, those included that are not known
	 */
	Set<String> referencesIn(String text) {
		this.references.clear();
		try {
			resolvePlaceholders(text);
		}
		catch (RuntimeException ex) {
			// Whoever needs the value is told.
		}
		return Set.copyOf(this.references);
	}

	private PropertySource<?> traced(PropertySource<?> source) {
		if (source instanceof ImportedPropertySource imported) {
			return new TracedImport(imported);
		}
		return (source instanceof SecretsPropertySource secrets) ? new TracedSecrets(secrets) : source;
	}

	private @Nullable String escaped(@Nullable String text) {
		try {
			return (text != null) ? this.escape.escape(text) : null;
		}
		catch (UnescapableTextException ex) {
			return KnownSecrets.UNKNOWN;
		}
	}

	private final class TracedSecrets extends EnumerablePropertySource<SecretsPropertySource> {

		TracedSecrets(SecretsPropertySource source) {
			super(source.getName(), source);
		}

		@Override
		public String[] getPropertyNames() {
			return this.source.getPropertyNames();
		}

		@Override
		public @Nullable Object getProperty(String name) {
			if (!ReferenceText.is(name)) {
				return this.source.getProperty(name);
			}
			String reference = ReferenceText.strip(name);
			Object literal = TracedEnvironment.this.literals.find(reference);
			return (literal != null) ? literal : text(reference);
		}

		private @Nullable String text(String reference) {
			TracedEnvironment.this.references.add(reference);
			return escaped(TracedEnvironment.this.known.text(reference));
		}

	}

	private final class TracedImport extends EnumerablePropertySource<ImportedPropertySource> {

		TracedImport(ImportedPropertySource source) {
			super(source.getName(), source);
		}

		@Override
		public String[] getPropertyNames() {
			return this.source.getPropertyNames();
		}

		@Override
		public @Nullable Object getProperty(String name) {
			if (!this.source.containsProperty(name)) {
				return null;
			}
			SecretRef ref = this.source.getSource().ref();
			TracedEnvironment.this.references.add(ref.toString());
			return escaped(text(name, TracedEnvironment.this.known.secret(ref)));
		}

		private @Nullable String text(String name, @Nullable SecretValue value) {
			try {
				return this.source.text(name, value);
			}
			catch (MissingMemberException ex) {
				return KnownSecrets.UNKNOWN;
			}
		}

	}

}
