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

import java.util.Objects;
import java.util.function.Supplier;

import io.github.awssecrets.aws.CallObservers;
import io.github.awssecrets.aws.ClientParts;
import io.github.awssecrets.cache.CacheCounts;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.bootstrap.BootstrapContext;
import org.springframework.boot.bootstrap.BootstrapRegistry.InstanceSupplier;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySources;
import org.springframework.core.env.StandardEnvironment;

/**
 * The one runtime that an application has at a time. While configuration data loads, the
 * settings can still change, and a runtime is replaced when they do; one whose settings
 * stay the same is kept, with all that it knows. From the moment when the application has
 * its secrets, the settings are those of its environment, whoever asks.
 */
final class SecretsRuntimes implements AutoCloseable {

	private final LiteralTexts literals = new LiteralTexts();

	private final CallObservers observers = new CallObservers();

	private final CacheCounts counts = new CacheCounts();

	private final BootstrapContext parts;

	private ConfigurableEnvironment environment = new StandardEnvironment();

	private volatile @Nullable EnvironmentSecrets owned;

	private @Nullable SecretsRuntime current;

	private boolean binding;

	private boolean started;

	/**
	 * Creates the runtimes of an application.
	 * @param parts what may hold customizers and other parts of the client
	 */
	SecretsRuntimes(BootstrapContext parts) {
		this.parts = parts;
	}

	/**
	 * The runtimes of the application that a bootstrap context belongs to.
	 * @param context the bootstrap context
	 * @return its runtimes
	 */
	static SecretsRuntimes in(ConfigurableBootstrapContext context) {
		context.registerIfAbsent(SecretsRuntimes.class, InstanceSupplier.of(new SecretsRuntimes(context)));
		return Objects.requireNonNull(context.get(SecretsRuntimes.class));
	}

	/**
	 * The environment of the application, which knows little while configuration data
	 * loads.
	 */
	synchronized ConfigurableEnvironment environment() {
		return this.environment;
	}

	synchronized void environment(ConfigurableEnvironment environment) {
		this.environment = environment;
	}

	LiteralTexts literals() {
		return this.literals;
	}

	CallObservers observers() {
		return this.observers;
	}

	CacheCounts counts() {
		return this.counts;
	}

	/**
	 * The secrets of the application, those of the given environment if there are none
	 * yet.
	 */
	synchronized EnvironmentSecrets own(ConfigurableEnvironment environment) {
		EnvironmentSecrets secrets = this.owned;
		if (secrets == null) {
			secrets = new EnvironmentSecrets(environment, this);
			this.owned = secrets;
		}
		return secrets;
	}

	/**
	 * Lets another environment become that of the application.
	 */
	synchronized void disown() {
		this.owned = null;
	}

	/**
	 * The runtime of the application or, while configuration data loads for the first
	 * time, that for the settings that a binder sees.
	 * @param binder the binder
	 * @return the runtime
	 * @throws NotReadableNowException if these settings are being bound right now
	 * @throws InvalidSecretsSettingException if a setting is invalid
	 */
	SecretsRuntime get(Binder binder) {
		EnvironmentSecrets secrets = this.owned;
		return (secrets != null) ? secrets.runtime() : settle(binder);
	}

	/**
	 * The runtime for the settings that a binder sees.
	 */
	private synchronized SecretsRuntime settle(Binder binder) {
		return settle(settings(binder), binder);
	}

	/**
	 * The runtime for certain settings.
	 * @param settings the settings
	 * @param binder the binder that they come from
	 * @return the runtime
	 * @throws InvalidSecretsSettingException if a setting is invalid
	 */
	synchronized SecretsRuntime settle(SecretsSettings settings, Binder binder) {
		if (this.current == null || !this.current.settings().equals(settings)) {
			close();
			this.current = new SecretsRuntime(settings, binder, ClientParts.of(this.parts), this.observers,
					this.counts);
			if (this.started) {
				this.current.started();
			}
		}
		return this.current;
	}

	/**
	 * Takes in that the application has started.
	 */
	synchronized void started() {
		this.started = true;
		if (this.current != null) {
			this.current.started();
		}
	}

	/**
	 * What reads references while configuration data loads: with the settings that were
	 * seen last, as long as the application has no secrets yet.
	 * @return the reader
	 * @throws NotReadableNowException if no settings have been seen, or others are being
	 * bound right now
	 */
	PropertyReader reader() {
		EnvironmentSecrets secrets = this.owned;
		return (secrets != null) ? secrets.reader() : early();
	}

	/**
	 * The property source that answers references while configuration data loads.
	 * @param others the sources among which it stands
	 * @param reader what reads references, as long as the application has no secrets yet
	 * @return the source
	 */
	SecretsPropertySource source(PropertySources others, Supplier<PropertyReader> reader) {
		EnvironmentSecrets secrets = this.owned;
		return (secrets != null) ? secrets.source() : new SecretsPropertySource(others, reader);
	}

	/**
	 * What reads references with a runtime.
	 */
	PropertyReader reader(ConfigurableEnvironment environment, SecretsRuntime runtime) {
		return new PropertyReader(environment, runtime.secrets(), runtime.backend(), this.literals, runtime.patience());
	}

	private synchronized PropertyReader early() {
		if (this.binding) {
			throw new NotReadableNowException(ReferenceText.CIRCULAR_RULE);
		}
		if (this.current == null) {
			throw new NotReadableNowException(ReferenceText.EARLY_RULE);
		}
		return reader(this.environment, this.current);
	}

	/**
	 * The settings that a binder sees.
	 * @param binder the binder
	 * @return the settings
	 * @throws NotReadableNowException if they are being bound right now
	 * @throws InvalidSecretsSettingException if one is invalid, or two contradict each
	 * other
	 */
	synchronized SecretsSettings settings(Binder binder) {
		if (this.binding) {
			throw new NotReadableNowException(ReferenceText.CIRCULAR_RULE);
		}
		this.binding = true;
		try {
			return SecretsSettings.from(binder);
		}
		finally {
			this.binding = false;
		}
	}

	@Override
	public synchronized void close() {
		if (this.current != null) {
			this.current.close();
			this.current = null;
		}
	}

}
