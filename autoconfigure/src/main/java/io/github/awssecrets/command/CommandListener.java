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

package io.github.awssecrets.command;

import java.io.PrintStream;
import java.util.Map;
import java.util.function.IntConsumer;

import io.github.awssecrets.aws.InstanceMetadata;
import io.github.awssecrets.env.EnvironmentSecrets;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Has a command done and ends the application, where an argument asks for one: once the
 * configuration is loaded and initializers have run, and before there is any bean.
 */
final class CommandListener implements ApplicationListener<SpringApplicationEvent>, Ordered {

	private static final String SOURCE = "awsSecretsCommand";

	private static final Map<String, Object> QUIET = Map.of("spring.main.banner-mode", "off");

	private static final Map<String, Object> SILENT = Map.of("spring.main.banner-mode", "off",
			"logging.threshold.console", "off");

	private final PrintStream out;

	private final IntConsumer exit;

	private @Nullable Command command;

	CommandListener() {
		this(System.out, System::exit);
	}

	CommandListener(PrintStream out, IntConsumer exit) {
		this.out = out;
		this.exit = exit;
	}

	/**
	 * After the listener that knows the environment of the application, and before
	 * configuration data and logging.
	 */
	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE + 1;
	}

	@Override
	public void onApplicationEvent(SpringApplicationEvent event) {
		if (event instanceof ApplicationStartingEvent) {
			parse(event.getArgs());
		}
		Command command = this.command;
		if (command == null) {
			return;
		}
		if (event instanceof ApplicationEnvironmentPreparedEvent prepared) {
			InstanceMetadata.ignoreUnlessOnEc2();
			quieten(prepared.getEnvironment(), command.isForMachines() ? SILENT : QUIET);
		}
		if (event instanceof ApplicationContextInitializedEvent initialized) {
			run(command, initialized.getApplicationContext().getEnvironment());
		}
		if (event instanceof ApplicationFailedEvent failed) {
			exit(command.fail(failed.getException(), this.out));
		}
	}

	private void parse(String[] args) {
		try {
			this.command = new CommandArguments(args).command();
		}
		catch (InvalidCommandException ex) {
			this.out.println("The argument is wrong: " + ex.getMessage() + ".");
			exit(Command.MISCONFIGURATION);
		}
	}

	private static void quieten(ConfigurableEnvironment environment, Map<String, Object> properties) {
		environment.getPropertySources().addFirst(new MapPropertySource(SOURCE, properties));
	}

	private void run(Command command, ConfigurableEnvironment environment) {
		int status;
		try (EnvironmentSecrets secrets = EnvironmentSecrets.of(environment)) {
			status = command.run(secrets, this.out);
		}
		catch (RuntimeException ex) {
			status = command.fail(ex, this.out);
		}
		exit(status);
	}

	private void exit(int status) {
		this.out.flush();
		this.exit.accept(status);
	}

}
