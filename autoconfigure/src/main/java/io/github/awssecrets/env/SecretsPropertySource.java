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

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.env.PropertySourceInfo;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySources;

/**
 * The property source that answers {@code secrets:ref} and {@code secrets@ref} with the
 * value of a secret.
 * <p>
 * It never answers {@code null} for a reference that can't be resolved, because Spring
 * would then hand out a part of the reference itself. It lists no names, which keeps
 * binding fast, and it stands first, so that nobody else answers for the bare
 * {@code secrets}; a property of another source that has a reference for its literal name
 * is preferred to the secret.
 */
final class SecretsPropertySource extends EnumerablePropertySource<PropertySources> implements PropertySourceInfo {

	static final String NAME = "awsSecrets";

	private static final String[] NO_NAMES = {};

	private final LiteralReferences literals;

	private final Supplier<PropertyReader> reader;

	private final @Nullable EnvironmentSecrets owner;

	/**
	 * Creates a property source for the time in which configuration data loads.
	 * @param others the sources among which it stands
	 * @param reader what reads references
	 */
	SecretsPropertySource(PropertySources others, Supplier<PropertyReader> reader) {
		this(others, reader, null);
	}

	/**
	 * Creates the property source of an environment.
	 * @param others the sources among which it stands
	 * @param reader what reads references, made when the first is read
	 * @param owner the secrets of the environment
	 */
	SecretsPropertySource(PropertySources others, Supplier<PropertyReader> reader, @Nullable EnvironmentSecrets owner) {
		super(NAME, others);
		this.literals = new LiteralReferences(others);
		this.reader = reader;
		this.owner = owner;
	}

	@Nullable EnvironmentSecrets owner() {
		return this.owner;
	}

	@Override
	public String[] getPropertyNames() {
		return NO_NAMES;
	}

	@Override
	public boolean isImmutable() {
		return true;
	}

	@Override
	public @Nullable Object getProperty(String name) {
		if (!name.startsWith(ReferenceText.BARE)) {
			return null;
		}
		if (ReferenceText.is(name)) {
			String mask = Mask.text();
			return (mask != null) ? mask : answer(name);
		}
		return (name.equals(ReferenceText.BARE) && BareLookup.fromPlaceholder()) ? refused() : null;
	}

	private @Nullable Object answer(String name) {
		if (name.equals(ReferenceText.REFUSED)) {
			throw refusal();
		}
		String reference = ReferenceText.strip(name);
		Object literal = this.literals.find(reference);
		return (literal != null) ? literal : read(reference);
	}

	private static String refused() {
		String mask = Mask.text();
		return (mask != null) ? mask : ReferenceText.REFUSAL;
	}

	private @Nullable String read(String reference) {
		try {
			return this.reader.get().read(reference);
		}
		catch (NotReadableNowException ex) {
			throw UnresolvedSecretsException.invalid(ReferenceText.withoutDefault(reference), ex.rule());
		}
	}

	private UnresolvedSecretsException refusal() {
		try {
			return this.reader.get().refusal();
		}
		catch (NotReadableNowException ex) {
			return UnresolvedSecretsException.invalid(ReferenceText.BARE, ReferenceText.BARE_RULE);
		}
	}

	/**
	 * At {@code DEBUG}, that of Spring has all the sources in it, this one included.
	 */
	@Override
	public String toString() {
		return "SecretsPropertySource {name='" + NAME + "'}";
	}

}
