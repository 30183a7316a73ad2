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
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.PropertySources;

/**
 * The properties of the literal name {@code secrets:path}, each of which is used instead
 * of the secret: the override for tests and for a laptop. It stands for every way to
 * write the reference, also with {@code @} and with a default.
 */
final class LiteralReferences {

	private final PropertySources sources;

	LiteralReferences(PropertySources sources) {
		this.sources = sources;
	}

	/**
	 * The value that is used instead of a secret.
	 * @param reference the reference, without {@code secrets:}
	 * @return the value of the first property of that name, or {@code null} if there is
	 * none
	 */
	@Nullable Object find(String reference) {
		Object value = property(reference);
		return (value == null && reference.indexOf(':') != -1) ? property(ReferenceText.withoutDefault(reference))
				: value;
	}

	private @Nullable Object property(String reference) {
		String name = ReferenceText.literal(reference);
		for (PropertySource<?> source : this.sources) {
			Object value = asksBack(source) ? null : source.getProperty(name);
			if (value != null) {
				return value;
			}
		}
		return null;
	}

	private static boolean asksBack(PropertySource<?> source) {
		return source instanceof SecretsPropertySource
				|| ConfigurationPropertySources.isAttachedConfigurationPropertySource(source);
	}

}
