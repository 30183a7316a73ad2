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
package io.github.awssecrets.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.awssecrets.actuate.SecretsEndpoint;
import io.github.awssecrets.actuate.SecretsHealthIndicator;
import io.github.awssecrets.doctor.Checkup;
import io.github.awssecrets.env.EnvironmentSecrets;
import io.github.awssecrets.env.UnresolvedSecretsException;
import io.github.awssecrets.read.SecretException;
import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.ref.SecretRef;
import io.github.awssecrets.refresh.RefreshResult;
import io.github.awssecrets.refresh.SecretsRefresh;
import io.github.awssecrets.refresh.SecretsRefreshedEvent;
import io.github.awssecrets.write.SecretStore;
import io.github.awssecrets.write.SecretWriteException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a user sees of each trouble in each situation. Prints the table that is in
 * {@code docs/reliability.md}, and holds it against that. In no cell there is a wrong
 * value, a text in place of one, somebody who waits for ever, or a value in what is said.
 */
@ExtendWith(OutputCaptureExtension.class)
class FaultMatrixTests {

	private static final Path DOCUMENT = Path.of("../docs/reliability.md");

	private static final long PATIENCE_SECONDS = 60;

	private static final SecretRef FIRST = SecretRef.of(Site.FIRST);

	private static final List<String> rows = new ArrayList<>();

	private final ExecutorService executor = Executors.newCachedThreadPool();

	@ParameterizedTest
	@EnumSource
	void troubleHasTheOutcomesThatAreDocumented(Trouble trouble, CapturedOutput output) throws Exception {
		List<String> cells = new ArrayList<>(List.of(trouble.toString()));
		try (Site site = new Site(trouble)) {
			trouble.begin(site);
			cells.add(within(() -> start(site)));
		}
		try (Site site = new Site(trouble); ConfigurableApplicationContext context = site.start()) {
			site.put(Value.NEW);
			trouble.begin(site);
			cells.add(within(() -> readFirst(context)));
			cells.add(within(() -> readAfterTtl(context)));
			cells.add(within(() -> refresh(context)));
		}
		cells.add(poll(trouble));
		try (Site site = new Site(trouble); ConfigurableApplicationContext context = site.start()) {
			trouble.beginWithWrites(site);
			cells.add(within(() -> write(site, context)));
		}
		String row = cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
		rows.add(row);
		assertThat(Files.readAllLines(DOCUMENT)).contains(row);
		assertThat(output.getAll()).doesNotContain("abracadabra");
	}

	@AfterAll
	static void print() throws IOException {
		rows.forEach(System.out::println);
		assertThat(rows).hasSameSizeAs(Trouble.values());
	}

	private static String start(Site site) {
		try (ConfigurableApplicationContext context = site.start()) {
			return "starts, " + served(context);
		}
		catch (Exception ex) {
			assertNothingIsTold(ex);
			return Stream.iterate(ex, (cause) -> cause != null, Throwable::getCause)
				.filter(UnresolvedSecretsException.class::isInstance)
				.map(UnresolvedSecretsException.class::cast)
				.flatMap((failure) -> failure.unresolved().stream())
				.map((secret) -> kind(secret.failure().kind()))
				.distinct()
				.collect(Collectors.joining(", ", "no start: ", ""));
		}
	}

	private static String readFirst(ConfigurableApplicationContext context) {
		try {
			return Value.of(Site.LATE, context.getBean(Secrets.class).get(Site.LATE).text());
		}
		catch (SecretException ex) {
			assertNothingIsTold(ex);
			return kind(ex.failure().kind());
		}
	}

	/**
	 * Whoever reads a value past its ttl causes another reading, and does not wait for
	 * it.
	 */
	private static String readAfterTtl(ConfigurableApplicationContext context) {
		EnvironmentSecrets secrets = context.getBean(EnvironmentSecrets.class);
		secrets.cache().load(List.of(secrets.secrets().nameOf(FIRST)), Duration.ZERO).join();
		String failure = Stream.ofNullable(secrets.cache().status(secrets.secrets().nameOf(FIRST)).failure())
			.map((failed) -> ", " + kind(failed.kind()))
			.collect(Collectors.joining());
		return served(context) + ", health " + health(secrets) + failure;
	}

	private static String refresh(ConfigurableApplicationContext context) {
		SecretsEndpoint endpoint = new SecretsEndpoint(checkup(context.getBean(EnvironmentSecrets.class)),
				context.getBean(SecretsRefresh.class));
		int status = endpoint.refreshAll().getStatus();
		return status + ", " + served(context);
	}

	/**
	 * A round that began before the trouble may bring the new value: the next one counts.
	 */
	private String poll(Trouble trouble) throws Exception {
		BlockingQueue<SecretsRefreshedEvent> rounds = new LinkedBlockingQueue<>();
		try (Site site = new Site(trouble);
				ConfigurableApplicationContext context = site.start("--aws.secrets.refresh.interval=20ms")) {
			context.addApplicationListener((ApplicationListener<SecretsRefreshedEvent>) rounds::add);
			trouble.begin(site);
			rounds.clear();
			return within(() -> {
				rounds.take();
				return result(rounds.take().result()) + ", " + served(context);
			});
		}
	}

	private static String result(RefreshResult result) {
		return result.failed().isEmpty() ? "all read"
				: result.failed()
					.stream()
					.map((failed) -> kind(failed.failure().kind()))
					.distinct()
					.collect(Collectors.joining(", "));
	}

	private static String write(Site site, ConfigurableApplicationContext context) {
		String written = Value.WRITTEN.text(Site.FIRST);
		try {
			context.getBean(SecretStore.class).set(Site.FIRST, written);
			assertThat(served(context)).isEqualTo("written value");
			return "written";
		}
		catch (SecretWriteException ex) {
			assertNothingIsTold(ex);
			served(context);
			boolean there = isThere(site, written);
			assertThat(ex.getMessage().contains("It may have been done all the same.") || !there).isTrue();
			return kind(ex.failure().kind()) + (there ? ", may be written" : "");
		}
	}

	private static boolean isThere(Site site, String text) {
		return site.server().names().contains(Site.FIRST) && site.server().text(Site.FIRST).equals(text);
	}

	/**
	 * What code and configuration get, which is the same.
	 */
	private static String served(ConfigurableApplicationContext context) {
		String text = context.getBean(Secrets.class).get(FIRST).text();
		assertThat(context.getEnvironment().getProperty("app.first")).isEqualTo(text);
		Value.of(Site.SECOND, context.getEnvironment().getProperty("app.second"));
		return Value.of(Site.FIRST, text);
	}

	private static String health(EnvironmentSecrets secrets) {
		return new SecretsHealthIndicator(() -> checkup(secrets)).health().getStatus().getCode();
	}

	private static Checkup checkup(EnvironmentSecrets secrets) {
		return new Checkup(secrets::references, secrets.secrets(), secrets.cache(), Duration.ofMinutes(1),
				System::nanoTime);
	}

	private static String kind(Enum<?> kind) {
		return "`" + kind.name() + "`";
	}

	private static void assertNothingIsTold(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			assertThat(String.valueOf(cause.getMessage())).doesNotContain("abracadabra");
		}
	}

	private String within(Callable<String> situation) throws Exception {
		try {
			return this.executor.submit(situation).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (TimeoutException ex) {
			return "waits for ever";
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(NestedExceptionUtils.getMostSpecificCause(ex));
		}
	}

}
