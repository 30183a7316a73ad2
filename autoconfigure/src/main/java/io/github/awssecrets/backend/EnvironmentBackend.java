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
package io.github.awssecrets.backend;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.github.awssecrets.ref.SecretName;

/**
 * Environment variables as a place of secrets.
 */
final class EnvironmentBackend implements SecretBackend {

	private static final SecretOrigin ORIGIN = SecretOrigin.of("environment");

	private final String prefix;

	private final Map<String, String> variables;

	EnvironmentBackend(String prefix, Map<String, String> variables) {
		this.prefix = prefix;
		this.variables = variables;
	}

	@Override
	public Map<SecretName, Outcome> read(Collection<SecretName> names) {
		Map<SecretName, Outcome> outcomes = new LinkedHashMap<>();
		names.forEach((name) -> outcomes.put(name, read(name)));
		return outcomes;
	}

	/**
	 * A variable holds one value: another version of it, an ARN or another store's secret
	 * can't be in it.
	 */
	private Outcome read(SecretName name) {
		String path = name.path();
		if (path == null || !name.version().isCurrent() || !name.store().isEmpty()) {
			return absent("the environment variables");
		}
		String variable = this.prefix + path.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
		String value = this.variables.get(variable);
		return (value != null) ? new Outcome.Found(SecretValue.ofText(value, ORIGIN))
				: absent("the environment variable " + variable);
	}

	private static Outcome absent(String place) {
		return new Outcome.Failed(SecretFailure.of(FailureKind.NOT_FOUND, place, null));
	}

}
