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
import java.util.function.Supplier;

import org.springframework.boot.autoconfigure.ssl.JksSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.PemSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.PropertiesSslBundle;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/**
 * Reloads the SSL bundles that depend on a change. Whoever uses such a bundle and can
 * change it, as a web server can, is told by Boot. A bundle that can't be made of the new
 * material stays what it was and is named.
 */
final class SslBundleFollower implements Follower, Ordered {

	private static final String PEM = "spring.ssl.bundle.pem.";

	private static final String JKS = "spring.ssl.bundle.jks.";

	private final SslBundles bundles;

	private final SslBundleRegistry registry;

	private final Environment environment;

	private final ResourceLoader resources;

	private final BindHandler handler;

	SslBundleFollower(SslBundles bundles, SslBundleRegistry registry, Environment environment, ResourceLoader resources,
			BindHandler handler) {
		this.bundles = bundles;
		this.registry = registry;
		this.environment = environment;
		this.resources = resources;
		this.handler = handler;
	}

	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	@Override
	public List<String> follow(SecretsChange change) {
		List<String> needsRestart = new ArrayList<>();
		for (String name : this.bundles.getBundleNames()) {
			if (change.isBelow(PEM + element(name))) {
				reload(name, () -> pem(name), needsRestart);
			}
			if (change.isBelow(JKS + element(name))) {
				reload(name, () -> jks(name), needsRestart);
			}
		}
		return needsRestart;
	}

	/**
	 * The bundle is made in full first, so that what is wrong with it is found before
	 * anybody uses it. One that fails does not keep the others from being reloaded.
	 */
	private void reload(String name, Supplier<SslBundle> material, List<String> needsRestart) {
		try {
			SslBundle bundle = material.get();
			bundle.createSslContext();
			this.registry.updateBundle(name, bundle);
		}
		catch (RuntimeException ex) {
			needsRestart.add("the SSL bundle '" + name + "', which failed with " + ex.getClass().getName());
		}
	}

	private SslBundle pem(String name) {
		return PropertiesSslBundle.get(bind(PEM + element(name), PemSslBundleProperties.class), this.resources);
	}

	private SslBundle jks(String name) {
		return PropertiesSslBundle.get(bind(JKS + element(name), JksSslBundleProperties.class), this.resources);
	}

	private <T> T bind(String prefix, Class<T> type) {
		return Binder.get(this.environment)
			.bindOrCreate(ConfigurationPropertyName.adapt(prefix, '.'), Bindable.of(type), this.handler);
	}

	private static String element(String name) {
		return (name.indexOf('.') != -1) ? "[" + name + "]" : name;
	}

}
