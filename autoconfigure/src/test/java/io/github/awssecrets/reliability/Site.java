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
package io.github.awssecrets.reliability;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.awspring.cloud.autoconfigure.config.secretsmanager.SecretsManagerClientCustomizer;
import io.github.awssecrets.autoconfigure.SecretsAutoConfiguration;
import io.github.awssecrets.autoconfigure.SecretsRefreshAutoConfiguration;
import io.github.awssecrets.autoconfigure.SecretsWriteAutoConfiguration;
import io.github.awssecrets.test.FakeSecretsManager;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.retries.DefaultRetryStrategy;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A server with secrets, and an application that needs two of them. Retries are off: what
 * is seen is what comes of the last attempt.
 */
final class Site implements AutoCloseable {

	/** A secret that the configuration refers to. */
	static final String FIRST = "first";

	/** Another one, so that both are read in a batch. */
	static final String SECOND = "second";

	/** A secret that only code reads. */
	static final String LATE = "late";

	private final FakeSecretsManager server = FakeSecretsManager.start();

	private final Detour detour = new Detour();

	private final String timeout;

	private final String startupTimeout;

	/**
	 * Creates a site.
	 * @param trouble what will be wrong there
	 */
	Site(Trouble trouble) {
		this.timeout = trouble.isSlow() ? "2s" : "20s";
		this.startupTimeout = (trouble == Trouble.THROTTLING) ? "5s" : "30s";
		put(Value.OLD);
		this.server.put("stranger", Value.STRANGER.text());
	}

	FakeSecretsManager server() {
		return this.server;
	}

	Detour detour() {
		return this.detour;
	}

	List<String> names() {
		return List.of(FIRST, SECOND, LATE);
	}

	/**
	 * Gives all secrets a value.
	 */
	void put(Value value) {
		names().forEach((name) -> this.server.put(name, value.text(name)));
	}

	ConfigurableApplicationContext start(String... properties) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setRegisterShutdownHook(false);
		Map<String, Object> defaults = new LinkedHashMap<>(this.server.properties());
		defaults.put("spring.main.banner-mode", "off");
		defaults.put("aws.secrets.timeout", this.timeout);
		defaults.put("aws.secrets.startup-timeout", this.startupTimeout);
		defaults.put("aws.secrets.write.enabled", "true");
		defaults.put("app.first", "${secrets:" + FIRST + "}");
		defaults.put("app.second", "${secrets:" + SECOND + "}");
		application.setDefaultProperties(defaults);
		application.addInitializers((context) -> context.getBeanFactory()
			.registerSingleton("detour", (SecretsManagerClientCustomizer) (builder) -> builder.httpClient(this.detour)
				.overrideConfiguration(withoutRetries(builder.overrideConfiguration()))));
		return application.run(properties);
	}

	private static ClientOverrideConfiguration withoutRetries(ClientOverrideConfiguration configuration) {
		return configuration.toBuilder().retryStrategy(DefaultRetryStrategy.doNotRetry()).build();
	}

	@Override
	public void close() {
		this.server.clearFaults();
		this.server.close();
		this.detour.close();
	}

	@SpringBootConfiguration
	@ImportAutoConfiguration({ SecretsAutoConfiguration.class, SecretsRefreshAutoConfiguration.class,
			SecretsWriteAutoConfiguration.class })
	static class Application {

	}

}
