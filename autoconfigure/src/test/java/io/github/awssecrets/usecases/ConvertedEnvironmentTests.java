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

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Boot replaces the environment when properties change the type of the application.
 */
class ConvertedEnvironmentTests {

	@RegisterExtension
	final TestApplication application = new TestApplication();

	@Test
	void propertyWhenAddedToReplacedEnvironmentIsSeen() {
		this.application.secret("late/x", "found");
		this.application.yaml("spring.main.web-application-type: none")
			.customize((application) -> application.setWebApplicationType(WebApplicationType.SERVLET))
			.customize(ConvertedEnvironmentTests::addLate);
		ConfigurableApplicationContext context = this.application.run();
		assertThat(context.getEnvironment().getProperty("late.value")).isEqualTo("found");
		assertThat(this.application.server().calls()).hasSize(1);
	}

	@Test
	void referenceWhenAddedToReplacedEnvironmentIsChecked() {
		this.application.yaml("spring.main.web-application-type: none")
			.customize((application) -> application.setWebApplicationType(WebApplicationType.SERVLET))
			.customize(ConvertedEnvironmentTests::addLate);
		assertThat(this.application.fail()).hasMessageContaining("late.value");
	}

	private static void addLate(SpringApplication application) {
		application.addInitializers((context) -> context.getEnvironment()
			.getPropertySources()
			.addFirst(
					new MapPropertySource("late", Map.of("aws.secrets.prefix", "late", "late.value", "${secrets:x}"))));
	}

}
