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

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.awssecrets.env.UnresolvedSecretsException;
import io.github.awssecrets.read.SecretUnavailableException;
import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.test.FakeSecretsManager;
import io.github.awssecrets.test.Fault;
import io.github.awssecrets.test.Gate;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An application is stopped while somebody waits for a secret.
 */
class StoppingTests {

	@Test
	void readerWhenApplicationStopsIsToldSo() throws Exception {
		try (FakeSecretsManager server = FakeSecretsManager.start()) {
			server.put("slow", "opensesame");
			Gate gate = new Gate();
			server.fail(Fault.hang(gate)).always();
			CompletableFuture<String> told;
			try (RunningApplication application = RunningApplication.start(server, Application.class)) {
				Secrets secrets = application.bean(Secrets.class);
				told = CompletableFuture.supplyAsync(() -> read(secrets));
				gate.awaitRequests(1);
			}
			finally {
				gate.open();
			}
			assertThat(told.get(30, TimeUnit.SECONDS)).isEqualTo("the application is stopping");
		}
	}

	@Test
	void readerWhenTheFirstOneComesAfterTheEndIsRefused() {
		try (FakeSecretsManager server = FakeSecretsManager.start()) {
			server.put("late", "opensesame");
			ConfigurableEnvironment environment;
			try (RunningApplication application = RunningApplication.start(server, Application.class)) {
				environment = application.bean(ConfigurableEnvironment.class);
			}
			assertThatExceptionOfType(UnresolvedSecretsException.class)
				.isThrownBy(() -> environment.resolveRequiredPlaceholders("${secrets:late}"));
			assertThat(server.calls()).isEmpty();
		}
	}

	private static String read(Secrets secrets) {
		try {
			return secrets.get("slow").toString();
		}
		catch (SecretUnavailableException ex) {
			return String.valueOf(ex.failure().detail());
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
