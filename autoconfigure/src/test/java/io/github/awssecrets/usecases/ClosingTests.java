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
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.awssecrets.read.SecretUnavailableException;
import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.test.Fault;
import io.github.awssecrets.test.Gate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * An application that stops, or does not start, leaves nothing behind.
 */
class ClosingTests {

	private static final Path CONNECTIONS = Path.of("/proc/net/tcp");

	private static final Path CONNECTIONS_6 = Path.of("/proc/net/tcp6");

	private static final String ESTABLISHED = "01";

	@RegisterExtension
	final TestApplication application = new TestApplication();

	@Test
	void threadsWhenContextIsClosedAreGone() {
		this.application.secret("x", "opensesame").yaml("value: ${secrets:x}");
		this.application.run().close();
		assertThat(ownThreads()).isEmpty();
	}

	@Test
	void threadsWhenStartFailsAreGone() {
		this.application.yaml("value: ${secrets:absent}");
		assertThat(this.application.fail()).isNotNull();
		assertThat(ownThreads()).isEmpty();
	}

	@Test
	void threadsWhenImportFailsAreGone() {
		this.application.yaml("spring.config.import: secrets:absent");
		assertThat(this.application.fail()).isNotNull();
		assertThat(ownThreads()).isEmpty();
	}

	@Test
	void threadsWhenStartFailsWhileRequestIsUnderWayAreGone() {
		this.application.secret("x", "opensesame").yaml("value: ${secrets:x}");
		Gate gate = new Gate();
		this.application.server().fail(Fault.hang(gate)).always();
		this.application.customize((spring) -> spring
			.addInitializers((context) -> context.getBeanFactory().registerSingleton("gate", gate)));
		assertThat(this.application.with(FailsMeanwhile.class).fail()).hasStackTraceContaining("on purpose");
		assertThat(ownThreads()).isEmpty();
	}

	@Test
	void threadsWhenStoresHaveRolesAreGone() {
		this.application.secret("x", "opensesame").yaml("""
				aws.secrets:
				  role-arn: arn:aws:iam::123456789012:role/reader
				  stores.other.role-arn: arn:aws:iam::123456789012:role/other
				value: ${secrets:x}${secrets:other//x}
				""");
		Set<Thread> before = threads().collect(Collectors.toSet());
		this.application.run().close();
		assertThat(ownThreads()).isEmpty();
		assertThat(threads().filter((thread) -> !before.contains(thread))
			.filter((thread) -> thread.getName().toLowerCase(Locale.ROOT).contains("sts"))
			.filter(ClosingTests::lives)).isEmpty();
	}

	@Test
	void secretsWhenContextIsClosedFailAtOnce() {
		ConfigurableApplicationContext context = this.application.run();
		Secrets secrets = context.getBean(Secrets.class);
		context.close();
		assertThatExceptionOfType(SecretUnavailableException.class).isThrownBy(() -> secrets.get("x"));
		assertThat(this.application.server().calls()).isEmpty();
	}

	@Test
	void applicationWhenStartedAndStoppedManyTimesLeavesNoThreadAndNoConnection() {
		this.application.secret("x", "opensesame").secret("imported", "{}").yaml("""
				spring.config.import: secrets:imported
				value: ${secrets:x}
				""");
		this.application.run().close();
		assertThat(connections()).isEmpty();
		Set<Thread> before = threads().collect(Collectors.toSet());
		for (int i = 0; i < 50; i++) {
			this.application.run().close();
		}
		assertThat(newThreads(before)).isEmpty();
		assertThat(connections()).isEmpty();
	}

	@Test
	void applicationWhenItFailsToStartManyTimesLeavesNoThreadAndNoConnection() {
		this.application.secret("x", "opensesame").yaml("value: ${secrets:x}${secrets:absent}");
		assertThat(this.application.fail()).isNotNull();
		assertThat(connections()).isEmpty();
		Set<Thread> before = threads().collect(Collectors.toSet());
		for (int i = 0; i < 20; i++) {
			assertThat(this.application.fail()).isNotNull();
		}
		assertThat(newThreads(before)).isEmpty();
		assertThat(connections()).isEmpty();
	}

	@Test
	void connectionsWhenApplicationRunsAreSeen() {
		this.application.secret("x", "opensesame").yaml("value: ${secrets:x}");
		ConfigurableApplicationContext context = this.application.run();
		assertThat(connections()).isNotEmpty();
		context.close();
		assertThat(connections()).isEmpty();
	}

	/**
	 * The ports of those who are connected to the server, as the kernel sees them: a
	 * client that was not closed keeps some.
	 */
	private List<String> connections() {
		assumeThat(CONNECTIONS).exists();
		String server = String.format(Locale.ROOT, "0100007F:%04X", this.application.server().endpoint().getPort());
		try (Stream<String> lines = Stream.of(CONNECTIONS, CONNECTIONS_6)
			.filter(Files::exists)
			.flatMap(ClosingTests::lines)) {
			return lines.map((line) -> line.strip().split("\\s+"))
				.filter((fields) -> fields[2].endsWith(server) && fields[3].equals(ESTABLISHED))
				.map((fields) -> fields[1])
				.toList();
		}
	}

	private static Stream<String> lines(Path file) {
		try {
			return Files.readAllLines(file).stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Stream<Thread> newThreads(Set<Thread> before) {
		return threads().filter((thread) -> !before.contains(thread))
			.filter((thread) -> !thread.getName().startsWith("fake-secrets-manager"))
			.filter(ClosingTests::lives);
	}

	/**
	 * The threads of the application that don't end by themselves. The last thing that a
	 * thread does may come a moment after it was waited for.
	 */
	static List<String> ownThreads() {
		return threads().filter((thread) -> thread.getName().startsWith("aws-secrets-"))
			.filter(ClosingTests::lives)
			.map(Thread::getName)
			.toList();
	}

	private static Stream<Thread> threads() {
		return Thread.getAllStackTraces().keySet().stream();
	}

	private static boolean lives(Thread thread) {
		try {
			thread.join(Duration.ofSeconds(5).toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return thread.isAlive();
	}

	static class FailsMeanwhile {

		FailsMeanwhile(Gate gate) {
			gate.awaitRequests(1);
			throw new IllegalStateException("on purpose");
		}

	}

}
