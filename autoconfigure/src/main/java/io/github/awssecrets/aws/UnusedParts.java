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
package io.github.awssecrets.aws;

import java.util.List;
import java.util.Objects;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;

/**
 * Keeps what a client of AWS is built of unused for as long as nobody needs one.
 * <p>
 * Spring Cloud AWS makes its provider of credentials, its provider of the Region and what
 * goes with them when the application starts, also where no bean asks for them. They
 * become lazy. And Spring looks for listeners among the methods of each bean, which loads
 * the requests and answers of all operations that a client has. It is told not to look at
 * the client of this project.
 *
 * @since 0.1.0
 */
public final class UnusedParts implements BeanFactoryPostProcessor {

	private static final List<String> EAGER = List.of(
			"io.awspring.cloud.autoconfigure.core.CredentialsProviderAutoConfiguration",
			"io.awspring.cloud.autoconfigure.core.RegionProviderAutoConfiguration",
			"io.awspring.cloud.autoconfigure.core.AwsAutoConfiguration");

	private static final String CLIENT_ORIGIN = "io.github.awssecrets.autoconfigure.SecretsAutoConfiguration";

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		for (String name : beanFactory.getBeanDefinitionNames()) {
			BeanDefinition definition = beanFactory.getBeanDefinition(name);
			if (EAGER.contains(name) || EAGER.contains(String.valueOf(definition.getFactoryBeanName()))) {
				makeLazy(definition);
			}
		}
		for (String name : beanFactory.getBeanNamesForType(SecretsManagerClient.class, true, false)) {
			hideMethods(beanFactory, name);
		}
	}

	/**
	 * Whoever has said already how it is to be has decided.
	 */
	private static void makeLazy(BeanDefinition definition) {
		if (definition instanceof AbstractBeanDefinition bean && bean.getLazyInit() == null) {
			bean.setLazyInit(true);
		}
	}

	private static void hideMethods(ConfigurableListableBeanFactory beanFactory, String name) {
		if (beanFactory.containsBeanDefinition(name)) {
			BeanDefinition definition = beanFactory.getBeanDefinition(name);
			if (Objects.equals(definition.getFactoryBeanName(), CLIENT_ORIGIN)) {
				definition.setAttribute(AutoProxyUtils.ORIGINAL_TARGET_CLASS_ATTRIBUTE, Object.class);
			}
		}
	}

}
