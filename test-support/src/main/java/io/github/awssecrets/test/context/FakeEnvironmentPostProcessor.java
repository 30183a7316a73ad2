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
package io.github.awssecrets.test.context;

import io.github.awssecrets.test.FakeSecretsManager;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.BootstrapRegistry.InstanceSupplier;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * Starts the server of a test before its configuration data is loaded.
 * <p>
 * A {@link FakeContextCustomizer} comes too late for
 * {@code spring.config.import=secrets:}, and nothing else of the TestContext Framework
 * comes earlier with values that are known at run time only. Spring Boot makes the test
 * class the main class of the application under test, however, so that the annotation can
 * be found from here without any state that tests would share. The server waits in the
 * bootstrap context, as this post-processor is run again when Spring Cloud refreshes an
 * environment.
 */
final class FakeEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

	private static final boolean SPRING_TEST_PRESENT = ClassUtils.isPresent(
			"org.springframework.test.context.TestContextAnnotationUtils",
			FakeEnvironmentPostProcessor.class.getClassLoader());

	private final ConfigurableBootstrapContext bootstrapContext;

	FakeEnvironmentPostProcessor(ConfigurableBootstrapContext bootstrapContext) {
		this.bootstrapContext = bootstrapContext;
	}

	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER - 1;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		FakeDefinition definition = definition(application.getMainApplicationClass());
		if (definition != null) {
			this.bootstrapContext.registerIfAbsent(FakeSecretsManager.class, InstanceSupplier.from(definition::start));
			FakeSecretsManager server = this.bootstrapContext.get(FakeSecretsManager.class);
			Assert.state(server != null, "No server has been started");
			environment.getPropertySources().addFirst(new FakePropertySource(server, definition));
		}
	}

	private @Nullable FakeDefinition definition(@Nullable Class<?> mainClass) {
		return (SPRING_TEST_PRESENT && mainClass != null) ? FakeDefinition.of(mainClass) : null;
	}

}
