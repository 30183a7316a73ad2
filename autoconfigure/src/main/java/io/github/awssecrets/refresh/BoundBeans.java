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

import java.util.Arrays;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The {@code @ConfigurationProperties} beans that exist. None is created for it.
 *
 * @param context holds the beans
 */
record BoundBeans(ConfigurableApplicationContext context) {

	Stream<ConfigurationPropertiesBean> stream() {
		return Arrays.stream(this.context.getBeanFactory().getBeanDefinitionNames())
			.flatMap((name) -> Stream.ofNullable(properties(name)));
	}

	private @Nullable ConfigurationPropertiesBean properties(String name) {
		ConfigurableListableBeanFactory beanFactory = this.context.getBeanFactory();
		Object bean = beanFactory.containsSingleton(name) ? beanFactory.getSingleton(name) : null;
		return (bean != null) ? ConfigurationPropertiesBean.get(this.context, target(bean), name) : null;
	}

	private static Object target(Object bean) {
		@Nullable Object target = AopProxyUtils.getSingletonTarget(bean);
		return (target != null) ? target : bean;
	}

}
