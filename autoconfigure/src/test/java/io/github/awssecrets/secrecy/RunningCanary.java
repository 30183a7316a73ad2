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
package io.github.awssecrets.secrecy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.awssecrets.test.FakeSecretsManager;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.metrics.buffering.BufferingApplicationStartup;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * The application with canaries, told to show and to log all that it can, and a server
 * that has its secrets.
 */
final class RunningCanary implements AutoCloseable {

	private final HttpClient client = HttpClient.newHttpClient();

	private final FakeSecretsManager server = FakeSecretsManager.start();

	private final Path directory;

	private final CanarySecrets secrets;

	private final ConfigurableApplicationContext context;

	RunningCanary() throws Exception {
		this.directory = Files.createTempDirectory("canary");
		this.secrets = new CanarySecrets(this.server, this.directory);
		this.secrets.put();
		SpringApplication application = new SpringApplication(CanaryApplication.class);
		application.setWebApplicationType(WebApplicationType.SERVLET);
		application.setApplicationStartup(new BufferingApplicationStartup(20_000));
		this.context = application.run(arguments().toArray(String[]::new));
	}

	FakeSecretsManager server() {
		return this.server;
	}

	CanarySecrets secrets() {
		return this.secrets;
	}

	ConfigurableApplicationContext context() {
		return this.context;
	}

	String property(String name) {
		return this.context.getEnvironment().getRequiredProperty(name);
	}

	/**
	 * What the application is started with.
	 */
	List<String> arguments() {
		Map<String, String> properties = new LinkedHashMap<>(this.server.properties());
		properties.putAll(CanarySecrets.properties());
		properties.put("server.address", "127.0.0.1");
		properties.put("server.port", "0");
		properties.put("logging.level.root", "TRACE");
		// Megabytes on beans that are being created, and on the client of this test.
		properties.put("logging.level.org.springframework.beans.factory.support", "DEBUG");
		properties.put("logging.level.jdk.internal.httpclient", "INFO");
		// A JDK 25 logs how this test starts a process: with these arguments.
		properties.put("logging.level.java.lang.ProcessBuilder", "INFO");
		properties.put("aws.secrets.files.directory", this.directory.toString());
		properties.put("aws.secrets.write.enabled", "true");
		properties.put("management.endpoints.web.exposure.include", "*");
		properties.put("management.endpoints.jmx.exposure.include", "*");
		properties.put("management.endpoint.env.show-values", "ALWAYS");
		properties.put("management.endpoint.configprops.show-values", "ALWAYS");
		properties.put("management.endpoint.quartz.show-values", "ALWAYS");
		properties.put("management.endpoint.health.show-details", "ALWAYS");
		properties.put("management.endpoint.health.show-components", "ALWAYS");
		properties.put("management.endpoint.secrets.access", "unrestricted");
		properties.put("management.info.defaults.enabled", "true");
		properties.put("management.info.env.enabled", "true");
		properties.put("management.info.java.enabled", "true");
		properties.put("management.info.process.enabled", "true");
		properties.put("spring.jmx.enabled", "true");
		properties.put("spring.datasource.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
		properties.put("spring.datasource.hikari.connection-timeout", "1000");
		properties.put("spring.datasource.username", "app");
		properties.put("spring.datasource.hikari.register-mbeans", "true");
		List<String> arguments = new ArrayList<>();
		properties.forEach((name, value) -> arguments.add("--" + name + "=" + value));
		return arguments;
	}

	/**
	 * Runs the application once more, in a process of its own.
	 * @return what it printed
	 */
	String process(String argument) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
						CanaryApplication.class.getName(), argument));
		command.addAll(arguments());
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

	String get(String path) {
		return send(HttpRequest.newBuilder(uri(path)).GET());
	}

	String post(String path) {
		return send(HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.noBody()));
	}

	private URI uri(String path) {
		return path.startsWith("http") ? URI.create(path)
				: URI.create("http://127.0.0.1:" + property("local.server.port") + path);
	}

	/**
	 * The whole answer: status, headers and body.
	 */
	private String send(HttpRequest.Builder request) {
		try {
			var response = this.client.send(request.build(), BodyHandlers.ofString());
			return response.statusCode() + "\n" + response.headers().map() + "\n\n" + response.body();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.context.close();
		this.server.close();
		FileSystemUtils.deleteRecursively(this.directory);
	}

}
