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
package io.github.awssecrets.autoconfigure;

import io.github.awssecrets.aws.ClientParts;
import io.github.awssecrets.env.EnvironmentSecrets;

import org.springframework.beans.factory.BeanFactoryInitializer;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Fetches all references while the application starts, and makes sure that each has a
 * value before it is ready.
 * <p>
 * It begins as soon as it is known which beans there will be. Where some of them
 * contribute to the client, it waits until they can be created, so that nothing is asked
 * of an endpoint that they would have changed.
 */
final class SecretsPrefetch implements BeanFactoryPostProcessor,
		BeanFactoryInitializer<ConfigurableListableBeanFactory>, SmartInitializingSingleton {

	private final EnvironmentSecrets secrets;

	SecretsPrefetch(EnvironmentSecrets secrets) {
		this.secrets = secrets;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		if (this.secrets.isUsed() && !ClientParts.areIn(beanFactory)) {
			this.secrets.prefetch();
		}
	}

	@Override
	public void initialize(ConfigurableListableBeanFactory beanFactory) {
		this.secrets.validate();
		if (ClientParts.areIn(beanFactory) && this.secrets.properties().enabled()) {
			this.secrets.use(ClientParts.of(beanFactory));
			this.secrets.prefetch();
		}
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.secrets.check();
	}

}
