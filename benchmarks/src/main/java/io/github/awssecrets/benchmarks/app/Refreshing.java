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

package io.github.awssecrets.benchmarks.app;

import java.util.function.Consumer;

import io.awspring.cloud.autoconfigure.config.secretsmanager.SecretsManagerClientCustomizer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.BootstrapRegistry.InstanceSupplier;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts the application and has it read all its secrets again, several times.
 */
final class Refreshing {

	private final CallTimes calls = new CallTimes();

	private final Consumer<ConfigurableApplicationContext> refresh;

	Refreshing(Consumer<ConfigurableApplicationContext> refresh) {
		this.refresh = refresh;
	}

	/**
	 * Prints a line for each refresh: nanoseconds, calls, round trips. The first few are
	 * to warm up.
	 */
	void run(String[] arguments) {
		SpringApplication application = new SpringApplication(MeasuredApplication.class);
		application.addBootstrapRegistryInitializer((registry) -> registry
			.register(SecretsManagerClientCustomizer.class, InstanceSupplier.of(customizer())));
		ConfigurableApplicationContext context = application.run(arguments);
		for (int i = 0; i < Integer.getInteger("refreshes"); i++) {
			this.calls.clear();
			long begin = System.nanoTime();
			this.refresh.accept(context);
			long time = System.nanoTime() - begin;
			System.out.println("=" + time + " " + this.calls.calls() + " " + this.calls.roundTrips());
		}
	}

	private SecretsManagerClientCustomizer customizer() {
		return (builder) -> builder.overrideConfiguration(
				builder.overrideConfiguration().toBuilder().addExecutionInterceptor(this.calls).build());
	}

}
