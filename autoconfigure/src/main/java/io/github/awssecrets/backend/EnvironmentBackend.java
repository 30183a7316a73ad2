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

import java.util.Map;

/**
 * Environment variables as a place of secrets.
 */
final class EnvironmentBackend implements LocalBackend {

	private static final SecretOrigin ORIGIN = SecretOrigin.of("environment");

	private final VariableNames names;

	private final Map<String, String> variables;

	EnvironmentBackend(VariableNames names, Map<String, String> variables) {
		this.names = names;
		this.variables = variables;
	}

	@Override
	public String place() {
		return "the environment variables";
	}

	@Override
	public Outcome read(String path) {
		String variable = this.names.of(path);
		String value = this.variables.get(variable);
		return (value != null) ? new Outcome.Found(SecretValue.ofText(value, ORIGIN))
				: LocalBackend.vacant("the environment variable " + variable, new Vacancy.Variable(variable));
	}

}
