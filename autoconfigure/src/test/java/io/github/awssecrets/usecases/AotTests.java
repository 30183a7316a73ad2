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

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import io.github.awssecrets.test.FakeSecretsManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.context.aot.AbstractAotProcessor.Settings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application is processed ahead of time, compiled, and started: it has the secrets of
 * the time at which it runs.
 */
class AotTests {

	private static final String AT_BUILD_TIME = "secret-at-build-time";

	@TempDir
	Path directory;

	private final FakeSecretsManager server = FakeSecretsManager.start();

	@BeforeEach
	void configure() throws IOException {
		List<String> lines = new ArrayList<>(List.of("my.injected=${secrets:x}", "my.bound=${secrets:x}",
				"spring.main.web-application-type=none", "spring.main.banner-mode=off"));
		this.server.properties().forEach((name, value) -> lines.add(name + "=" + value));
		Files.write(this.directory.resolve("application.properties"), lines);
		this.server.put("x", AT_BUILD_TIME);
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void secretWhenApplicationIsProcessedIsReadAtRunTime() throws Exception {
		process();
		assertThat(this.server.calls()).isEmpty();
		assertThat(generated()).isNotEmpty().noneMatch((file) -> read(file).contains(AT_BUILD_TIME));
		compile();
		this.server.put("x", ProcessedApplication.EXPECTED);
		assertThat(run()).contains("Starting AOT-processed", "as expected: true");
		assertThat(this.server.calls()).hasSize(1);
	}

	private void process() {
		Settings settings = Settings.builder()
			.sourceOutput(this.directory.resolve("sources"))
			.resourceOutput(this.directory.resolve("classes"))
			.classOutput(this.directory.resolve("classes"))
			.groupId("group")
			.artifactId("artifact")
			.build();
		new SpringApplicationAotProcessor(ProcessedApplication.class, settings, new String[] { location() }).process();
	}

	private List<Path> generated() throws IOException {
		try (Stream<Path> files = Files.walk(this.directory)) {
			return files.filter((file) -> !file.startsWith(this.directory.resolve("application.properties")))
				.filter(Files::isRegularFile)
				.toList();
		}
	}

	private void compile() throws IOException {
		List<String> arguments = new ArrayList<>(List.of("-nowarn", "-proc:none", "-cp",
				this.directory.resolve("classes") + File.pathSeparator + classPath(), "-d",
				this.directory.resolve("classes").toString()));
		generated().stream().map(Path::toString).filter((file) -> file.endsWith(".java")).forEach(arguments::add);
		assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
			.isZero();
	}

	private String run() throws Exception {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Dspring.aot.enabled=true", "-cp",
				this.directory.resolve("classes") + File.pathSeparator + classPath(),
				ProcessedApplication.class.getName(), location())
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		return output;
	}

	private String location() {
		return "--spring.config.location=" + this.directory.toUri();
	}

	private static String classPath() {
		return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
	}

	private static String read(Path file) {
		try {
			return Files.readString(file, StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
