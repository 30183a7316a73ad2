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

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.awssecrets.aws.AwsClientSettings;
import io.github.awssecrets.aws.AwsRole;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StoreSettings}: what a store takes over from the default one.
 */
class StoreSettingsTests {

	private static final String ROLE = "arn:aws:iam::123456789012:role/reader";

	private static final String OTHER_ROLE = "arn:aws:iam::210987654321:role/auditor";

	@Test
	void storeWhenItSaysNothingTakesOverAllButThePrefix() {
		StoreSettings store = store("region", "eu-west-1", "endpoint", "http://own:1", "prefix", "shop", "role-arn",
				ROLE, "external-id", "tenant", "sts-endpoint", "http://sts:1", "role-session-name", "shop",
				"stores.a.prefix", "");
		assertThat(store.prefix()).isNullOrEmpty();
		assertThat(store.client().region()).isEqualTo("eu-west-1");
		assertThat(store.client().endpoint()).isEqualTo(URI.create("http://own:1"));
		assertThat(store.client().role()).isEqualTo(new AwsRole(ROLE, "shop", "tenant", URI.create("http://sts:1")));
	}

	@Test
	void storeWhenItHasItsOwnUsesThat() {
		StoreSettings store = store("region", "eu-west-1", "endpoint", "http://own:1", "stores.a.region", "eu-west-2",
				"stores.a.endpoint", "http://other:1", "stores.a.prefix", "audit");
		assertThat(store.name()).isEqualTo("a");
		assertThat(store.prefix()).isEqualTo("audit");
		assertThat(store.client().region()).isEqualTo("eu-west-2");
		assertThat(store.client().endpoint()).isEqualTo(URI.create("http://other:1"));
		assertThat(store.client().role()).isNull();
	}

	@Test
	void externalIdWhenStoreHasRoleOfItsOwnIsNotTakenOver() {
		StoreSettings store = store("role-arn", ROLE, "external-id", "tenant", "stores.a.role-arn", OTHER_ROLE);
		assertThat(store.client().role()).isEqualTo(new AwsRole(OTHER_ROLE, "aws-secrets", null, null));
	}

	@Test
	void roleWhenStoreHasEmptyOneIsNotTakenOver() {
		assertThat(store("role-arn", ROLE, "stores.a.role-arn", "").client().role()).isNull();
	}

	@Test
	void regionsTogetherHaveTheTimeOfARequest() {
		StoreSettings store = store("timeout", "9s", "stores.a.failover-regions", "eu-west-1,eu-north-1");
		assertThat(store.client().timeout()).isEqualTo(Duration.ofSeconds(3));
		assertThat(store.replicas()).extracting(AwsClientSettings::region).containsExactly("eu-west-1", "eu-north-1");
		assertThat(store.replicas()).extracting(AwsClientSettings::timeout).containsOnly(Duration.ofSeconds(3));
	}

	@Test
	void failoverRegionsAreNotTakenOver() {
		StoreSettings store = store("failover-regions", "eu-west-1", "stores.a.role-arn", OTHER_ROLE);
		assertThat(store.replicas()).isEmpty();
		assertThat(store.client().timeout()).isEqualTo(Duration.ofSeconds(10));
	}

	@Test
	void replicasAreReadAsTheSameRole() {
		StoreSettings store = store("stores.a.role-arn", ROLE, "stores.a.failover-regions", "eu-west-1",
				"stores.a.endpoint", "http://own:1", "stores.a.failover-endpoints.eu-west-1", "http://other:1");
		assertThat(store.replicas().get(0).role()).isEqualTo(store.client().role());
		assertThat(store.replicas().get(0).endpoint()).isEqualTo(URI.create("http://other:1"));
	}

	private static StoreSettings store(String... settings) {
		Map<String, String> properties = new LinkedHashMap<>();
		for (int i = 0; i < settings.length; i += 2) {
			properties.put("aws.secrets." + settings[i], settings[i + 1]);
		}
		SecretsProperties bound = new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("aws.secrets",
				Bindable.of(SecretsProperties.class));
		return StoreSettings.of(bound).get(1);
	}

}
