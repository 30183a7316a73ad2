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
package io.github.awssecrets.clients;

import java.util.ArrayList;
import java.util.List;

import io.github.awssecrets.autoconfigure.SecretsAutoConfiguration;
import io.github.awssecrets.autoconfigure.SecretsRefreshAutoConfiguration;
import io.github.awssecrets.autoconfigure.SpringCloudRefreshAutoConfiguration;
import io.github.awssecrets.refresh.RefreshResult;
import io.github.awssecrets.refresh.SecretsRefresh;
import io.github.awssecrets.test.FakeSecretsManager;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.cloud.autoconfigure.ConfigurationPropertiesRebinderAutoConfiguration;
import org.springframework.cloud.autoconfigure.RefreshAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * An application with a client whose user and password are those of a secret. Spring
 * Cloud Context is there, and without effect for what is not in its refresh scope.
 */
final class ClientApplication implements AutoCloseable {

	private static final String SECRET = "client";

	private final FakeSecretsManager server = FakeSecretsManager.start();

	private final ConfigurableApplicationContext context;

	private ClientApplication(Class<?> source, List<String> properties) {
		put("opensesame");
		List<String> args = new ArrayList<>(properties);
		this.server.properties().forEach((name, value) -> args.add(name + "=" + value));
		SpringApplication application = new SpringApplication(source, Base.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setRegisterShutdownHook(false);
		this.context = application.run(args.stream().map((arg) -> "--" + arg).toArray(String[]::new));
	}

	static ClientApplication start(Class<?> source, String... properties) {
		return new ClientApplication(source, List.of(properties));
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	/**
	 * Rotates the password and has it read again.
	 */
	RefreshResult rotate() {
		put("abracadabra");
		RefreshResult result = bean(SecretsRefresh.class).refresh();
		if (result.changed().size() != 1 || !result.isComplete()) {
			throw new IllegalStateException("The password was not taken in");
		}
		return result;
	}

	private void put(String password) {
		this.server.put(SECRET, "{\"user\": \"scott\", \"password\": \"%s\"}".formatted(password));
	}

	@Override
	public void close() {
		this.context.close();
		this.server.close();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ SecretsAutoConfiguration.class, SecretsRefreshAutoConfiguration.class,
			SpringCloudRefreshAutoConfiguration.class, RefreshAutoConfiguration.class,
			ConfigurationPropertiesRebinderAutoConfiguration.class })
	static class Base {

	}

}
