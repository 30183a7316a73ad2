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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.awssecrets.ref.InvalidSecretNamingException;
import io.github.awssecrets.ref.SecretNaming;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.system.JavaVersion;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * All settings that decide how secrets are read, so that two of them can be compared.
 *
 * @param properties the properties of this project
 * @param springCloudAws the properties of Spring Cloud AWS that its client depends on, as
 * they are written
 * @param application the name of the application, if it has one and it matters
 * @param virtualThreads whether virtual threads are to be used
 */
record SecretsSettings(SecretsProperties properties, Map<String, Object> springCloudAws, @Nullable String application,
		boolean virtualThreads) {

	private static final String PREFIX = "aws.secrets";

	private static final String SPRING_CLOUD_AWS = "spring.cloud.aws.";

	/**
	 * Times are counted in nanoseconds, of which a {@code long} holds 292 years.
	 */
	private static final Duration LONGEST = Duration.ofDays(36_500);

	private static final List<String> CLIENT_GROUPS = List.of("region", "credentials", "secretsmanager");

	private static final List<String> CLIENT_PROPERTIES = List.of("endpoint", "dualstack-enabled", "fips-enabled",
			"defaults-mode");

	/**
	 * The settings that a binder sees.
	 * @param binder the binder
	 * @return the settings
	 * @throws InvalidSecretsSettingException if one is invalid, or two contradict each
	 * other
	 */
	static SecretsSettings from(Binder binder) {
		Origins origins = new Origins();
		SecretsProperties properties = binder.bindOrCreate(PREFIX, Bindable.of(SecretsProperties.class), origins);
		Map<String, Object> springCloudAws = springCloudAws(binder);
		validate(properties, origins);
		new EndpointRules(properties, origins).check();
		if (properties.isAwsAsked() && properties.endpoint() == null) {
			EndpointRules.checkSpringCloudAws(binder);
		}
		new FailoverRules(properties, springCloudAws, origins).check();
		new SnapshotRules(properties, origins).check();
		boolean virtualThreads = binder.bind("spring.threads.virtual.enabled", Boolean.class).orElse(false);
		return new SecretsSettings(properties, springCloudAws, application(properties, binder),
				virtualThreads && JavaVersion.getJavaVersion().isEqualOrNewerThan(JavaVersion.TWENTY_ONE));
	}

	/**
	 * Whether any property of this project is set in an environment, as far as that can
	 * be told without asking for values.
	 */
	static boolean areIn(ConfigurableEnvironment environment) {
		ConfigurationPropertyName prefix = ConfigurationPropertyName.of(PREFIX);
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source.containsDescendantOf(prefix) != ConfigurationPropertyState.ABSENT) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether there is more to them than can be checked here: a file that is named, say,
	 * has to be looked at by whoever reads it.
	 */
	boolean areCheckedByUse() {
		return this.properties.agent().url() != null || this.properties.environment().file() != null
				|| this.properties.files().directory() != null || this.properties.snapshot().file() != null;
	}

	/**
	 * Says that a setting turned out to be invalid when it was used.
	 * @param binder the binder that the setting came from
	 * @param setting the setting, without {@code aws.secrets}
	 * @param value its value
	 * @param rule what is wrong with it
	 * @param remedy what to do about it
	 * @return the exception to throw
	 */
	static InvalidSecretsSettingException invalid(Binder binder, String setting, String value, String rule,
			String remedy) {
		Origins origins = new Origins();
		binder.bindOrCreate(PREFIX, Bindable.of(SecretsProperties.class), origins);
		return origins.invalid(setting, value, rule, remedy);
	}

	/**
	 * The key of a map behind the name of the setting, as it has to be written.
	 */
	static String key(String key) {
		return ConfigurationPropertyName.isValid("map." + key) ? "." + key : "[" + key + "]";
	}

	/**
	 * Only the snapshot depends on it.
	 */
	private static @Nullable String application(SecretsProperties properties, Binder binder) {
		return (properties.snapshot().file() != null)
				? binder.bind("spring.application.name", String.class).orElse(null) : null;
	}

	/**
	 * Only what the client depends on: a secret may well be in the rest.
	 */
	private static Map<String, Object> springCloudAws(Binder binder) {
		Map<String, Object> found = new HashMap<>();
		for (String group : CLIENT_GROUPS) {
			binder.bind(SPRING_CLOUD_AWS + group, Bindable.mapOf(String.class, Object.class))
				.ifBound((value) -> found.put(group, value));
		}
		for (String property : CLIENT_PROPERTIES) {
			binder.bind(SPRING_CLOUD_AWS + property, String.class).ifBound((value) -> found.put(property, value));
		}
		return found;
	}

	private static void validate(SecretsProperties properties, Origins origins) {
		try {
			SecretNaming.of(properties.prefix(), properties.allowedArns());
		}
		catch (InvalidSecretNamingException ex) {
			throw origins.invalid(ex.setting(), ex.value(), ex.rule() + ", at index " + ex.position());
		}
		SecretsProperties.Cache cache = properties.cache();
		new StoreRules(properties, origins).check();
		requirePositive("timeout", properties.timeout(), origins);
		requirePositive("startup-timeout", properties.startupTimeout(), origins);
		requirePositive("cache.ttl", cache.ttl(), origins);
		requirePositive("health.max-age", properties.health().maxAge(), origins);
		if (cache.maximumSize() < 1) {
			throw origins.invalid("cache.maximum-size", Long.toString(cache.maximumSize()), "at least one is kept");
		}
		Duration interval = properties.refresh().interval();
		if (interval != null && interval.isNegative()) {
			throw origins.invalid("refresh.interval", interval.toString(), "it can't be less than nothing");
		}
		requireCountable("refresh.interval", interval, origins);
		requireCountable("cache.max-stale", cache.maxStale(), origins);
		if (cache.maxStale().compareTo(cache.ttl()) < 0) {
			throw origins.invalid("cache.max-stale", cache.maxStale().toString(),
					"it is shorter than aws.secrets.cache.ttl, " + cache.ttl());
		}
	}

	private static void requirePositive(String setting, Duration value, Origins origins) {
		if (value.isZero() || value.isNegative()) {
			throw origins.invalid(setting, value.toString(), "it has to be more than nothing");
		}
		requireCountable(setting, value, origins);
	}

	private static void requireCountable(String setting, @Nullable Duration value, Origins origins) {
		if (value != null && value.compareTo(LONGEST) > 0) {
			throw origins.invalid(setting, value.toString(), "it can't be more than " + LONGEST.toDays() + "d");
		}
	}

	@Override
	public String toString() {
		return "SecretsSettings[" + this.properties + "]";
	}

	/**
	 * Remembers where each property was written.
	 */
	static final class Origins implements BindHandler {

		private final Map<ConfigurationPropertyName, Origin> origins = new HashMap<>();

		@Override
		public Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
				Object result) {
			if (context.getConfigurationProperty() != null && context.getConfigurationProperty().getOrigin() != null) {
				this.origins.put(name, context.getConfigurationProperty().getOrigin());
			}
			return result;
		}

		InvalidSecretsSettingException invalid(String setting, @Nullable String value, String rule) {
			return invalid(setting, value, rule, "Correct the value.");
		}

		InvalidSecretsSettingException invalid(String setting, @Nullable String value, String rule, String remedy) {
			ConfigurationPropertyName name = ConfigurationPropertyName.adapt(PREFIX + "." + setting, '.');
			Origin origin = this.origins.entrySet()
				.stream()
				.filter((entry) -> name.equals(entry.getKey()) || name.isAncestorOf(entry.getKey()))
				.map(Map.Entry::getValue)
				.findFirst()
				.orElse(null);
			return new InvalidSecretsSettingException(PREFIX + "." + setting, String.valueOf(value), origin, rule,
					remedy);
		}

	}

}
