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
package io.github.awssecrets.refresh;

import java.util.Locale;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * The name of a property as somebody wrote it, in a file or as an environment variable,
 * which is compared with canonical names as Boot's relaxed binding does.
 *
 * @param text the name
 * @since 0.1.0
 */
public record WrittenName(String text) {

	/**
	 * Whether this is the name of a property of that prefix, or the prefix itself.
	 * @param prefix the canonical prefix, an empty one being that of all properties
	 * @return whether it is below
	 */
	public boolean isBelow(String prefix) {
		if (prefix.isEmpty()) {
			return true;
		}
		ConfigurationPropertyName ancestor = ConfigurationPropertyName.adapt(prefix, '.');
		ConfigurationPropertyName name = ConfigurationPropertyName.adapt(this.text, '.');
		return ancestor.equals(name) || ancestor.isAncestorOf(name) || isVariableBelow(prefix, "")
				|| isVariableBelow(prefix, "_");
	}

	/**
	 * Whether this means a property.
	 * @param property the canonical name
	 * @return whether it is that one
	 */
	public boolean means(String property) {
		return ConfigurationPropertyName.adapt(property, '.').equals(ConfigurationPropertyName.adapt(this.text, '.'))
				|| upperCase().equals(variable(property, "")) || upperCase().equals(variable(property, "_"));
	}

	private boolean isVariableBelow(String prefix, String dash) {
		String variable = variable(prefix, dash);
		return upperCase().equals(variable) || upperCase().startsWith(variable + "_");
	}

	private String upperCase() {
		return this.text.toUpperCase(Locale.ROOT);
	}

	private static String variable(String name, String dash) {
		return name.replace("-", dash).replace('.', '_').toUpperCase(Locale.ROOT);
	}

}
