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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.ssl.SslProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.DefaultResourceLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Follower#sslBundles}. A bundle without a key can be made, one whose
 * key is no key can't.
 */
class SslBundleFollowerTests {

	private final StandardEnvironment environment = new StandardEnvironment();

	private final Map<String, Object> properties = new TreeMap<>();

	private final DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry();

	private final List<String> updated = new ArrayList<>();

	@Test
	void followReloadsTheBundlesThatDependOnTheChange() {
		set("spring.ssl.bundle.pem.web.key.alias", "a");
		set("spring.ssl.bundle.pem.other.key.alias", "b");
		set("spring.ssl.bundle.jks.store.keystore.password", "c");
		assertThat(follow("spring.ssl.bundle.pem.web.key.alias", "spring.ssl.bundle.jks.store.keystore.password"))
			.isEmpty();
		assertThat(this.updated).containsExactlyInAnyOrder("web", "store");
	}

	@Test
	void followWhenBundlesFailReloadsTheOthersAndNamesEach() {
		set("spring.ssl.bundle.pem.a.keystore.certificate", "hunter2");
		set("spring.ssl.bundle.pem.b.key.alias", "b");
		set("spring.ssl.bundle.jks.c.keystore.location", "file:/hunter2");
		set("spring.ssl.bundle.jks.d.key.alias", "d");
		List<String> needsRestart = follow(this.properties.keySet().toArray(String[]::new));
		assertThat(this.updated).containsExactlyInAnyOrder("b", "d");
		assertThat(needsRestart).hasSize(2)
			.anyMatch((named) -> named.matches("the SSL bundle 'a', which failed with [\\w.]+Exception"))
			.anyMatch((named) -> named.matches("the SSL bundle 'c', which failed with [\\w.]+Exception"));
	}

	@Test
	void followWhenListenerOfBundleFailsReloadsTheOthersAndNamesIt() {
		set("spring.ssl.bundle.pem.a.key.alias", "a");
		set("spring.ssl.bundle.pem.b.key.alias", "b");
		register();
		this.bundles.addBundleUpdateHandler("a", (bundle) -> {
			throw new IllegalStateException("hunter2");
		});
		assertThat(follow("spring.ssl.bundle.pem.a.key.alias", "spring.ssl.bundle.pem.b.key.alias"))
			.containsExactly("the SSL bundle 'a', which failed with java.lang.IllegalStateException");
		assertThat(this.updated).contains("b");
	}

	@ParameterizedTest
	@CsvSource({ "spring.ssl.bundle.pem.myBundle.key.alias, spring.ssl.bundle.pem.myBundle.key.alias",
			"spring.ssl.bundle.pem.my-bundle.key.alias, spring.ssl.bundle.pem.my-bundle.key.alias",
			"spring.ssl.bundle.pem.[my.bundle].key.alias, spring.ssl.bundle.pem.[my.bundle].key.alias",
			"SPRING_SSL_BUNDLE_PEM_WEB_KEY_ALIAS, SPRING_SSL_BUNDLE_PEM_WEB_KEY_ALIAS" })
	void followWhenNameIsUnusualReloadsItToo(String property, String changed) {
		set(property, "a");
		assertThat(follow(changed)).isEmpty();
		assertThat(this.updated).hasSize(1);
	}

	@Test
	void followWhenNothingOfBundlesChangedDoesNothing() {
		set("spring.ssl.bundle.pem.web.key.alias", "a");
		assertThat(follow("spring.ssl.bundle.watch.file.quiet-period", "app.password")).isEmpty();
		assertThat(this.updated).isEmpty();
	}

	private void set(String name, String value) {
		this.properties.put(name, value);
	}

	private void register() {
		this.environment.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource(
					"test-" + StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, this.properties));
		ConfigurationPropertySources.attach(this.environment);
		SslProperties.Bundles bound = Binder.get(this.environment)
			.bindOrCreate("spring.ssl", SslProperties.class)
			.getBundle();
		List<String> names = new ArrayList<>(bound.getPem().keySet());
		names.addAll(bound.getJks().keySet());
		names.forEach((name) -> this.bundles.registerBundle(name, SslBundle.of(null)));
		names.forEach((name) -> this.bundles.addBundleUpdateHandler(name, (bundle) -> this.updated.add(name)));
	}

	private List<String> follow(String... changed) {
		if (this.bundles.getBundleNames().isEmpty()) {
			register();
		}
		return Follower
			.sslBundles(this.bundles, this.bundles, this.environment, new DefaultResourceLoader(), BindHandler.DEFAULT)
			.follow(new SecretsChange(List.of(), new TreeSet<>(List.of(changed))));
	}

}
