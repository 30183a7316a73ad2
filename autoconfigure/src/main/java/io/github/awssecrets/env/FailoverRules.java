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
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * What the settings of Regions to fail over to have to comply with.
 */
final class FailoverRules {

	private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z0-9]+)+");

	private final SecretsProperties properties;

	private final Map<String, Object> springCloudAws;

	private final SecretsSettings.Origins origins;

	/**
	 * Creates the rules.
	 * @param properties the properties of this project
	 * @param springCloudAws those of Spring Cloud AWS that its client depends on
	 * @param origins where properties were written
	 */
	FailoverRules(SecretsProperties properties, Map<String, Object> springCloudAws, SecretsSettings.Origins origins) {
		this.properties = properties;
		this.springCloudAws = springCloudAws;
		this.origins = origins;
	}

	/**
	 * Checks all of them.
	 * @throws InvalidSecretsSettingException if one is invalid, or two contradict each
	 * other
	 */
	void check() {
		String region = ConfiguredRegion.of(this.properties.region(), this.springCloudAws);
		String endpoint = firstText(text(this.properties.endpoint()),
				ConfiguredRegion.setting(this.springCloudAws, "secretsmanager", "endpoint"),
				text(this.springCloudAws.get("endpoint")));
		check("", this.properties.failoverRegions(), this.properties.failoverEndpoints(), region, endpoint);
		this.properties.stores()
			.forEach((name, store) -> check("stores." + name + ".", store.failoverRegions(), store.failoverEndpoints(),
					firstText(store.region(), region), firstText(text(store.endpoint()), endpoint)));
	}

	private void check(String at, List<String> regions, Map<String, URI> endpoints, @Nullable String primary,
			@Nullable String endpoint) {
		Set<String> seen = new HashSet<>();
		for (String region : regions) {
			if (!REGION.matcher(region).matches()) {
				throw invalid(at, region, "the name of a Region is like eu-west-1");
			}
			if (region.equals(primary)) {
				throw invalid(at, region, "secrets are read from there in any case, so it is no other Region");
			}
			if (!seen.add(region)) {
				throw invalid(at, region, "it is named twice");
			}
			if (endpoint != null && !endpoints.containsKey(region)) {
				throw invalid(at, region, "the endpoint " + endpoint + " is that of one Region, so aws.secrets." + at
						+ "failover-endpoints." + region + " has to be set as well");
			}
		}
		requireUsed(at, endpoints.keySet(), seen);
	}

	private void requireUsed(String at, Collection<String> endpoints, Set<String> regions) {
		for (String region : endpoints) {
			if (!regions.contains(region)) {
				throw this.origins.invalid(at + "failover-endpoints", region,
						"it is not one of aws.secrets." + at + "failover-regions");
			}
		}
	}

	private InvalidSecretsSettingException invalid(String at, String region, String rule) {
		return this.origins.invalid(at + "failover-regions", region, rule);
	}

	private static @Nullable String text(@Nullable Object value) {
		return (value != null) ? value.toString() : null;
	}

	private static @Nullable String firstText(@Nullable String... candidates) {
		for (String candidate : candidates) {
			if (StringUtils.hasText(candidate)) {
				return candidate;
			}
		}
		return null;
	}

}
