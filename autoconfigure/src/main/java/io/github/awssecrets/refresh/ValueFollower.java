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

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import io.github.awssecrets.ref.SecretName;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.Ordered;

/**
 * Names the beans that were given a value which has changed since and that nobody has
 * passed the new one on to. A bean in a scope of its own, such as the refresh scope of
 * Spring Cloud, is no singleton and left out.
 */
final class ValueFollower implements Follower, Ordered {

	private final ConfigurableListableBeanFactory beanFactory;

	private final Function<Collection<SecretName>, Predicate<String>> dependents;

	private final Iterable<Follower> followers;

	ValueFollower(ConfigurableListableBeanFactory beanFactory,
			Function<Collection<SecretName>, Predicate<String>> dependents, Iterable<Follower> followers) {
		this.beanFactory = beanFactory;
		this.dependents = dependents;
		this.followers = followers;
	}

	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	@Override
	public List<String> follow(SecretsChange change) {
		Predicate<String> dependent = this.dependents
			.apply(change.secrets().stream().map(ChangedSecret::name).toList());
		List<String> needsRestart = new ArrayList<>();
		for (String name : this.beanFactory.getBeanDefinitionNames()) {
			Object bean = this.beanFactory.containsSingleton(name) ? this.beanFactory.getSingleton(name) : null;
			if (bean != null) {
				values(name, bean).stream()
					.filter((value) -> dependent.test(value.text()) && !isReached(name, value))
					.forEach((value) -> needsRestart.add("the @Value of " + value.place() + " in bean '" + name + "'"));
			}
		}
		return needsRestart;
	}

	private boolean isReached(String name, InjectedValue value) {
		for (Follower follower : this.followers) {
			if (follower.hasReached(name, value.text())) {
				return true;
			}
		}
		return false;
	}

	private List<InjectedValue> values(String name, Object bean) {
		List<InjectedValue> values = new ArrayList<>(InjectedValue.in(bean));
		if (this.beanFactory.getMergedBeanDefinition(name) instanceof RootBeanDefinition definition
				&& definition.getResolvedFactoryMethod() != null) {
			values.addAll(InjectedValue.in(definition.getResolvedFactoryMethod()));
		}
		return values;
	}

}
