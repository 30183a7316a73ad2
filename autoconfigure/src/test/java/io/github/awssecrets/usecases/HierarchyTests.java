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
package io.github.awssecrets.usecases;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Contexts with parents, and builders that are used again.
 */
class HierarchyTests {

	@RegisterExtension
	final TestApplication application = new TestApplication();

	@Test
	void childWhenParentHasReferencesResolvesThem() {
		this.application.secret("x", "#{opensesame}").yaml("value: ${secrets:x}");
		try (ConfigurableApplicationContext child = builder().child(TestApplication.Empty.class, NeedsValue.class)
			.web(WebApplicationType.NONE)
			.run()) {
			assertThat(child.getBean(NeedsValue.class).value).isEqualTo("#{opensesame}");
			assertThat(TestApplication.property(child, "value")).isEqualTo("#{opensesame}");
			((ConfigurableApplicationContext) child.getParent()).close();
		}
	}

	@Test
	void parentWhenChildIsClosedGoesOn() {
		this.application.secret("x", "opensesame").secret("y", "later").yaml("value: ${secrets:x}");
		try (ConfigurableApplicationContext parent = builder().run()) {
			new SpringApplicationBuilder(TestApplication.Empty.class).parent(parent)
				.web(WebApplicationType.NONE)
				.run()
				.close();
			assertThat(parent.getEnvironment().resolvePlaceholders("${secrets:y} ${value}"))
				.isEqualTo("later opensesame");
		}
	}

	@Test
	void childWhenItsOwnReferenceIsMissingFailsAndParentGoesOn() {
		this.application.secret("x", "opensesame").secret("y", "later").yaml("value: ${secrets:x}");
		try (ConfigurableApplicationContext parent = builder().run()) {
			assertThat(catchThrowable(() -> new SpringApplicationBuilder(TestApplication.Empty.class).parent(parent)
				.web(WebApplicationType.NONE)
				.properties("other=${secrets:absent}")
				.run())).hasMessageContaining("absent");
			assertThat(parent.getEnvironment().resolvePlaceholders("${secrets:y}")).isEqualTo("later");
		}
	}

	@Test
	void applicationWhenRunTwiceServesBoth() {
		this.application.secret("x", "opensesame").secret("y", "later").yaml("value: ${secrets:x}");
		SpringApplication spring = this.application.springApplication();
		try (ConfigurableApplicationContext first = spring.run()) {
			spring.run().close();
			assertThat(first.getEnvironment().resolvePlaceholders("${secrets:y} ${value}"))
				.isEqualTo("later opensesame");
		}
	}

	@Test
	void applicationWhenRunAgainAfterFailureStarts() {
		this.application.yaml("value: ${secrets:x}");
		SpringApplication spring = this.application.springApplication();
		assertThat(catchThrowable(spring::run)).isNotNull();
		this.application.secret("x", "opensesame");
		try (ConfigurableApplicationContext context = spring.run()) {
			assertThat(TestApplication.property(context, "value")).isEqualTo("opensesame");
		}
	}

	private SpringApplicationBuilder builder() {
		return new SpringApplicationBuilder(TestApplication.Empty.class).web(WebApplicationType.NONE)
			.properties(properties());
	}

	private Map<String, Object> properties() {
		Map<String, Object> properties = new HashMap<>(this.application.server().properties());
		properties.put("spring.config.location", this.application.directory().toUri().toString());
		return properties;
	}

	static class NeedsValue {

		private final String value;

		NeedsValue(@Value("${value}") String value) {
			this.value = value;
		}

	}

}
