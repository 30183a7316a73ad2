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
import java.util.stream.StreamSupport;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Goes through the property sources of an environment and collects the references in
 * their raw values.
 */
final class SecretUses {

	/**
	 * Repeats what has been given as arguments, and is read by nobody.
	 */
	private static final String COMMAND_LINE = "sun.java.command";

	private final ConfigurableEnvironment environment;

	private final List<ConfigurationPropertySource> sources;

	private final LiteralReferences literals;

	private final List<SecretUse> found = new ArrayList<>();

	SecretUses(ConfigurableEnvironment environment) {
		this.environment = environment;
		this.literals = new LiteralReferences(environment.getPropertySources());
		this.sources = StreamSupport.stream(ConfigurationPropertySources.get(environment).spliterator(), false)
			.toList();
	}

	List<SecretUse> find() {
		for (int i = 0; i < this.sources.size(); i++) {
			Object underlying = this.sources.get(i).getUnderlyingSource();
			if (underlying instanceof EnumerablePropertySource<?> source
					&& !(source instanceof ImportedPropertySource)) {
				collect(source, this.sources.subList(0, i));
			}
		}
		return this.found;
	}

	private void collect(EnumerablePropertySource<?> source, List<ConfigurationPropertySource> above) {
		for (String property : source.getPropertyNames()) {
			Object value = COMMAND_LINE.equals(property) ? null : source.getProperty(property);
			if (value instanceof CharSequence && value.toString().contains("${")) {
				collect(source, above, property, value.toString());
			}
		}
	}

	private void collect(EnumerablePropertySource<?> source, List<ConfigurationPropertySource> above, String property,
			String value) {
		List<ScannedReference> references = ReferenceScanner.scan(value, this.environment);
		if (references.isEmpty() || isOverridden(source, above, property)) {
			return;
		}
		for (ScannedReference reference : references) {
			if (reference.violation() == null && this.literals.find(reference.text()) != null) {
				continue;
			}
			this.found.add(new SecretUse(property, PropertySourceOrigin.get(source, property), reference.text(),
					reference.defaultOutside(), reference.violation()));
		}
	}

	/**
	 * Whether another source that comes before has a property of the same name.
	 * @param source the source
	 * @param above those before
	 * @param property the property, as it is written
	 */
	static boolean isOverridden(EnumerablePropertySource<?> source, List<ConfigurationPropertySource> above,
			String property) {
		char separator = (source instanceof SystemEnvironmentPropertySource) ? '_' : '.';
		ConfigurationPropertyName name = ConfigurationPropertyName.adapt(property, separator);
		return !name.isEmpty() && above.stream().anyMatch((other) -> other.getConfigurationProperty(name) != null);
	}

}
