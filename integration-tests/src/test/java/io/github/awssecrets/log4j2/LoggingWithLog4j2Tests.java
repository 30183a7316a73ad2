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
package io.github.awssecrets.log4j2;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.github.awssecrets.test.FakeSecretsManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.logging.log4j2.Log4J2LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application logs with Log4j2, and all that there is.
 */
@ExtendWith(OutputCaptureExtension.class)
class LoggingWithLog4j2Tests {

	private final FakeSecretsManager server = FakeSecretsManager.start();

	private final String canary = UUID.randomUUID().toString();

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void logWhenRootLogsEverythingHasNoSecret(CapturedOutput output) {
		run("logging.level.root=DEBUG");
		assertThat(LoggingSystem.get(getClass().getClassLoader())).isInstanceOf(Log4J2LoggingSystem.class);
		assertThat(List.of("DEBUG", "software.amazon.awssdk")).allMatch(output.toString()::contains);
		assertThat(output.toString().contains(this.canary)).isFalse();
	}

	@Test
	void logWhenWireIsNamedHasIt(CapturedOutput output) {
		run("logging.level.org.apache.hc.client5.http.wire=DEBUG");
		assertThat(output.toString().contains(this.canary)).isTrue();
	}

	private void run(String property) {
		this.server.put("text", this.canary);
		List<String> arguments = new ArrayList<>(List.of("--" + property, "--x=${secrets:text}"));
		this.server.properties().forEach((name, value) -> arguments.add("--" + name + "=" + value));
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.run(arguments.toArray(String[]::new)).close();
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Application {

	}

}
