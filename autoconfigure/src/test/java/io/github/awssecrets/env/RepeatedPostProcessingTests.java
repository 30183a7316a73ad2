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

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring Cloud runs post-processors again, on an environment that knows less than that of
 * the application, and moves the sources that it finds there.
 */
class RepeatedPostProcessingTests {

	private final DefaultBootstrapContext bootstrapContext = new DefaultBootstrapContext();

	private final ConfigurableEnvironment application = new StandardEnvironment();

	private final ConfigurableEnvironment copy = new StandardEnvironment();

	@BeforeEach
	void prepare() {
		this.application.getPropertySources()
			.addLast(new MapPropertySource("late", Map.of("aws.secrets.sources", "environment")));
		SecretsRuntimes.in(this.bootstrapContext).environment(this.application);
		postProcess(this.application);
	}

	@Test
	void postProcessWhenRepeatedInstallsTheSourceOfTheApplication() {
		postProcess(this.copy);
		assertThat(EnvironmentSecrets.of(this.copy)).isSameAs(EnvironmentSecrets.of(this.application));
		assertThat(source(this.copy)).isSameAs(source(this.application));
	}

	@Test
	void runtimeWhenCopyHasOtherSettingsStaysTheSame() {
		EnvironmentSecrets secrets = EnvironmentSecrets.of(this.application);
		SecretsRuntime seen = SecretsRuntimes.in(this.bootstrapContext).get(Binder.get(this.copy));
		assertThat(seen).isSameAs(secrets.runtime());
		assertThat(seen.settings().properties().sources()).containsExactly(SecretsProperties.Source.ENVIRONMENT);
	}

	private void postProcess(ConfigurableEnvironment environment) {
		new EarlyReferencesEnvironmentPostProcessor(this.bootstrapContext).postProcessEnvironment(environment,
				new SpringApplication());
		new SecretsEnvironmentPostProcessor(this.bootstrapContext).postProcessEnvironment(environment,
				new SpringApplication());
	}

	private static Object source(ConfigurableEnvironment environment) {
		return environment.getPropertySources().get(SecretsPropertySource.NAME);
	}

}
