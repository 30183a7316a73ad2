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
import java.net.URISyntaxException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.origin.Origin;

/**
 * What the settings of endpoints and Regions have to comply with. The SDK refuses what
 * does not, with exceptions that name no setting.
 */
final class EndpointRules {

	private static final int HIGHEST_PORT = 65_535;

	private static final String ADDRESS = "it has to be one http://HOST:PORT, or with https";

	private static final List<String> SPRING_CLOUD_AWS = List.of("spring.cloud.aws.endpoint",
			"spring.cloud.aws.secretsmanager.endpoint");

	private final SecretsProperties properties;

	private final SecretsSettings.Origins origins;

	EndpointRules(SecretsProperties properties, SecretsSettings.Origins origins) {
		this.properties = properties;
		this.origins = origins;
	}

	/**
	 * Checks all of them.
	 * @throws InvalidSecretsSettingException if one is invalid
	 */
	void check() {
		checkRegion("region", this.properties.region());
		checkEndpoint("endpoint", this.properties.endpoint());
		checkEndpoint("sts-endpoint", this.properties.stsEndpoint());
		checkEndpoint("snapshot.kms-endpoint", this.properties.snapshot().kmsEndpoint());
		this.properties.failoverEndpoints()
			.forEach((region, endpoint) -> checkEndpoint("failover-endpoints" + SecretsSettings.key(region), endpoint));
		this.properties.stores().forEach(this::checkStore);
	}

	/**
	 * Checks those that come from Spring Cloud AWS, which would tell of a faulty one by
	 * an exception of the SDK.
	 * @param binder the binder that they come from
	 * @throws InvalidSecretsSettingException if one is invalid
	 */
	static void checkSpringCloudAws(Binder binder) {
		for (String property : SPRING_CLOUD_AWS) {
			AtomicReference<@Nullable Origin> origin = new AtomicReference<>();
			String value = binder.bind(property, Bindable.of(String.class), remember(origin)).orElse("");
			if (!value.isBlank() && !isAddress(value)) {
				throw new InvalidSecretsSettingException(property, value, origin.get(), ADDRESS, "Correct the value.");
			}
		}
	}

	private static BindHandler remember(AtomicReference<@Nullable Origin> origin) {
		return new BindHandler() {

			@Override
			public Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
					Object result) {
				ConfigurationProperty property = context.getConfigurationProperty();
				origin.set((property != null) ? property.getOrigin() : null);
				return result;
			}

		};
	}

	private static boolean isAddress(String value) {
		try {
			return isAddress(new URI(value));
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

	private void checkStore(String name, SecretsProperties.Store store) {
		String at = "stores." + name + ".";
		checkRegion(at + "region", store.region());
		checkEndpoint(at + "endpoint", store.endpoint());
		store.failoverEndpoints()
			.forEach((region, endpoint) -> checkEndpoint(at + "failover-endpoints" + SecretsSettings.key(region),
					endpoint));
	}

	private void checkRegion(String setting, @Nullable String region) {
		if (region != null && !region.isBlank() && !region.matches("[A-Za-z0-9-]{1,63}")) {
			throw this.origins.invalid(setting, region, "the name of a Region is like eu-west-1");
		}
	}

	private void checkEndpoint(String setting, @Nullable URI endpoint) {
		if (endpoint != null && !endpoint.toString().isBlank() && !isAddress(endpoint)) {
			throw this.origins.invalid(setting, endpoint.toString(), ADDRESS);
		}
	}

	private static boolean isAddress(URI endpoint) {
		return ("http".equalsIgnoreCase(endpoint.getScheme()) || "https".equalsIgnoreCase(endpoint.getScheme()))
				&& endpoint.getHost() != null && endpoint.getPort() <= HIGHEST_PORT;
	}

}
