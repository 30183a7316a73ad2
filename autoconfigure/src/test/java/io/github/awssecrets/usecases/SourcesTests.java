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

import io.github.awssecrets.read.Secrets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A secret can be in several places, and it is told which one answered and which ones
 * could.
 */
@ExtendWith(OutputCaptureExtension.class)
class SourcesTests {

	@RegisterExtension
	final TestApplication application = new TestApplication();

	@BeforeEach
	void configure() {
		this.application.property("aws.secrets.environment.file", path(".env"))
			.property("aws.secrets.files.directory", path("secrets"));
	}

	@Test
	void secretWhenInSeveralPlacesIsThatOfTheFirst() throws IOException {
		this.application.file(".env", "SECRET_A='1'").secret("a", "2").secret("b", "2");
		secretFile("a", "3");
		secretFile("b", "3");
		secretFile("c", "3");
		ConfigurableApplicationContext context = this.application.yaml("""
				a: ${secrets:a}
				b: ${secrets:b}
				c: ${secrets:c}
				""").run();
		assertThat(answered(context, "a")).isEqualTo("1 from environment-file");
		assertThat(answered(context, "b")).isEqualTo("2 from aws");
		assertThat(answered(context, "c")).isEqualTo("3 from files");
	}

	@Test
	void secretWhenOrderIsAnotherIsThatOfTheFirst() throws IOException {
		this.application.file(".env", "SECRET_A=1").secret("a", "2");
		secretFile("a", "3");
		this.application.property("aws.secrets.sources", "files,aws,environment");
		ConfigurableApplicationContext context = this.application.yaml("a: ${secrets:a}").run();
		assertThat(answered(context, "a")).isEqualTo("3 from files");
		assertThat(this.application.server().calls()).isEmpty();
	}

	@Test
	void placesWhenBlankAreNotUsed(CapturedOutput output) {
		this.application.property("aws.secrets.environment.file", " ").property("aws.secrets.files.directory", "");
		assertThat(this.application.yaml("a: ${secrets:a}").fail()).isNotNull();
		assertThat(output).contains("set the environment variable SECRET_A, or create the secret:")
			.doesNotContain("the file");
	}

	@Test
	void reportWhenAwsIsOffNamesWhatToCreate(CapturedOutput output) throws IOException {
		this.application.property("aws.secrets.enabled", "false").file(".env", "");
		Files.createDirectory(Path.of(path("secrets")));
		assertThat(this.application.yaml("a: ${secrets:stripe/api-key}").fail()).isNotNull();
		assertThat(output)
			.contains("'stripe/api-key' is not in the environment variable SECRET_STRIPE_API_KEY, nor in the file "
					+ path(".env")
					+ ", nor in AWS Secrets Manager, which aws.secrets.enabled=false switches off, nor in "
					+ "the directory " + path("secrets") + ".")
			.contains("Correct the reference, or set the environment variable SECRET_STRIPE_API_KEY, or set "
					+ "SECRET_STRIPE_API_KEY in " + path(".env") + ", or create the file "
					+ path("secrets/stripe/api-key") + ".");
	}

	@Test
	void reportWhenAwsHasItNotNamesTheOtherPlaces(CapturedOutput output) {
		assertThat(this.application.yaml("a: ${secrets:a}").fail()).isNotNull();
		assertThat(output).contains("ResourceNotFoundException")
			.contains("or set SECRET_A in " + path(".env") + ", or create the directory " + path("secrets")
					+ ", and in it the file a, or create the secret:");
	}

	@Test
	void reportWhenFileCantBeThatOfASecretSaysWhy(CapturedOutput output) throws IOException {
		secretFile("a", "x".repeat(65_537));
		assertThat(this.application.yaml("a: ${secrets:a:canary}").fail()).isNotNull();
		assertThat(output)
			.contains("'a' could not be read: the file " + path("secrets/a") + " is larger than 65,536 bytes.")
			.contains("Put a regular file of at most 65,536 bytes there")
			.doesNotContain("Try again");
	}

	@Test
	void reportWhenEnvironmentFileIsMalformedNamesTheLineAlone(CapturedOutput output) {
		this.application.file(".env", "# for tests\nSECRET_A=canary\nSECRET_B canary\n");
		this.application.yaml("""
				a: ${secrets:a}
				b: ${secrets:b}
				aws.secrets.environment.file: "%s"
				""".formatted(path(".env")));
		assertThat(this.application.fail()).isNotNull();
		assertThat(output)
			.contains("'aws.secrets.environment.file' at application.yaml:3:31 is '" + path(".env")
					+ "', which is invalid: line 3 is neither NAME=value, nor a comment, nor empty.")
			.contains("Correct the file.")
			.doesNotContain("canary");
	}

	private String answered(ConfigurableApplicationContext context, String path) {
		return TestApplication.property(context, path) + " from "
				+ context.getBean(Secrets.class).get(path).origin().source();
	}

	private void secretFile(String path, String text) throws IOException {
		Files.writeString(Files.createDirectories(Path.of(path("secrets"))).resolve(path), text);
	}

	private String path(String name) {
		return this.application.directory().resolve(name).toString();
	}

}
