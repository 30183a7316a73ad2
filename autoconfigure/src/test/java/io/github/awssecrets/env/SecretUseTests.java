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
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretUse} and {@link SecretUses}.
 */
class SecretUseTests {

	private final StandardEnvironment environment = new StandardEnvironment();

	@Test
	void inFindsPropertyWithItsPlace() throws Exception {
		add(yaml("spring:\n  datasource:\n    password: ${secrets:db#password}\n"));
		assertThat(SecretUse.in(this.environment)).singleElement().satisfies((use) -> {
			assertThat(use.property()).isEqualTo("spring.datasource.password");
			assertThat(use.reference()).isEqualTo("db#password");
			assertThat(use.describe()).isEqualTo("'spring.datasource.password' at application.yaml:3:15");
		});
	}

	@Test
	void describeWhenPlaceIsNotInAFileNamesTheSource() {
		add(new MapPropertySource("commandLineArgs", Map.of("a", "${secrets:x}")));
		assertThat(SecretUse.in(this.environment)).extracting(SecretUse::describe)
			.containsExactly("'a' at commandLineArgs");
	}

	@Test
	void inLeavesOutPropertyThatAnotherSourceOverrides() {
		add(new MapPropertySource("lower", Map.of("spring.datasource.password", "${secrets:db}", "b", "${secrets:b}")));
		addFirst(new MapPropertySource("upper", Map.of("spring.datasource.password", "local")));
		assertThat(SecretUse.in(this.environment)).extracting(SecretUse::property).containsExactly("b");
	}

	@Test
	void inLeavesOutPropertyThatAnEnvironmentVariableOverrides() {
		add(new MapPropertySource("lower", Map.of("spring.datasource.password", "${secrets:db}")));
		addFirst(new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
				Map.of("SPRING_DATASOURCE_PASSWORD", "local")));
		assertThat(SecretUse.in(this.environment)).isEmpty();
	}

	@Test
	void inFindsEnvironmentVariableThatOverrides() {
		add(new MapPropertySource("lower", Map.of("spring.datasource.password", "${secrets:db}")));
		addFirst(new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
				Map.of("SPRING_DATASOURCE_PASSWORD", "${secrets:other}")));
		assertThat(SecretUse.in(this.environment)).extracting(SecretUse::reference).containsExactly("other");
	}

	@Test
	void inFindsPropertiesOfListsAndMapsInOrder() {
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put("keys[0]", "${secrets:a}");
		properties.put("keys[1]", "${secrets:b} ${secrets:c}");
		properties.put("map.[x/y]", "${secrets:d}");
		add(new MapPropertySource("properties", properties));
		assertThat(SecretUse.in(this.environment)).extracting(SecretUse::reference).containsExactly("a", "b", "c", "d");
	}

	@Test
	void inAsksOurOwnSourceNothing() {
		add(new MapPropertySource("properties", Map.of("a", "${secrets:x}")));
		EnvironmentSecrets.install(this.environment,
				new SecretsRuntimes(new org.springframework.boot.bootstrap.DefaultBootstrapContext()));
		ConfigurationPropertySources.attach(this.environment);
		assertThat(SecretUse.in(this.environment)).hasSize(1);
	}

	private void add(PropertySource<?> source) {
		this.environment.getPropertySources().addLast(source);
	}

	private void addFirst(PropertySource<?> source) {
		this.environment.getPropertySources().remove(source.getName());
		this.environment.getPropertySources().addFirst(source);
	}

	private static PropertySource<?> yaml(String text) throws Exception {
		Resource resource = new ByteArrayResource(text.getBytes()) {

			@Override
			public String getFilename() {
				return "application.yaml";
			}

		};
		List<PropertySource<?>> sources = new YamlPropertySourceLoader().load("application", resource);
		return sources.get(0);
	}

}
