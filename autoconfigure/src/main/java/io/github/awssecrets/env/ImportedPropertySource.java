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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.github.awssecrets.backend.SecretValue;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * The property source that holds the members of an imported secret, those of the version
 * that is served at the time.
 */
final class ImportedPropertySource extends EnumerablePropertySource<SecretsImport> implements OriginLookup<String> {

	private volatile Supplier<PropertyReader> reader;

	private volatile Members members;

	/**
	 * Creates a property source, and reads the secret.
	 * @param secret the secret
	 * @param reader what reads it
	 * @throws io.github.awssecrets.read.SecretException if it can't be read
	 * @throws io.github.awssecrets.backend.MissingMemberException if it has no members
	 */
	ImportedPropertySource(SecretsImport secret, PropertyReader reader) {
		super("secrets:" + secret, secret);
		this.reader = () -> reader;
		this.members = Members.of(reader.secret(secret.ref()), secret.prefix());
	}

	/**
	 * Reads from now on as the environment does that this source has become a part of.
	 * @param reader what reads secrets there
	 */
	void adopt(Supplier<PropertyReader> reader) {
		this.reader = reader;
	}

	@Override
	public String[] getPropertyNames() {
		return this.members.texts().keySet().toArray(String[]::new);
	}

	@Override
	public @Nullable Object getProperty(String name) {
		if (!this.members.texts().containsKey(name)) {
			return null;
		}
		String mask = Mask.text();
		return (mask != null) ? mask : read(name);
	}

	private @Nullable Object read(String name) {
		PropertyReader reader = this.reader.get();
		String text = text(name, reader.secret(this.source.ref()));
		return (text != null) ? reader.asProperty(text) : null;
	}

	/**
	 * The text of a property in a version of the secret.
	 * @param name the name of the property
	 * @param value the version, or {@code null} for the one that was read last
	 * @return the text, or {@code null} if that version has none
	 */
	@Nullable String text(String name, @Nullable SecretValue value) {
		return ((value != null) ? membersOf(value) : this.members).texts().get(name);
	}

	private Members membersOf(SecretValue value) {
		Members latest = this.members;
		if (latest.value() != value) {
			latest = Members.of(value, this.source.prefix());
			this.members = latest;
		}
		return latest;
	}

	@Override
	public @Nullable Origin getOrigin(String name) {
		return this.members.texts().containsKey(name) ? new ImportOrigin(this.name) : null;
	}

	/**
	 * The properties of one version.
	 */
	private record Members(SecretValue value, Map<String, String> texts) {

		static Members of(SecretValue value, String prefix) {
			Map<String, String> texts = new LinkedHashMap<>();
			value.members().forEach((name, text) -> texts.put(prefix + name, text));
			return new Members(value, texts);
		}

		@Override
		public String toString() {
			return "Members[******]";
		}

	}

	private record ImportOrigin(String location) implements Origin {

		@Override
		public String toString() {
			return this.location;
		}

	}

}
