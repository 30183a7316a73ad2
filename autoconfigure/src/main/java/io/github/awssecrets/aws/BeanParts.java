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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.awspring.cloud.autoconfigure.AwsSyncClientCustomizer;
import io.awspring.cloud.autoconfigure.config.secretsmanager.SecretsManagerClientCustomizer;
import io.awspring.cloud.autoconfigure.core.AwsConnectionDetails;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;

/**
 * The beans of an application that contribute to the client. Those that Spring Cloud AWS
 * and this project configure by themselves are none: what they do, properties do as well.
 */
final class BeanParts implements ClientParts {

	private static final List<Class<?>> SINGLE = List.of(SecretsManagerClient.class, AwsCredentialsProvider.class,
			AwsRegionProvider.class, AwsConnectionDetails.class);

	private static final List<Class<?>> SEVERAL = List.of(AwsSyncClientCustomizer.class,
			SecretsManagerClientCustomizer.class);

	private static final List<String> OWN = List.of("io.awspring.cloud.autoconfigure.",
			"io.github.awssecrets.autoconfigure.");

	private final Map<Class<?>, List<?>> beans = new LinkedHashMap<>();

	/**
	 * Creates the parts, and the beans where they don't exist yet.
	 * @param factory where the beans are
	 * @throws org.springframework.beans.factory.NoUniqueBeanDefinitionException if there
	 * are several of a kind, and none of them is the one that would be injected
	 */
	BeanParts(ConfigurableListableBeanFactory factory) {
		for (Class<?> type : SINGLE) {
			if (isContributed(factory, type)) {
				this.beans.put(type, Stream.ofNullable(factory.getBeanProvider(type).getIfAvailable()).toList());
			}
		}
		for (Class<?> type : SEVERAL) {
			this.beans.put(type, factory.getBeanProvider(type).orderedStream().toList());
		}
	}

	/**
	 * Whether there are such beans. Creates none.
	 */
	static boolean areIn(ConfigurableListableBeanFactory factory) {
		return Stream.concat(SINGLE.stream(), SEVERAL.stream()).anyMatch((type) -> isContributed(factory, type));
	}

	@Override
	public <T> @Nullable T one(Class<T> type) {
		return all(type).findFirst().orElse(null);
	}

	@Override
	public <T> Stream<T> all(Class<T> type) {
		return this.beans.getOrDefault(type, List.of()).stream().map(type::cast);
	}

	private static boolean isContributed(ConfigurableListableBeanFactory factory, Class<?> type) {
		return Stream.of(factory.getBeanNamesForType(type, true, false)).anyMatch((name) -> !isOwn(factory, name));
	}

	/**
	 * Whether a bean is no contribution of the application, or one for others alone.
	 */
	private static boolean isOwn(ConfigurableListableBeanFactory factory, String name) {
		if (!factory.containsBeanDefinition(name)) {
			return false;
		}
		BeanDefinition definition = factory.getBeanDefinition(name);
		if (!definition.isAutowireCandidate()
				|| (definition instanceof AbstractBeanDefinition bean && !bean.isDefaultCandidate())) {
			return true;
		}
		String origin = definition.getFactoryBeanName();
		if (origin == null && definition.getFactoryMethodName() != null) {
			origin = definition.getBeanClassName();
		}
		// One that was registered by code has neither, and is known by its own type
		// alone.
		return origin != null && OWN.stream().anyMatch(origin::startsWith);
	}

}
