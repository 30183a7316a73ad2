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
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import io.github.awssecrets.test.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.event.ContextRefreshedEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that can't have its secrets does not start, and tells at once all that
 * is wrong.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartupReportTests {

	private static final String DESCRIPTION = "Description:";

	private static final String SEVERAL = """
			db:
			  url: ${secrets:db/url}
			  password: ${secrets:db/password}
			  user: ${secrets:db/user#user}
			  key: ${secrets:db/key}
			  pool: ${secrets:db/pool:5}
			  bad: x${secrets:../x}
			  stage: ${secrets:db/user?stage=AWSPREVIOUS}
			""";

	@RegisterExtension
	final TestApplication application = new TestApplication();

	@Test
	void reportWhenSeveralFailTellsAllOfThem(CapturedOutput output) {
		several();
		assertThat(this.application.fail()).isNotNull();
		assertThatReportIsWhole(output);
	}

	@ParameterizedTest
	@ValueSource(classes = { NeedsUrl.class, NeedsDirectly.class, BindsRecord.class })
	void reportWhenBeanNeedsSecretFirstTellsAllOfThem(Class<?> bean, CapturedOutput output) {
		several();
		assertThat(this.application.with(bean).fail()).isNotNull();
		assertThatReportIsWhole(output);
	}

	@Test
	void reportWhenReferenceInAnnotationBreaksRuleTellsRestAsWell(CapturedOutput output) {
		several();
		assertThat(this.application.property("stage", "prod").with(NeedsNested.class).fail()).isNotNull();
		assertThat(output).contains("${secrets@${env}/path}").contains("'db.url' at application.yaml:2:8");
	}

	@Test
	void reportWhenInitializationIsLazyTellsAllOfThem(CapturedOutput output) {
		several();
		assertThat(this.application.property("spring.main.lazy-initialization", "true").fail()).isNotNull();
		assertThatReportIsWhole(output);
	}

	@Test
	void startWhenSecretIsMissingIsNeverReady() {
		this.application.yaml("password: ${secrets:absent}");
		assertThat(this.application.fail()).isNotNull();
		assertThat(this.application.events()).contains(ApplicationFailedEvent.class)
			.doesNotContain(ContextRefreshedEvent.class, ApplicationStartedEvent.class, ApplicationReadyEvent.class);
	}

	@Test
	void processWhenSecretIsMissingExitsWithFailure() throws IOException, InterruptedException {
		this.application.yaml("password: ${secrets:db/password}\nuser: ${secrets:db/user}");
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
				Main.class.getName(), "--spring.config.location=" + this.application.directory().toUri());
		this.application.server()
			.properties()
			.forEach((name, value) -> builder.command().add("--" + name + "=" + value));
		builder.environment().put("SECRET_DB_USER", "ali");
		Process process = builder.redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
		assertThat(process.exitValue()).isEqualTo(1);
		assertThat(output).contains("needs the secret 'db/password'").doesNotContain("db/user");
	}

	@ParameterizedTest
	@ValueSource(strings = { "INFO", "TRACE" })
	void outputWhenSecretsAreReadHoldsNone(String level, CapturedOutput output) {
		this.application.secret("text", "canary-1")
			.secret("json", "{\"member\":\"canary-2\",\"other\":\"canary-3\"}")
			.secret("broken", "{\"member\":\"canary-4\"")
			.secret("expression", "#{canary-5}${canary-6")
			.secret("imported", "{\"port\":\"canary-7\"}")
			.property("logging.level.io.github.awssecrets", level)
			.yaml("""
					spring.config.import: secrets:imported?prefix=imported.
					text: ${secrets:text}
					member: ${secrets:json#member}
					broken: ${secrets:broken#member:canary-8}
					expression: ${secrets:expression}
					default: ${secrets:absent:canary-9}
					invalid: ${secrets:/x:canary-10}
					denied: ${secrets:denied:canary-11}
					absent: ${secrets:json#absent}
					nested: ${secrets:${text}/x:canary-12}
					""");
		this.application.server().fail(Fault.accessDenied()).forSecret("denied").always();
		this.application.with(NeedsExpression.class);
		assertThat(this.application.fail()).isNotNull();
		assertThat(output).contains("5 secrets could not be read").doesNotContain("canary");
	}

	@Test
	void messagesWhenSecretsCantBeReadHoldNone() {
		this.application.secret("broken", "{\"member\":\"canary-1\"").yaml("""
				broken: ${secrets:broken#member:canary-2}
				invalid: ${secrets:/x:canary-3}
				absent: ${secrets:absent}
				""");
		assertThat(TestApplication.causes(this.application.fail()).map(Throwable::toString))
			.noneMatch((message) -> message.contains("canary"));
	}

	private void several() {
		this.application.secret("db/password", "canary")
			.secret("db/user", "{\"name\":\"canary\",\"port\":1}")
			.secret("db/key", "canary")
			.property("aws.secrets.region", "eu-west-1")
			.yaml(SEVERAL);
		this.application.server().fail(Fault.accessDenied()).forSecret("db/password").always();
		this.application.server().fail(Fault.decryptionFailure()).forSecret("db/key").always();
	}

	private static void assertThatReportIsWhole(CapturedOutput output) {
		assertThat(output.toString().split(DESCRIPTION, -1)).as("reports").hasSize(2);
		assertThat(output.toString().split(DESCRIPTION)[1]).contains("6 secrets could not be read")
			.contains("'db.url' at application.yaml:2:8 needs the secret 'db/url'")
			.contains("AWS Secrets Manager in eu-west-1")
			.contains("ResourceNotFoundException")
			.contains("--region eu-west-1 --name db/url")
			.contains("'db.password' at application.yaml:3:13 needs the secret 'db/password'")
			.contains("\"Action\":\"secretsmanager:GetSecretValue\"")
			.contains("arn:aws:secretsmanager:eu-west-1:*:secret:db/password-??????")
			.contains("'db.user' at application.yaml:4:9 needs the secret 'db/user#user'")
			.contains("name, port")
			.contains("'db.key' at application.yaml:5:8 needs the secret 'db/key'")
			.contains("DecryptionFailure")
			.contains("'db.bad' at application.yaml:7:8 needs the secret '../x'")
			.contains("'db.stage' at application.yaml:8:10")
			.contains("AWSPREVIOUS")
			.doesNotContain("db.pool")
			.doesNotContain("canary");
	}

	static class NeedsUrl {

		NeedsUrl(@Value("${db.url}") String url) {
		}

	}

	static class NeedsDirectly {

		NeedsDirectly(@Value("${secrets:db/url}") String url) {
		}

	}

	static class NeedsNested {

		NeedsNested(@Value("${secrets:${stage}/db}") String url) {
		}

	}

	static class NeedsExpression {

		NeedsExpression(@Value("${expression}") String expression) {
		}

	}

	@EnableConfigurationProperties(Db.class)
	static class BindsRecord {

		BindsRecord(Db db) {
		}

	}

	@ConfigurationProperties("db")
	record Db(String password, String user) {
	}

	static class Main {

		public static void main(String... arguments) {
			SpringApplication.run(TestApplication.Empty.class, arguments);
		}

	}

}
