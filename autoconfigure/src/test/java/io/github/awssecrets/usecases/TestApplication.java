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
package io.github.awssecrets.usecases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.awssecrets.test.FakeSecretsManager;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * An application with configuration files of its own that reads from a server of its own.
 * What a test starts is closed behind it.
 */
final class TestApplication implements BeforeEachCallback, AfterEachCallback {

	private final FakeSecretsManager server = FakeSecretsManager.start();

	private final Map<String, Object> defaults = new LinkedHashMap<>();

	private final List<Class<?>> sources = new ArrayList<>(List.of(Empty.class));

	private final List<Consumer<SpringApplication>> customizers = new ArrayList<>();

	private final List<Object> events = new ArrayList<>();

	private final List<ConfigurableApplicationContext> contexts = new ArrayList<>();

	private final Path directory;

	TestApplication() {
		try {
			this.directory = Files.createTempDirectory("application");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		this.defaults.putAll(this.server.properties());
		this.defaults.put("spring.main.banner-mode", "off");
	}

	@Override
	public void afterEach(ExtensionContext context) throws IOException {
		this.server.clearFaults();
		this.contexts.forEach(ConfigurableApplicationContext::close);
		this.server.close();
		FileSystemUtils.deleteRecursively(this.directory);
	}

	FakeSecretsManager server() {
		return this.server;
	}

	Path directory() {
		return this.directory;
	}

	/**
	 * Puts a secret.
	 */
	TestApplication secret(String name, String text) {
		this.server.put(name, text);
		return this;
	}

	/**
	 * Writes {@code application.yaml}.
	 */
	TestApplication yaml(String text) {
		return file("application.yaml", text);
	}

	/**
	 * Writes a file next to {@code application.yaml}.
	 */
	TestApplication file(String name, String text) {
		try {
			Files.writeString(this.directory.resolve(name), text);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Sets a property of the lowest precedence.
	 */
	TestApplication property(String name, String value) {
		this.defaults.put(name, value);
		return this;
	}

	/**
	 * Takes a property back that leads to the server.
	 */
	TestApplication without(String... names) {
		this.defaults.keySet().removeAll(List.of(names));
		return this;
	}

	TestApplication with(Class<?>... sources) {
		this.sources.addAll(List.of(sources));
		return this;
	}

	TestApplication customize(Consumer<SpringApplication> customizer) {
		this.customizers.add(customizer);
		return this;
	}

	ConfigurableApplicationContext run(String... arguments) {
		ConfigurableApplicationContext context = springApplication().run(arguments);
		this.contexts.add(context);
		return context;
	}

	/**
	 * Runs the application in vain.
	 * @return what was thrown
	 */
	Throwable fail(String... arguments) {
		return catchThrowable(() -> run(arguments));
	}

	/**
	 * Runs the application, and tells how often the server was called until it was ready.
	 */
	List<String> calls(String... arguments) {
		run(arguments);
		return this.server.calls().stream().map((call) -> call.operation().name()).toList();
	}

	/**
	 * The types of the events so far.
	 */
	Stream<Class<?>> events() {
		return this.events.stream().map(Object::getClass);
	}

	SpringApplication springApplication() {
		SpringApplication application = new SpringApplication(this.sources.toArray(Class<?>[]::new));
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setRegisterShutdownHook(false);
		Map<String, Object> properties = new LinkedHashMap<>(this.defaults);
		properties.put("spring.config.location", this.directory.toUri().toString());
		application.setDefaultProperties(properties);
		application.addListeners((ApplicationListener<ApplicationEvent>) this.events::add);
		this.customizers.forEach((customizer) -> customizer.accept(application));
		return application;
	}

	static String property(ConfigurableApplicationContext context, String name) {
		return context.getEnvironment().getProperty(name);
	}

	static <T> T bind(ConfigurableApplicationContext context, String name, Class<T> type) {
		return Binder.get(context.getEnvironment()).bind(name, type).get();
	}

	/**
	 * All exceptions that a start failed with.
	 */
	static Stream<Throwable> causes(Throwable failure) {
		return Stream.iterate(failure, java.util.Objects::nonNull, Throwable::getCause);
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Empty {

	}

}
