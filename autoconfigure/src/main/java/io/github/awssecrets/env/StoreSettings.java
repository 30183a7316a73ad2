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
package io.github.awssecrets.env;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.awssecrets.aws.AwsClientSettings;
import io.github.awssecrets.aws.AwsRole;
import io.github.awssecrets.ref.SecretNaming;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * What a store is made of, with all that it takes over from the default store. The prefix
 * is not among that: another account has names of its own.
 *
 * @param name the name, empty for the default store
 * @param prefix what stands before each path, if anything
 * @param client the settings of its client
 * @param replicas the settings of the clients for other Regions, in the order in which
 * they are asked
 */
record StoreSettings(String name, @Nullable String prefix, AwsClientSettings client, List<AwsClientSettings> replicas) {

	/**
	 * All stores, the default one first.
	 */
	static List<StoreSettings> of(SecretsProperties properties) {
		AwsRole role = role(properties, properties.roleArn(), properties.externalId());
		List<StoreSettings> stores = new ArrayList<>();
		stores.add(of("", new SecretsProperties.Store(properties.prefix(), null, null, properties.failoverRegions(),
				properties.failoverEndpoints(), null, null), properties, role));
		properties.stores().forEach((name, store) -> stores.add(of(name, store, properties, role)));
		return stores;
	}

	/**
	 * The rules of names.
	 */
	SecretNaming naming(List<String> allowedArns) {
		return this.name.isEmpty() ? SecretNaming.of(this.prefix, allowedArns)
				: SecretNaming.of(this.name, this.prefix, allowedArns);
	}

	private static StoreSettings of(String name, SecretsProperties.Store store, SecretsProperties properties,
			@Nullable AwsRole inherited) {
		AwsRole role = (store.roleArn() != null) ? role(properties, store.roleArn(), store.externalId()) : inherited;
		// All Regions together have the time of a request.
		Duration timeout = properties.timeout().dividedBy(1 + store.failoverRegions().size());
		AwsClientSettings client = new AwsClientSettings(
				StringUtils.hasText(store.region()) ? store.region() : properties.region(),
				(store.endpoint() != null) ? store.endpoint() : properties.endpoint(), timeout, role);
		return new StoreSettings(name, store.prefix(), client, store.failoverRegions()
			.stream()
			.map((region) -> new AwsClientSettings(region, store.failoverEndpoints().get(region), timeout, role))
			.toList());
	}

	private static @Nullable AwsRole role(SecretsProperties properties, @Nullable String arn,
			@Nullable String externalId) {
		return StringUtils.hasText(arn) ? new AwsRole(arn, properties.roleSessionName(),
				StringUtils.hasText(externalId) ? externalId : null, properties.stsEndpoint()) : null;
	}

}
