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
import java.util.List;
import java.util.Map;

import io.github.awssecrets.read.Secrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * With AWS switched off, an application has its secrets from files and variables, and
 * nothing of AWS is touched. The classes that a process loads tell what it did.
 */
class LaptopTests {

	@RegisterExtension
	final TestApplication application = new TestApplication();

	@Test
	void processWhenAwsIsOffLoadsNoClientAndOpensNoSocket() throws IOException {
		Files.writeString(Files.createDirectory(directory().resolve("secrets")).resolve("api-key"), "from-file");
		this.application.file(".env", "SECRET_DB_USER=from-env-file\nSECRET_DB_PASSWORD=from-env-file").yaml("""
				aws.secrets:
				  enabled: false
				  environment.file: .env
				  files.directory: secrets
				api-key: ${secrets:api-key}
				user: ${secrets:db/user}
				password: ${secrets:db/password}
				""");
		EndedProcess process = run(Map.of("SECRET_DB_PASSWORD", "from-variable"));
		assertThat(process.output()).contains("api-key: from-file, files")
			.contains("db/user: from-env-file, environment-file")
			.contains("db/password: from-variable, environment");
		assertThat(process.classes()).isNotEmpty().noneMatch(LaptopTests::isOfClientOrNetwork);
	}

	@Test
	void processWhenAwsIsOnDoes() {
		this.application.yaml("api-key: ${secrets:api-key}").secret("api-key", "opensesame");
		this.application.server()
			.properties()
			.forEach((name, value) -> this.application.file("application.properties", name + "=" + value));
		assertThat(run(Map.of()).classes()).anyMatch(LaptopTests::isOfClientOrNetwork);
	}

	@Test
	void regionAndCredentialsWhenAwsIsOffAreNotLookedFor() {
		this.application.file(".env", "SECRET_API_KEY=opensesame")
			.property("aws.secrets.environment.file", directory().resolve(".env").toString())
			.without("aws.secrets.region", "aws.secrets.endpoint")
			.with(LooksForNothing.class)
			.yaml("api-key: ${secrets:api-key}");
		assertThat(this.application.run("--aws.secrets.enabled=false").getBean(Secrets.class).get("api-key").text())
			.isEqualTo("opensesame");
		assertThat(this.application.fail("--aws.secrets.sources=aws")).isNotNull();
	}

	private EndedProcess run(Map<String, String> environment) {
		return EndedProcess.of(directory(), Main.class, environment);
	}

	private static boolean isOfClientOrNetwork(String name) {
		return List
			.of("software.amazon.awssdk.services.secretsmanager.DefaultSecretsManagerClient",
					"software.amazon.awssdk.regions.internal.util.EC2MetadataUtils", "java.net.Socket",
					"sun.nio.ch.Net", "sun.nio.ch.NioSocketImpl")
			.contains(name);
	}

	private Path directory() {
		return this.application.directory();
	}

	static class LooksForNothing {

		@Bean
		AwsRegionProvider regionProvider() {
			return () -> {
				throw new IllegalStateException("looked for a region");
			};
		}

		@Bean
		AwsCredentialsProvider credentialsProvider() {
			return () -> {
				throw new IllegalStateException("looked for credentials");
			};
		}

	}

	static class Main {

		public static void main(String... arguments) {
			SpringApplication application = new SpringApplication(TestApplication.Empty.class);
			application.setWebApplicationType(WebApplicationType.NONE);
			try (ConfigurableApplicationContext context = application.run(arguments)) {
				for (String path : List.of("api-key", "db/user", "db/password")) {
					var value = context.getBean(Secrets.class).get(path);
					System.out.println(path + ": " + value.text() + ", " + value.origin().source());
				}
			}
		}

	}

}
