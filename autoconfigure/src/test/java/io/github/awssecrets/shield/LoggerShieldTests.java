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
package io.github.awssecrets.shield;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.awssecrets.test.FakeSecretsManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class LoggerShieldTests {

	private static final String WIRE = "org.apache.hc.client5.http.wire";

	private final FakeSecretsManager server = FakeSecretsManager.start();

	private final LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());

	@TempDir
	private Path directory;

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void loggerWhenRootLogsEverythingDoesNot() throws Exception {
		whileRunning(() -> {
			assertThat(level(LoggingSystem.ROOT_LOGGER_NAME)).isEqualTo(LogLevel.TRACE);
			assertThat(LoggerShield.LOGGERS).contains(WIRE)
				.allSatisfy((logger) -> assertThat(level(logger)).isEqualTo(LogLevel.INFO));
		}, "logging.config=" + file("<root level=\"TRACE\"/>"));
	}

	@Test
	void loggerWhenOneAboveIsNamedDoesNot() {
		whileRunning(() -> {
			assertThat(level("org.apache.hc.client5")).isEqualTo(LogLevel.DEBUG);
			assertThat(level(WIRE)).isEqualTo(LogLevel.INFO);
		}, "logging.level.org.apache.hc=DEBUG");
	}

	@Test
	void loggerWhenRootIsToldLaterDoesNot() {
		whileRunning(() -> {
			this.logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.DEBUG);
			assertThat(level(WIRE)).isEqualTo(LogLevel.INFO);
		});
	}

	@Test
	void loggerWhenNamedLogsAllThatItHas(CapturedOutput output) {
		this.server.put("text", "opensesame");
		whileRunning(() -> {
			assertThat(level(WIRE)).isEqualTo(LogLevel.DEBUG);
			assertThat(output).contains("opensesame");
		}, "logging.level." + WIRE + "=DEBUG", "x=${secrets:text}");
	}

	@Test
	void loggerWhenNamedInAFileIsAsItSays() throws Exception {
		Path file = file("<logger name=\"%s\" level=\"DEBUG\"/><root level=\"DEBUG\"/>".formatted(WIRE));
		whileRunning(() -> {
			assertThat(level(WIRE)).isEqualTo(LogLevel.DEBUG);
			assertThat(level("org.apache.hc.client5.http.headers")).isEqualTo(LogLevel.INFO);
		}, "logging.config=" + file);
	}

	/**
	 * Levels and no appender.
	 */
	private Path file(String levels) throws IOException {
		return Files.writeString(this.directory.resolve("logback.xml"),
				"<configuration>" + levels + "</configuration>");
	}

	private LogLevel level(String logger) {
		return this.logging.getLoggerConfiguration(logger).getEffectiveLevel();
	}

	private void whileRunning(Runnable check, String... properties) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		List<String> arguments = new ArrayList<>();
		this.server.properties().forEach((name, value) -> arguments.add("--" + name + "=" + value));
		for (String property : properties) {
			arguments.add("--" + property);
		}
		ConfigurableApplicationContext context = application.run(arguments.toArray(String[]::new));
		try (context) {
			check.run();
		}
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Application {

	}

}
