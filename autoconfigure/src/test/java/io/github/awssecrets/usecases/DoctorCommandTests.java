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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.awssecrets.test.FakeSecretsManager;
import io.github.awssecrets.test.Fault;
import io.github.awssecrets.test.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.json.JsonContent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody has the doctor look at an application, as it is started in production: in a
 * process of its own.
 */
class DoctorCommandTests {

	private static final String BEAN = "A bean was created.";

	private final FakeSecretsManager server = FakeSecretsManager.start();

	private final Map<String, String> properties = new LinkedHashMap<>(this.server.properties());

	@TempDir
	private Path directory;

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void doctorWhenAllResolveSaysSoAndStartsNothing() throws Exception {
		this.server.put("shop/db", "{\"password\": \"opensesame\"}");
		Run run = run("""
				aws.secrets.prefix: shop
				spring.datasource.password: ${secrets:db#password}
				mail.key: ${secrets:mail/key:none}
				""", "--aws.secrets.doctor");
		assertThat(run.output()).startsWith("2 references: 1 ok, 1 absent")
			.contains("db#password", "mail/key")
			.doesNotContain("opensesame", BEAN, "Tomcat", "Started", ":: Spring Boot ::");
		assertThat(run.status()).isZero();
		assertThat(this.server.calls()).isNotEmpty();
	}

	@Test
	void doctorWhenSecretsFailTellsEachWithItsFix() throws Exception {
		this.server.put("shop/db", "{\"password\": \"opensesame\"}");
		this.server.put("shop/stripe/key", "carrier-pigeon");
		this.server.fail(Fault.accessDenied()).forSecret("shop/stripe/key").always();
		Run run = run("""
				aws.secrets.prefix: shop
				spring.datasource.password: ${secrets:db#passwrd}
				stripe.key: ${secrets:stripe/key}
				mail.key: ${secrets:mial}
				""", "--aws.secrets.doctor");
		assertThat(run.output()).startsWith("3 references: 3 failed")
			.contains("  1. 'spring.datasource.password' at application.yaml:2:29 needs the secret 'db#passwrd'.",
					"the members there are: password.")
			.contains("'stripe.key' at application.yaml:3:13 needs the secret 'stripe/key'.",
					"\"Action\":\"secretsmanager:GetSecretValue\"")
			.contains("aws secretsmanager create-secret --endpoint-url " + this.server.endpoint(), "--name shop/mial")
			.doesNotContain("opensesame", "carrier-pigeon");
		assertThat(run.status()).isEqualTo(1);
		assertThat(table(run)).isNotEmpty().allSatisfy((line) -> assertThat(line).hasSizeLessThanOrEqualTo(100));
	}

	@Test
	void doctorWhenMachinesReadItPrintsJsonAlone() throws Exception {
		this.server.put("shop/db", "{\"password\": \"opensesame\"}");
		this.server.fail(Fault.accessDenied()).on(Operation.BATCH_GET_SECRET_VALUE).always();
		Run run = run("""
				aws.secrets.prefix: shop
				spring.datasource.password: ${secrets:db#password}
				mail.key: ${secrets:mail}
				""", "--aws.secrets.doctor=json");
		JsonContent json = new JsonContent(run.output());
		assertThat(json).extractingPath("$.secrets[0]")
			.asMap()
			.containsEntry("reference", "db#password")
			.containsEntry("condition", "OK")
			.containsEntry("source", "aws")
			.containsEntry("name", "shop/db")
			.containsEntry("properties",
					List.of(Map.of("name", "spring.datasource.password", "origin", "application.yaml:2:29")));
		assertThat(json).extractingPath("$.secrets[1]")
			.asMap()
			.containsEntry("condition", "FAILED")
			.containsEntry("reason", "NOT_FOUND")
			.containsEntry("code", "ResourceNotFoundException");
		assertThat(run.output()).doesNotContain("opensesame");
		assertThat(run.status()).isEqualTo(1);
	}

	@Test
	void doctorWhenThereAreNoReferencesSaysSo() throws Exception {
		Run run = run("a: b", "--aws.secrets.doctor");
		assertThat(run.output()).isEqualToIgnoringNewLines("The configuration has no reference to a secret.");
		assertThat(run.status()).isZero();
		assertThat(this.server.calls()).isEmpty();
	}

	@Test
	void doctorWhenReferenceIsInvalidIsAMisconfiguration() throws Exception {
		Run run = run("db.password: ${secrets:/db}", "--aws.secrets.doctor");
		assertThat(run.output()).contains("'db.password' at application.yaml:1:14 needs the secret '/db'.",
				"It can't be used");
		assertThat(run.status()).isEqualTo(2);
	}

	@Test
	void doctorWhenSettingIsInvalidIsAMisconfiguration() throws Exception {
		Run run = run("aws.secrets.cache.ttl: 0s", "--aws.secrets.doctor=json");
		assertThat(new JsonContent(run.output())).extractingPath("$.error.description")
			.asString()
			.startsWith("'aws.secrets.cache.ttl' at application.yaml:1:24 is ");
		assertThat(run.status()).isEqualTo(2);
	}

	@Test
	void doctorWhenSettingIsOfAWrongTypeNamesIt() throws Exception {
		Run run = run("aws.secrets.cache.ttl: hunter2", "--aws.secrets.doctor=json");
		assertThat(new JsonContent(run.output())).extractingPath("$.error.description")
			.isEqualTo("'aws.secrets.cache.ttl' at application.yaml:1:24 can't be bound to java.time.Duration.");
		assertThat(run.output()).doesNotContain("hunter2");
		assertThat(run.status()).isEqualTo(2);
	}

	@Test
	void doctorWhenImportFailsReportsIt() throws Exception {
		Run run = run("spring.config.import: secrets:db", "--aws.secrets.doctor");
		assertThat(run.output()).startsWith("1 reference: 1 failed")
			.contains("'spring.config.import' at application.yaml:1:23 needs the secret 'db'.");
		assertThat(run.status()).isEqualTo(1);
	}

	@Test
	void doctorWhenConfigurationDoesNotLoadKeepsWhatItSaysToItself() throws Exception {
		Run run = run("password: hunter2: x", "--aws.secrets.doctor=json");
		assertThat(new JsonContent(run.output())).extractingPath("$.error.description")
			.asString()
			.startsWith("The configuration could not be loaded: ");
		assertThat(run.output()).doesNotContain("hunter2");
		assertThat(run.status()).isEqualTo(2);
	}

	@Test
	void doctorWhenImportedFileDoesNotExistNamesIt() throws Exception {
		Run run = run("spring.config.import: file:./missing.yaml", "--aws.secrets.doctor");
		assertThat(run.output()).startsWith("The configuration could not be loaded: ")
			.contains("missing.yaml")
			.contains("does not exist.")
			.contains("Correct the location, or put 'optional:' before it.");
		assertThat(run.status()).isEqualTo(2);
	}

	@Test
	void doctorWhenThereIsNoRegionTellsSoWithinTenSeconds() throws Exception {
		this.properties.remove("aws.secrets.region");
		Run run = run("db.password: ${secrets:db}", "--aws.secrets.doctor");
		assertThat(run.output()).contains("no AWS region is configured", "Set aws.secrets.region.");
		assertThat(run.status()).isEqualTo(2);
		assertThat(run.seconds()).isLessThan(10);
	}

	@Test
	void doctorWhenThereAreNoCredentialsTellsSoWithinTenSeconds() throws Exception {
		this.properties.keySet().removeIf((name) -> name.startsWith("spring.cloud.aws.credentials"));
		Run run = run("db.password: ${secrets:db}", "--aws.secrets.doctor");
		assertThat(run.output()).contains("no AWS credentials were found");
		assertThat(run.status()).isEqualTo(2);
		assertThat(run.seconds()).isLessThan(10);
	}

	@Test
	void doctorWhenFormatIsUnknownIsRefused() throws Exception {
		Run run = run("a: b", "--aws.secrets.doctor=xml");
		assertThat(run.output()).contains("there is no format 'xml'");
		assertThat(run.status()).isEqualTo(2);
	}

	@Test
	void doctorWhenItIsAPropertyAndNoArgumentStaysAway() throws Exception {
		Run run = run("aws.secrets.doctor: json");
		assertThat(run.output()).contains(BEAN);
	}

	private static List<String> table(Run run) {
		return run.output().lines().skip(2).takeWhile((line) -> !line.isEmpty()).toList();
	}

	private Run run(String yaml, String... args) throws IOException, InterruptedException {
		Files.writeString(this.directory.resolve("application.yaml"), yaml);
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-Duser.home=" + this.directory, "-cp",
						System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
						Application.class.getName(), "--spring.config.location=" + this.directory.toUri()));
		command.addAll(Arrays.asList(args));
		this.properties.forEach((name, value) -> command.add("--" + name + "=" + value));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().keySet().removeIf((name) -> name.startsWith("AWS_"));
		long start = System.nanoTime();
		Process process = builder.start();
		String output = new String(process.getInputStream().readAllBytes());
		return new Run(process.waitFor(), output, (System.nanoTime() - start) / 1_000_000_000);
	}

	private record Run(int status, String output, long seconds) {

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
