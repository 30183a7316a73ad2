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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * A property source that lists no names and answers references from a map.
 */
class StubSecrets extends EnumerablePropertySource<Object> {

	final LiteralTexts literals = new LiteralTexts();

	final List<String> asked = new ArrayList<>();

	private final PlaceholderEscape escape;

	private final Map<String, String> secrets;

	StubSecrets(ConfigurableEnvironment environment, Map<String, String> secrets) {
		super(SecretsPropertySource.NAME, new Object());
		this.escape = new PlaceholderEscape(environment);
		this.secrets = secrets;
	}

	@Override
	public String[] getPropertyNames() {
		return new String[0];
	}

	@Override
	public @Nullable Object getProperty(String name) {
		this.asked.add(name);
		if (!name.startsWith("secrets:") && !name.startsWith("secrets@")) {
			return null;
		}
		String secret = this.secrets.get(name.substring("secrets:".length()));
		return (secret != null) ? handOut(secret) : null;
	}

	final String handOut(String secret) {
		this.literals.protect(secret);
		return this.escape.escape(secret);
	}

}
