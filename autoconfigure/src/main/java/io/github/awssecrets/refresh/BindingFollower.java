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

import java.util.List;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.InitDestroyAnnotationBeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindingPostProcessor;
import org.springframework.boot.context.properties.bind.BindMethod;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/**
 * Binds beans again that depend on a change.
 * <p>
 * A bean is never destroyed for it. One without anything to destroy is initialized again,
 * so that it can derive what it derives from its properties.
 */
final class BindingFollower implements Follower, Ordered {

	private final ConfigurableApplicationContext context;

	BindingFollower(ConfigurableApplicationContext context) {
		this.context = context;
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public List<String> follow(SecretsChange change) {
		return new BoundBeans(this.context).stream()
			.flatMap((properties) -> follow(properties, change).stream())
			.toList();
	}

	private List<String> follow(ConfigurationPropertiesBean properties, SecretsChange change) {
		if (PoolSettings.are(properties)) {
			return new PoolSettings(properties).missOut(change)
					? List.of(describe("the settings of the connection pool", properties)) : List.of();
		}
		Object bean = properties.getInstance();
		if (bean == null || !change.isBelow(properties.getAnnotation().prefix())) {
			return List.of();
		}
		if (properties.asBindTarget().getBindMethod() == BindMethod.VALUE_OBJECT) {
			return List.of(describe("the constructor-bound properties", properties));
		}
		try {
			bind(bean, properties.getName());
			return List.of();
		}
		catch (Exception ex) {
			return List
				.of(describe("the properties", properties) + ", where binding failed with " + ex.getClass().getName());
		}
	}

	private void bind(Object bean, String name) throws Exception {
		ConfigurableListableBeanFactory beanFactory = this.context.getBeanFactory();
		beanFactory
			.getBean(ConfigurationPropertiesBindingPostProcessor.BEAN_NAME,
					ConfigurationPropertiesBindingPostProcessor.class)
			.postProcessBeforeInitialization(bean, name);
		List<InitDestroyAnnotationBeanPostProcessor> callbacks = beanFactory
			.getBeanProvider(InitDestroyAnnotationBeanPostProcessor.class)
			.stream()
			.toList();
		if (bean instanceof DisposableBean || bean instanceof AutoCloseable
				|| callbacks.stream().anyMatch((callback) -> callback.requiresDestruction(bean))) {
			return;
		}
		callbacks.forEach((callback) -> callback.postProcessBeforeInitialization(bean, name));
		if (bean instanceof InitializingBean initializing) {
			initializing.afterPropertiesSet();
		}
	}

	private static String describe(String what, ConfigurationPropertiesBean properties) {
		return what + " '" + properties.getAnnotation().prefix() + "' in bean '" + properties.getName() + "'";
	}

}
