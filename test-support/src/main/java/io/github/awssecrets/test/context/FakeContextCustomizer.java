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

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Makes the server a bean of the context, and has it closed as the last one. It also
 * starts the server where no application of Spring Boot has done so.
 *
 * @param definition what the test wants; part of the key by which contexts are cached
 */
record FakeContextCustomizer(FakeDefinition definition) implements ContextCustomizer {

	private static final String BEAN_NAME = "fakeSecretsManager";

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration mergedConfig) {
		FakeSecretsManager server = server(context.getEnvironment());
		DefaultListableBeanFactory beanFactory = (DefaultListableBeanFactory) context.getBeanFactory();
		beanFactory.registerSingleton(BEAN_NAME, server);
		beanFactory.registerDisposableBean(BEAN_NAME, server::close);
	}

	private FakeSecretsManager server(ConfigurableEnvironment environment) {
		FakeSecretsManager running = FakePropertySource.serverOf(environment);
		if (running != null) {
			return running;
		}
		FakeSecretsManager server = this.definition.start();
		environment.getPropertySources().addFirst(new FakePropertySource(server, this.definition));
		return server;
	}

}
