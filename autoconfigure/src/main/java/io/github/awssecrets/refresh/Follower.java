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

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import io.github.awssecrets.ref.SecretName;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/**
 * Something in the application that follows a secret when that changes: beans that are
 * bound again, a connection pool, an SSL bundle. Followers are called one after the
 * other, in their {@link org.springframework.core.annotation.Order order}, by whichever
 * thread took the change in.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Follower {

	/**
	 * Takes a change in.
	 * @param change what changed
	 * @return what depends on it and can't follow without a restart, each in a few words
	 * with the name of the bean; usually nothing
	 */
	List<String> follow(SecretsChange change);

	/**
	 * Whether what was made with an older value uses the latest one all the same, because
	 * this follower has passed it on. Asked after a change, so that it is not said to
	 * need a restart.
	 * @param bean the name of a bean with a {@code @Value}, or of the properties that
	 * Boot has made something of
	 * @param text the text of the {@code @Value}, with placeholders, or the prefix of the
	 * properties, such as {@code spring.mail}
	 * @return whether the bean is up to date, by default not
	 */
	default boolean hasReached(String bean, String text) {
		return false;
	}

	/**
	 * The follower that binds {@code @ConfigurationProperties} beans again, those alone
	 * that depend on a change. Beans that do not exist yet are left to be created with
	 * the new values.
	 * @param context holds the beans
	 * @return a follower that names the constructor-bound ones among them
	 */
	static Follower configurationProperties(ConfigurableApplicationContext context) {
		return new BindingFollower(context);
	}

	/**
	 * The follower that names the beans with a {@code @Value} that depends on a change.
	 * Those are left out that are created again for whoever asks for them, and those that
	 * another follower {@link #hasReached has reached}.
	 * @param beanFactory holds the beans
	 * @param dependents makes a test for texts that depend on secrets
	 * @param followers all followers
	 * @return the follower
	 */
	static Follower values(ConfigurableListableBeanFactory beanFactory,
			Function<Collection<SecretName>, Predicate<String>> dependents, Iterable<Follower> followers) {
		return new ValueFollower(beanFactory, dependents, followers);
	}

	/**
	 * The follower that names Boot's own properties that depend on a change, where Boot
	 * has made beans of them that keep a copy. Those are left out that another follower
	 * {@link #hasReached has reached}, and those of which something is in the refresh
	 * scope of Spring Cloud.
	 * @param context holds the beans
	 * @param followers all followers
	 * @return the follower
	 */
	static Follower bootBeans(ConfigurableApplicationContext context, Iterable<Follower> followers) {
		return new BootBeansFollower(context, followers);
	}

	/**
	 * The follower that reloads the SSL bundles that depend on a change, and names those
	 * that can't be made of the new material.
	 * @param bundles knows the bundles
	 * @param registry changes them
	 * @param environment holds the properties that they are made of
	 * @param resources loads what those refer to
	 * @param handler accompanies the binding of those properties, and may refuse a value
	 * @return the follower
	 */
	static Follower sslBundles(SslBundles bundles, SslBundleRegistry registry, Environment environment,
			ResourceLoader resources, BindHandler handler) {
		return new SslBundleFollower(bundles, registry, environment, resources, handler);
	}

}
