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

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.bootstrap.BootstrapContext;

/**
 * What an application contributes to the client by itself, as it does to the clients of
 * Spring Cloud AWS: a provider of credentials or of the Region, connection details,
 * customizers, or a client of its own.
 *
 * @since 0.1.0
 */
public interface ClientParts {

	/**
	 * The part of a type.
	 * @param <T> the type
	 * @param type the type
	 * @return the part, or {@code null} if the application has none
	 */
	<T> @Nullable T one(Class<T> type);

	/**
	 * All parts of a type.
	 * @param <T> the type
	 * @param type the type
	 * @return the parts in the order in which they apply
	 */
	<T> Stream<T> all(Class<T> type);

	/**
	 * The parts that are registered while the application bootstraps.
	 * @param context the bootstrap context, asked when a client is built
	 * @return the parts
	 */
	static ClientParts of(BootstrapContext context) {
		return new BootstrapParts(context);
	}

	/**
	 * The parts that are beans of the application. Those that do not exist yet are
	 * created.
	 * @param beans the beans
	 * @return the parts
	 */
	static ClientParts of(ConfigurableListableBeanFactory beans) {
		return new BeanParts(beans);
	}

	/**
	 * Whether any part is a bean of the application. Creates none.
	 * @param beans the beans
	 * @return whether there is any
	 */
	static boolean areIn(ConfigurableListableBeanFactory beans) {
		return BeanParts.areIn(beans);
	}

}
