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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.awssecrets.test.FakeSecretsManager;
import io.github.awssecrets.test.Fault;
import io.github.awssecrets.test.Gate;
import io.github.awssecrets.test.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody moves the secrets of an application from files and properties into AWS, with
 * the application as it is started in production: in a process of its own.
 */
class MigrateCommandTests {

	private static final String BEAN = "A bean was created.";

	private final FakeSecretsManager server = FakeSecretsManager.start();

	private final Map<String, String> properties = new LinkedHashMap<>(this.server.properties());

	@TempDir
	private Path directory;

	private Path files;

	@BeforeEach
	void prepare() throws IOException {
		this.files = Files.createDirectories(this.directory.resolve("secrets"));
		this.properties.put("aws.secrets.files.directory", this.files.toString());
		this.properties.put("aws.secrets.prefix", "shop");
		this.properties.put("aws.secrets.write.enabled", "true");
	}

	@AfterEach
	void stop() {
		this.server.clearFaults();
		this.server.close();
	}

	@Test
	void planWhenSomethingIsMissingTellsWhatWouldBeDone() throws Exception {
		file("stripe/api-key", "opensesame\n");
		this.properties.remove("aws.secrets.write.enabled");
		Run run = run("a: b", "--aws.secrets.migrate=plan");
		assertThat(run.output()).startsWith("1 secret: 1 create\n")
			.contains("shop/stripe/api-key", "Nothing was changed. To copy, run it with --aws.secrets.migrate=apply")
			.doesNotContain("opensesame", BEAN, "Tomcat", ":: Spring Boot ::");
		assertThat(run.status()).isZero();
		assertThat(this.server.names()).isEmpty();
	}

	@Test
	void applyWhenAllIsCopiedSaysWhatCanGo() throws Exception {
		file("stripe/api-key", "opensesame\n");
		Run run = run("""
				spring.datasource.username: app
				spring.datasource.password: hunter2
				mail.password: ${secrets:stripe/api-key}
				""", "--aws.secrets.migrate=apply", "--aws.secrets.migrate.properties="
				+ "spring.datasource.username=db#username,spring.datasource.password=db#password");
		assertThat(run.output()).startsWith("2 secrets: 2 created\n")
			.contains("AWS has what is in these files. They can go:\n  " + this.files.resolve("stripe/api-key"))
			.contains("  spring.datasource.password: ${secrets:db#password}")
			.doesNotContain("opensesame", "hunter2", BEAN);
		assertThat(run.status()).isZero();
		assertThat(this.server.text("shop/stripe/api-key")).isEqualTo("opensesame");
		assertThat(this.server.text("shop/db")).isEqualTo("{\"username\": \"app\",\"password\": \"hunter2\"}");
	}

	@Test
	void applyWhenThereIsAnEnvironmentFileCopiesWhatReferencesMean() throws Exception {
		this.properties.remove("aws.secrets.files.directory");
		Files.writeString(this.directory.resolve(".env"), """
				SECRET_STRIPE_API_KEY='open sesame' # the key
				SECRET_LEFT_OVER=hunter2
				HOME=/root
				""");
		this.properties.put("aws.secrets.environment.file", this.directory.resolve(".env").toString());
		Run run = run("stripe.key: ${secrets:stripe/api-key}", "--aws.secrets.migrate=apply");
		assertThat(run.output()).startsWith("2 secrets: 1 invalid, 1 created\n")
			.contains("'SECRET_LEFT_OVER' is not copied.", "no reference in the configuration tells which secret it is")
			.contains("They can go, and are used instead of AWS until then:\n  SECRET_STRIPE_API_KEY")
			.doesNotContain("open sesame", "hunter2", "HOME");
		assertThat(this.server.text("shop/stripe/api-key")).isEqualTo("open sesame");
	}

	@Test
	void applyWhenSomethingDiffersOrIsInvalidReportsItInATableOf100Columns() throws Exception {
		file("different", "opensesame");
		file("bad name", "opensesame");
		file("x".repeat(120), "opensesame");
		this.server.put("shop/different", "abracadabra");
		Run run = run("a: b", "--aws.secrets.migrate=apply");
		assertThat(run.output()).startsWith("3 secrets: 1 differs, 1 invalid, 1 created\n")
			.contains("'" + this.files.resolve("bad name") + "' is not copied.", "only ASCII letters")
			.contains("To replace it, add --aws.secrets.migrate.overwrite.")
			.doesNotContain("opensesame", "abracadabra");
		assertThat(run.output().lines().skip(2).takeWhile((line) -> !line.isEmpty()))
			.allSatisfy((line) -> assertThat(line).hasSizeLessThanOrEqualTo(100));
		assertThat(run.status()).isEqualTo(1);
		assertThat(this.server.text("shop/different")).isEqualTo("abracadabra");
	}

	@Test
	void applyWhenOverwritingReplacesWhatDiffers() throws Exception {
		file("different", "opensesame");
		this.server.put("shop/different", "abracadabra");
		Run run = run("a: b", "--aws.secrets.migrate=apply", "--aws.secrets.migrate.overwrite");
		assertThat(run.output()).startsWith("1 secret: 1 overwritten\n");
		assertThat(run.status()).isZero();
		assertThat(this.server.text("shop/different")).isEqualTo("opensesame");
	}

	@Test
	void applyWhenKilledWhileARequestIsUnderWayIsGoneOnWith() throws Exception {
		for (int i = 0; i < 9; i++) {
			file("key-" + i, "opensesame " + i);
		}
		Gate gate = new Gate();
		this.server.fail(Fault.hang(gate)).on(Operation.CREATE_SECRET).forSecret("shop/key-4").once();
		Process process = start("a: b", "--aws.secrets.migrate=apply");
		gate.awaitRequests(1);
		process.destroyForcibly().waitFor();
		assertThat(this.server.names()).hasSize(4);
		gate.open();
		Run run = run("a: b", "--aws.secrets.migrate=apply");
		assertThat(run.status()).isZero();
		for (int i = 0; i < 9; i++) {
			assertThat(this.server.text("shop/key-" + i)).isEqualTo("opensesame " + i);
		}
		assertThat(run("a: b", "--aws.secrets.migrate=plan").output()).startsWith("9 secrets: 9 same\n");
	}

	@Test
	void applyWhenWritingIsOffIsRefused() throws Exception {
		file("key", "opensesame");
		this.properties.remove("aws.secrets.write.enabled");
		Run run = run("a: b", "--aws.secrets.migrate=apply");
		assertThat(run.output()).isEqualToIgnoringNewLines(
				"Writing secrets is switched off. To allow it, add --aws.secrets.write.enabled=true.");
		assertThat(run.status()).isEqualTo(2);
		assertThat(this.server.calls()).isEmpty();
	}

	@Test
	void migrateWhenAwsIsOffIsRefused() throws Exception {
		Run run = run("aws.secrets.enabled: false", "--aws.secrets.migrate=plan");
		assertThat(run.output()).startsWith("AWS is switched off, so that there is nowhere to copy to.");
		assertThat(run.status()).isEqualTo(2);
	}

	@Test
	void migrateWhenDirectoryIsEmptySaysSo() throws Exception {
		Run run = run("a: b", "--aws.secrets.migrate=plan");
		assertThat(run.output()).startsWith("There is nothing to copy: no secret is in the directory ");
		assertThat(run.status()).isEqualTo(2);
	}

	@Test
	void migrateWhenThereIsNothingToCopySaysSo() throws Exception {
		Run run = run("a: b", "--aws.secrets.migrate=plan");
		assertThat(run.output()).startsWith("There is nothing to copy:");
		assertThat(run.status()).isEqualTo(2);
	}

	@Test
	void migrateWhenDirectoryIsMissingSaysSo() throws Exception {
		this.properties.put("aws.secrets.files.directory", "/nowhere");
		Run run = run("a: b", "--aws.secrets.migrate=plan");
		assertThat(run.output())
			.isEqualToIgnoringNewLines("There is no directory /nowhere, which aws.secrets.files.directory names.");
		assertThat(run.status()).isEqualTo(2);
	}

	@Test
	void migrateWhenMappingIsMalformedSaysHowItIsWritten() throws Exception {
		Run run = run("a: b", "--aws.secrets.migrate=plan",
				"--aws.secrets.migrate.properties=spring.datasource.password");
		assertThat(run.output()).contains("A property to copy is written as property=reference");
		assertThat(run.status()).isEqualTo(2);
	}

	@Test
	void migrateWhenModeIsUnknownIsRefused() throws Exception {
		Run run = run("a: b", "--aws.secrets.migrate=aply");
		assertThat(run.output()).contains("is plan, which only compares, or apply, which copies, and not 'aply'");
		assertThat(run.status()).isEqualTo(2);
	}

	@Test
	void migrateWhenItIsAPropertyAndNoArgumentStaysAway() throws Exception {
		Run run = run("aws.secrets.migrate: apply");
		assertThat(run.output()).contains(BEAN);
		assertThat(this.server.names()).isEmpty();
	}

	private void file(String path, String content) throws IOException {
		Path file = this.files.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, content);
	}

	private Run run(String yaml, String... args) throws IOException, InterruptedException {
		Process process = start(yaml, args);
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return new Run(process.waitFor(), output);
	}

	private Process start(String yaml, String... args) throws IOException {
		Files.writeString(this.directory.resolve("application.yaml"), yaml);
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
						Application.class.getName(), "--spring.config.location=" + this.directory.toUri()));
		command.addAll(Arrays.asList(args));
		this.properties.forEach((name, value) -> command.add("--" + name + "=" + value));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().keySet().removeIf((name) -> name.startsWith("AWS_"));
		return builder.start();
	}

	private record Run(int status, String output) {

	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Application {

		@Bean
		static String noisy() {
			System.out.println(BEAN);
			return BEAN;
		}

		public static void main(String[] args) {
			SpringApplication application = new SpringApplication(Application.class);
			application.setDefaultProperties(Map.of("server.address", "127.0.0.1", "server.port", "0"));
			application.run(args).close();
		}

	}

}
