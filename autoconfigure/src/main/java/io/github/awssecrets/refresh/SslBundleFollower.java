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
import java.util.stream.Collectors;

import org.springframework.boot.autoconfigure.ssl.JksSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.PemSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.PropertiesSslBundle;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/**
 * Reloads the SSL bundles that depend on a change. Whoever uses such a bundle and can
 * change it, as a web server can, is told by Boot. A bundle that can't be made of the new
 * material stays what it was.
 */
final class SslBundleFollower implements Follower, Ordered {

	private static final ConfigurationPropertyName PEM = ConfigurationPropertyName.of("spring.ssl.bundle.pem");

	private static final ConfigurationPropertyName JKS = ConfigurationPropertyName.of("spring.ssl.bundle.jks");

	private final SslBundleRegistry bundles;

	private final Environment environment;

	private final ResourceLoader resources;

	SslBundleFollower(SslBundleRegistry bundles, Environment environment, ResourceLoader resources) {
		this.bundles = bundles;
		this.environment = environment;
		this.resources = resources;
	}

	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	@Override
	public List<String> follow(SecretsChange change) {
		for (String name : bundles(change, PEM)) {
			PemSslBundleProperties properties = bind(PEM.append(name), PemSslBundleProperties.class);
			update(name, PropertiesSslBundle.get(properties, this.resources));
		}
		for (String name : bundles(change, JKS)) {
			JksSslBundleProperties properties = bind(JKS.append(name), JksSslBundleProperties.class);
			update(name, PropertiesSslBundle.get(properties, this.resources));
		}
		return List.of();
	}

	/**
	 * The bundle is made in full first, so that what is wrong with it is found before
	 * anybody uses it.
	 */
	private void update(String name, SslBundle bundle) {
		bundle.createSslContext();
		this.bundles.updateBundle(name, bundle);
	}

	private <T> T bind(ConfigurationPropertyName prefix, Class<T> type) {
		return Binder.get(this.environment).bindOrCreate(prefix, Bindable.of(type), null);
	}

	private static Set<String> bundles(SecretsChange change, ConfigurationPropertyName kind) {
		return change.properties()
			.stream()
			.map((property) -> ConfigurationPropertyName.adapt(property, '.'))
			.filter((name) -> kind.isAncestorOf(name))
			.map((name) -> name.getElement(kind.getNumberOfElements(), ConfigurationPropertyName.Form.ORIGINAL))
			.collect(Collectors.toSet());
	}

}
