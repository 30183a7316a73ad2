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

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * The variables and properties that are secrets themselves, and need no reference: the
 * variables among which secrets are looked for, and the token of the agent.
 *
 * @param prefix what the names of the variables begin with, {@code null} if secrets are
 * not looked for among them
 */
record SecretVariables(@Nullable String prefix) {

	private static final Set<String> TOKENS = Set.of("AWS_SECRETS_AGENT_TOKEN", "AWS_TOKEN");

	static SecretVariables of(SecretsProperties properties) {
		boolean source = properties.sources().contains(SecretsProperties.Source.ENVIRONMENT);
		return new SecretVariables(source ? properties.environment().prefix() : null);
	}

	/**
	 * Whether a property is one of them.
	 * @param source where it comes from, if known
	 * @param property its name, in any way to write it
	 */
	boolean include(@Nullable PropertySource<?> source, String property) {
		String variable = variable(property);
		return TOKENS.contains(variable) || this.prefix != null && source instanceof SystemEnvironmentPropertySource
				&& variable.startsWith(variable(this.prefix));
	}

	private static String variable(String name) {
		return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
	}

}
