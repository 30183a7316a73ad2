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

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.test.FakeSecretsManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.json.JsonContent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An operator looks at the secrets of an application, and at what its role needs.
 */
class InventoryTests {

	private final FakeSecretsManager server = FakeSecretsManager.start();

	@BeforeEach
	void seed() {
		this.server.put("shop/db", "{\"user\": \"ali\", \"password\": \"opensesame\"}");
		this.server.put("shop/mail/key", "carrier-pigeon");
		this.server.put("shop/imported", "{\"a\": \"abracadabra\"}");
		this.server.put("shop/by-code", "hocuspocus");
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void secretsWhenAskedForListsEachReferenceAndNoValue() throws Exception {
		try (RunningApplication application = start()) {
			this.server.clearCalls();
			HttpResponse<String> response = application.get("/actuator/secrets");
			assertThat(response.statusCode()).isEqualTo(200);
			JsonContent body = new JsonContent(response.body());
			assertThat(body).extractingPath("$.secrets[*].reference")
				.asArray()
				.containsExactlyInAnyOrder("db#user", "db#password", "mail/key", "imported", "by-code");
			assertThat(body).extractingPath("$.secrets[?(@.reference=='imported')].properties[0].name")
				.asArray()
				.containsExactly("spring.config.import");
			assertThat(body).extractingPath("$.secrets[?(@.reference=='by-code')].properties[*]").asArray().isEmpty();
			assertThat(response.body()).doesNotContain("opensesame", "carrier-pigeon", "abracadabra", "hocuspocus");
			assertThat(this.server.calls()).isEmpty();
		}
	}

	@Test
	void secretsWhenPathIsGivenListsThatSecretAlone() throws Exception {
		try (RunningApplication application = start()) {
			assertThat(new JsonContent(application.get("/actuator/secrets/mail/key").body()))
				.extractingPath("$.secrets[*].reference")
				.isEqualTo(List.of("mail/key"));
			assertThat(new JsonContent(application.get("/actuator/secrets/db").body()))
				.extractingPath("$.secrets[*].reference")
				.asArray()
				.containsExactlyInAnyOrder("db#user", "db#password");
		}
	}

	@Test
	void secretsWhenPathIsUnknownAnswersThoseThatAreKnown() throws Exception {
		try (RunningApplication application = start()) {
			HttpResponse<String> response = application.get("/actuator/secrets/mail/kee");
			assertThat(response.statusCode()).isEqualTo(404);
			assertThat(new JsonContent(response.body())).isStrictlyEqualTo("""
					{"unknown": "mail/kee", "secrets": ["by-code", "db", "imported", "mail/key"]}""");
		}
	}

	@Test
	void secretsWhenNotExposedIsNotThere() throws Exception {
		try (RunningApplication application = RunningApplication.start(this.server, Empty.class)) {
			assertThat(application.get("/actuator/secrets").statusCode()).isEqualTo(404);
			assertThat(application.get("/actuator/secretspolicy").statusCode()).isEqualTo(404);
		}
	}

	@Test
	void policyWhenAskedForAllowsWhatIsInUse() throws Exception {
		try (RunningApplication application = start()) {
			HttpResponse<String> response = application.get("/actuator/secretspolicy");
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(new JsonContent(response.body())).isStrictlyEqualTo("""
					{"Version": "2012-10-17", "Statement": [
					 {"Sid": "ReadSecrets", "Effect": "Allow", "Action": "secretsmanager:GetSecretValue",
					  "Resource": ["%1$sby-code-??????", "%1$sdb-??????", "%1$simported-??????",
					               "%1$smail/key-??????"]},
					 {"Sid": "ReadSeveralSecretsWithOneCall", "Effect": "Allow",
					  "Action": "secretsmanager:BatchGetSecretValue", "Resource": "*"}]}""".formatted(arns()));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "*", "arn:aws:kms:eu-central-1:123456789012:key/2f0c" })
	void policyWhenThereIsAKeyAllowsToDecrypt(String key) throws Exception {
		try (RunningApplication application = start()) {
			JsonContent body = new JsonContent(
					application.get("/actuator/secretspolicy?kmsKey=" + encoded(key)).body());
			assertThat(body).extractingPath("$.Statement[2].Action").isEqualTo("kms:Decrypt");
			assertThat(body).extractingPath("$.Statement[2].Condition.StringEquals['kms:ViaService']")
				.isEqualTo("secretsmanager.eu-central-1.amazonaws.com");
		}
	}

	@Test
	void policyWhenRoleIsToWriteAllowsWhatWritingCalls() throws Exception {
		try (RunningApplication application = start("aws.secrets.write.enabled=true",
				"aws.secrets.write.tags.team=shop")) {
			JsonContent body = new JsonContent(
					application.get("/actuator/secretspolicy?mode=write&kmsKey=" + encoded("*")).body());
			assertThat(body).isStrictlyEqualTo("""
					{"Version": "2012-10-17", "Statement": [
					 {"Sid": "WriteSecrets", "Effect": "Allow", "Action": [
					   "secretsmanager:CreateSecret", "secretsmanager:DeleteSecret", "secretsmanager:DescribeSecret",
					   "secretsmanager:GetSecretValue", "secretsmanager:ListSecretVersionIds",
					   "secretsmanager:PutSecretValue", "secretsmanager:RestoreSecret", "secretsmanager:TagResource",
					   "secretsmanager:UpdateSecretVersionStage"], "Resource": "%s*"},
					 {"Sid": "ListSecretsAndReadSeveral", "Effect": "Allow", "Action": [
					   "secretsmanager:BatchGetSecretValue", "secretsmanager:ListSecrets"], "Resource": "*"},
					 {"Sid": "EncryptSecrets", "Effect": "Allow", "Action": ["kms:Decrypt", "kms:GenerateDataKey"],
					  "Resource": "arn:aws:kms:eu-central-1:%s:key/*", "Condition": {"StringEquals": {
					   "kms:ViaService": "secretsmanager.eu-central-1.amazonaws.com"}}}]}""".formatted(arns(),
					this.server.arn("shop/db").split(":")[4]));
		}
	}

	@Test
	void policyWhenNothingIsWrittenHasNoModeForIt() throws Exception {
		try (RunningApplication application = start()) {
			assertThat(application.get("/actuator/secretspolicy?mode=write").statusCode()).isEqualTo(400);
			assertThat(application.get("/actuator/secretspolicy?mode=own").statusCode()).isEqualTo(400);
			assertThat(application.get("/actuator/secretspolicy?mode=read").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void policyWhenKeyIsNoneIsRefused() throws Exception {
		try (RunningApplication application = start()) {
			HttpResponse<String> response = application.get("/actuator/secretspolicy?kmsKey=alias/mine");
			assertThat(response.statusCode()).isEqualTo(400);
		}
	}

	@Test
	void policyWhenAwsIsOffIsNotThere() throws Exception {
		try (RunningApplication application = RunningApplication.start(this.server, Empty.class,
				"management.endpoints.web.exposure.include=*", "aws.secrets.enabled=false")) {
			assertThat(application.get("/actuator/secretspolicy").statusCode()).isEqualTo(404);
		}
	}

	private String arns() {
		String arn = this.server.arn("shop/db");
		return arn.substring(0, arn.indexOf("shop/") + "shop/".length());
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	private RunningApplication start(String... properties) {
		String[] all = Stream.concat(
				Stream.of("management.endpoints.web.exposure.include=secrets,secretspolicy", "aws.secrets.prefix=shop",
						"spring.config.import=secrets:imported?prefix=imported.", "app.user=${secrets:db#user}",
						"app.password=${secrets:db#password}", "app.key=${secrets:mail/key}"),
				Arrays.stream(properties))
			.toArray(String[]::new);
		return RunningApplication.start(this.server, Application.class, all);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		CommandLineRunner reader(Secrets secrets) {
			return (args) -> secrets.get("by-code");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Empty {

	}

}
