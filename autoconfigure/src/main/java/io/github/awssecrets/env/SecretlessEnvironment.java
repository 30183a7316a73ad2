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

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/**
 * The properties of an environment as far as they can be known without a secret.
 */
final class SecretlessEnvironment extends StandardEnvironment {

	SecretlessEnvironment(ConfigurableEnvironment environment) {
		MutablePropertySources sources = getPropertySources();
		sources.forEach((source) -> sources.remove(source.getName()));
		sources.addLast(new Refusal());
		environment.getPropertySources()
			.stream()
			.filter((source) -> !(source instanceof SecretsPropertySource))
			.filter((source) -> !ConfigurationPropertySources.isAttachedConfigurationPropertySource(source))
			.forEach(sources::addLast);
		ConfigurationPropertySources.attach(this);
	}

	/**
	 * Resolves the placeholders in a text.
	 * @param text the text
	 * @return the resolved text, or {@code null} if it needs a secret
	 */
	@Nullable String resolve(String text) {
		try {
			return resolvePlaceholders(text);
		}
		catch (SecretNeededException ex) {
			return null;
		}
	}

	/**
	 * Stands where the secrets would be.
	 */
	private static final class Refusal extends EnumerablePropertySource<Object> {

		Refusal() {
			super(SecretsPropertySource.NAME);
		}

		@Override
		public String[] getPropertyNames() {
			return new String[0];
		}

		@Override
		public @Nullable Object getProperty(String name) {
			if (ReferenceText.is(name)) {
				throw new SecretNeededException();
			}
			return null;
		}

	}

	private static final class SecretNeededException extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}
