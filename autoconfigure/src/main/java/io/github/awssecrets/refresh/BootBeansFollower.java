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
import java.util.Set;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.boot.context.properties.bind.BindMethod;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.type.MethodMetadata;
import org.springframework.util.ClassUtils;

/**
 * Names Boot's own properties that depend on a change where Boot has made beans of them.
 * Such beans, a mail sender or the connections to Redis, copy what they need while they
 * are made, and do not look at the properties again. Where one of them is in the refresh
 * scope they are left out, and where another follower says that it has passed the value
 * on. Connection pools and SSL bundles have followers that say so themselves.
 */
final class BootBeansFollower implements Follower, Ordered {

	private static final String BOOT = "org.springframework.boot.";

	private static final Set<String> FOLLOWED = Set.of("spring.datasource", "spring.ssl");

	private final ConfigurableApplicationContext context;

	private final Iterable<Follower> followers;

	BootBeansFollower(ConfigurableApplicationContext context, Iterable<Follower> followers) {
		this.context = context;
		this.followers = followers;
	}

	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	@Override
	public List<String> follow(SecretsChange change) {
		return new BoundBeans(this.context).stream()
			.filter((properties) -> isCopied(properties, change))
			.map((properties) -> "what was made of the properties '" + prefix(properties) + "'")
			.toList();
	}

	private boolean isCopied(ConfigurationPropertiesBean properties, SecretsChange change) {
		String prefix = prefix(properties);
		String type = properties.asBindTarget().getType().toClass().getName();
		return type.startsWith(BOOT) && properties.asBindTarget().getBindMethod() == BindMethod.JAVA_BEAN
				&& !FOLLOWED.contains(prefix) && change.isBelow(prefix) && isUsedUp(ClassUtils.getPackageName(type))
				&& !isReached(properties.getName(), prefix);
	}

	private static String prefix(ConfigurationPropertiesBean properties) {
		return properties.getAnnotation().prefix();
	}

	/**
	 * Whether the auto-configuration next to the properties has made beans, and none that
	 * are made again.
	 */
	private boolean isUsedUp(String autoConfiguration) {
		ConfigurableListableBeanFactory beanFactory = this.context.getBeanFactory();
		boolean usedUp = false;
		for (String name : beanFactory.getBeanDefinitionNames()) {
			BeanDefinition definition = beanFactory.getBeanDefinition(name);
			if (isMadeBy(autoConfiguration, definition)) {
				if (!definition.isSingleton() && !definition.isPrototype()) {
					return false;
				}
				usedUp = usedUp || beanFactory.containsSingleton(name);
			}
		}
		return usedUp;
	}

	private static boolean isMadeBy(String autoConfiguration, BeanDefinition definition) {
		MethodMetadata method = (definition instanceof AnnotatedBeanDefinition annotated)
				? annotated.getFactoryMethodMetadata() : null;
		return method != null && (ClassUtils.getPackageName(method.getDeclaringClassName()) + ".")
			.startsWith(autoConfiguration + ".");
	}

	private boolean isReached(String name, String prefix) {
		for (Follower follower : this.followers) {
			if (follower.hasReached(name, prefix)) {
				return true;
			}
		}
		return false;
	}

}
