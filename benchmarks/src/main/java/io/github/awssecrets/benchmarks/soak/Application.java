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
package io.github.awssecrets.benchmarks.soak;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.ref.SecretRef;
import io.github.awssecrets.refresh.SecretsRefresh;
import io.github.awssecrets.test.FakeSecretsManager;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application, from its start to its end. Every fifth secret is needed by one of its
 * properties.
 */
final class Application {

	private static final int PROPERTY = 5;

	private final ConfigurableApplicationContext context;

	private final List<SecretRef> references;

	private final Secrets secrets;

	private final Memory memory;

	private final boolean evicts;

	private volatile boolean closing;

	private Application(ConfigurableApplicationContext context, Ledger ledger, boolean evicts) {
		this.context = context;
		this.references = IntStream.range(0, ledger.size()).mapToObj(ledger::name).map(SecretRef::of).toList();
		this.secrets = context.getBean(Secrets.class);
		this.memory = new Memory(ledger.size());
		this.evicts = evicts;
	}

	/**
	 * Starts an application.
	 * @throws RuntimeException if it does not start
	 */
	static Application start(FakeSecretsManager server, Ledger ledger, Limits limits) {
		SpringApplication application = new SpringApplication(Empty.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setRegisterShutdownHook(false);
		Map<String, Object> properties = new LinkedHashMap<>(server.properties());
		properties.putAll(limits.properties());
		properties.put("spring.main.banner-mode", "off");
		properties.put("logging.level.root", "off");
		for (int i = 0; i < ledger.size(); i += PROPERTY) {
			properties.put(property(i), "${secrets:" + ledger.name(i) + "}");
		}
		application.setDefaultProperties(properties);
		return new Application(application.run(), ledger, limits.evicts(ledger.size()));
	}

	/**
	 * Has all secrets fetched, and does not wait.
	 */
	void prefetch() {
		this.secrets.prefetch(this.references);
	}

	Memory memory() {
		return this.memory;
	}

	boolean evicts() {
		return this.evicts;
	}

	boolean isClosing() {
		return this.closing;
	}

	SecretsRefresh refresh() {
		return this.context.getBean(SecretsRefresh.class);
	}

	/**
	 * Reads a secret.
	 * @param secret its number
	 * @param property whether by a property, if there is one
	 */
	@Nullable String read(int secret, boolean property) {
		return (property && secret % PROPERTY == 0) ? this.context.getEnvironment().getProperty(property(secret))
				: this.secrets.get(this.references.get(secret)).text();
	}

	/**
	 * Closes the application, whoever reads.
	 */
	void close() {
		this.closing = true;
		this.context.close();
	}

	private static String property(int secret) {
		return "soak.secret" + secret;
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Empty {

	}

}
