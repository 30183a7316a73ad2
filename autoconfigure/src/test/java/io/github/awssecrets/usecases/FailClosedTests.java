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

import java.util.Map;
import java.util.stream.Stream;

import io.github.awssecrets.env.UnresolvedSecretsException;
import io.github.awssecrets.test.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A reference is its secret, or a failure: never null, never its own text.
 */
@ExtendWith(OutputCaptureExtension.class)
class FailClosedTests {

	@RegisterExtension
	final TestApplication application = new TestApplication();

	static Stream<Arguments> outages() {
		return Stream.of(Arguments.of(Fault.accessDenied(), "AccessDeniedException"),
				Arguments.of(Fault.kmsAccessDenied(), "KMS"), Arguments.of(Fault.throttling(), "ThrottlingException"),
				Arguments.of(Fault.decryptionFailure(), "DecryptionFailure"),
				Arguments.of(Fault.connectionReset(), "could not be reached"),
				Arguments.of(Fault.unavailable(), "ServiceUnavailableException"),
				Arguments.of(Fault.garbageBody(), "makes no sense"),
				Arguments.of(Fault.expiredToken(), "ExpiredTokenException"));
	}

	@Test
	void secretWhenMissingWithoutDefaultFails(CapturedOutput output) {
		this.application.yaml("password: ${secrets:db/password}");
		assertThat(this.application.fail()).isNotNull();
		assertThat(output).contains("'password' at application.yaml:1:11 needs the secret 'db/password'");
	}

	@ParameterizedTest
	@MethodSource("outages")
	void defaultWhenSecretIsNotReadableIsNotUsed(Fault fault, String code, CapturedOutput output) {
		this.application.secret("db/password", "opensesame");
		this.application.server().fail(fault).always();
		this.application.property("aws.secrets.startup-timeout", "6s");
		this.application.yaml("password: ${secrets:db/password:canary}");
		assertThat(this.application.fail()).isNotNull();
		assertThat(output).contains("'password' at application.yaml:1:11 needs the secret 'db/password'")
			.contains(code)
			.doesNotContain("canary")
			.doesNotContain("opensesame");
	}

	@Test
	void defaultWhenReferenceContainsPlaceholderAndSecretIsNotReadableIsNotUsed(CapturedOutput output) {
		this.application.secret("prod/db", "opensesame");
		this.application.server().fail(Fault.accessDenied()).always();
		this.application.yaml("""
				stage: prod
				password: ${secrets@${stage}/db:canary}
				""");
		assertThat(this.application.fail()).isNotNull();
		assertThat(output).contains("'password' at application.yaml:2:11 needs the secret 'prod/db'")
			.doesNotContain("canary");
	}

	@Test
	void defaultWhenSecretIsScheduledForDeletionIsNotUsed(CapturedOutput output) {
		this.application.secret("db/password", "opensesame");
		this.application.server().scheduleDeletion("db/password");
		this.application.yaml("password: ${secrets:db/password:canary}");
		assertThat(this.application.fail()).isNotNull();
		assertThat(output).contains("InvalidRequestException").contains("restore-secret").doesNotContain("canary");
	}

	@Test
	void defaultWhenMemberIsOfMalformedJsonIsNotUsed(CapturedOutput output) {
		this.application.secret("db", "{\"password\":\"opensesame\"").yaml("password: ${secrets:db#password:canary}");
		assertThat(this.application.fail()).isNotNull();
		assertThat(output).contains("not JSON").doesNotContain("canary").doesNotContain("opensesame");
	}

	@Test
	void nestedColonFormWhenInFileFailsAndNamesOtherForm(CapturedOutput output) {
		this.application.secret("prod/db", "opensesame").yaml("""
				stage: prod
				password: ${secrets:${stage}/db}
				""");
		assertThat(this.application.fail()).isNotNull();
		assertThat(output).contains("'password' at application.yaml:2:11").contains("${secrets@${env}/db}");
	}

	@Test
	void nestedColonFormWhenInAnnotationFailsAndNamesOtherForm(CapturedOutput output) {
		this.application.secret("prod/db", "opensesame").property("stage", "prod").with(NestedInAnnotation.class);
		assertThat(this.application.fail()).isNotNull();
		assertThat(output).contains("${secrets@${env}/path}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "${secrets:${stage}/db}", "${secrets:${stage}}", "${secrets}", "x${secrets}y",
			"${secrets:prod/${missing:db}}", "${secrets:/db}", "${secrets:../db}", "${secrets:}", "${secrets@}",
			"${absent:${secrets:${stage}/db}}", "${secrets:absent}", "${secrets@${stage}/absent}",
			"${secrets:arn:aws:secretsmanager:eu-central-1:123456789012:secret:x}", "${secrets:db?stage=}" })
	void textWhenNotResolvableIsNeverHandedOut(String text) {
		ConfigurableApplicationContext context = this.application.property("stage", "prod").run();
		assertThatNothingIsHandedOut(context, text);
	}

	@Test
	void nestedColonFormWhenEnvironmentVariableIsNamedSecretsIsNotThat() {
		this.application.property("stage", "prod").customize((spring) -> {
			StandardEnvironment environment = new StandardEnvironment();
			environment.getPropertySources()
				.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
						new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
								Map.of("SECRETS", "oops")));
			spring.setEnvironment(environment);
		});
		assertThatNothingIsHandedOut(this.application.run(), "${secrets:${stage}/db}");
	}

	@Test
	void nestedColonFormWhenArgumentIsNamedSecretsIsNotThat() {
		this.application.property("stage", "prod");
		assertThatNothingIsHandedOut(this.application.run("--secrets=oops"), "${secrets:${stage}/db}");
	}

	@Test
	void nestedColonFormWhenInitializerAddsPropertyNamedSecretsIsNotThat() {
		this.application.property("stage", "prod")
			.customize((spring) -> spring.addInitializers((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("first", Map.of("secrets", "oops")))));
		assertThatNothingIsHandedOut(this.application.run(), "${secrets:${stage}/db}");
	}

	@Test
	void secretWhenAwsIsSwitchedOffFails(CapturedOutput output) {
		this.application.secret("db", "opensesame").property("aws.secrets.enabled", "false").yaml("""
				password: ${secrets:db}
				""");
		assertThat(this.application.fail()).isNotNull();
		assertThat(output).contains("'password' at application.yaml:1:11 needs the secret 'db'")
			.contains("aws.secrets.enabled");
		assertThat(this.application.server().calls()).isEmpty();
	}

	@Test
	void literalPropertyWhenInHigherSourceWinsWithoutCall() {
		this.application.yaml("password: ${secrets:db/password}");
		ConfigurableApplicationContext context = this.application.run("--secrets:db/password=local");
		assertThat(TestApplication.property(context, "password")).isEqualTo("local");
		assertThat(TestApplication.bind(context, "password", String.class)).isEqualTo("local");
		assertThat(this.application.server().calls()).isEmpty();
	}

	@Test
	void literalPropertyWhenWrittenInFileWins() {
		this.application.file("application.properties", "secrets\\:db/password=local\n").yaml("""
				password: ${secrets:db/password}
				""");
		assertThat(TestApplication.property(this.application.run(), "password")).isEqualTo("local");
		assertThat(this.application.server().calls()).isEmpty();
	}

	@Test
	void literalPropertyWhenOneOfTwoIsMissingDoesNotHideOther(CapturedOutput output) {
		this.application.yaml("""
				password: ${secrets:db/password}
				user: ${secrets:db/user}
				""");
		assertThat(this.application.fail("--secrets:db/password=local")).isNotNull();
		assertThat(output).contains("needs the secret 'db/user'").doesNotContain("needs the secret 'db/password'");
	}

	@Test
	void ownTreeNamedSecretsKeepsWorking() {
		this.application.secret("db", "opensesame").yaml("""
				secrets:
				  enabled: true
				  store: ${secrets:db}
				stored: ${secrets.store}
				""").with(OwnTree.class);
		ConfigurableApplicationContext context = this.application.run();
		assertThat(context.getBean(OwnProperties.class)).isEqualTo(new OwnProperties(true, "opensesame"));
		assertThat(
				Binder.get(context.getEnvironment()).bind("secrets", Bindable.mapOf(String.class, String.class)).get())
			.containsEntry("store", "opensesame");
		assertThat(TestApplication.property(context, "secrets")).isNull();
		assertThat(TestApplication.property(context, "secrets.enabled")).isEqualTo("true");
		assertThat(TestApplication.property(context, "stored")).isEqualTo("opensesame");
		assertThat(context.containsBean("conditional")).isTrue();
	}

	@Test
	void ownPropertyNamedSecretsKeepsWorking() {
		this.application.secret("db", "opensesame").yaml("secrets: ${secrets:db}");
		ConfigurableApplicationContext context = this.application.run();
		assertThat(TestApplication.property(context, "secrets")).isEqualTo("opensesame");
		assertThat(TestApplication.bind(context, "secrets", String.class)).isEqualTo("opensesame");
	}

	private static void assertThatNothingIsHandedOut(ConfigurableApplicationContext context, String text) {
		MutablePropertySources sources = context.getEnvironment().getPropertySources();
		sources.addLast(new MapPropertySource("late", Map.of("late", text)));
		assertThatThrownBy(() -> TestApplication.property(context, "late")).as("Environment")
			.isInstanceOf(UnresolvedSecretsException.class);
		assertThatThrownBy(() -> TestApplication.bind(context, "late", String.class)).as("Binder")
			.hasRootCauseInstanceOf(UnresolvedSecretsException.class);
		assertThatThrownBy(() -> context.getAutowireCapableBeanFactory().createBean(Late.class)).as("@Value")
			.hasRootCauseInstanceOf(UnresolvedSecretsException.class);
		assertThatThrownBy(() -> context.getEnvironment().resolvePlaceholders(text)).as("resolvePlaceholders")
			.isInstanceOf(UnresolvedSecretsException.class);
	}

	static class Late {

		@Value("${late}")
		String text = "";

	}

	static class NestedInAnnotation {

		@Value("${secrets:${stage}/db}")
		String text = "";

	}

	@EnableConfigurationProperties(OwnProperties.class)
	static class OwnTree {

		@org.springframework.context.annotation.Bean
		@org.springframework.boot.autoconfigure.condition.ConditionalOnProperty("secrets.enabled")
		String conditional() {
			return "";
		}

	}

	@ConfigurationProperties("secrets")
	record OwnProperties(boolean enabled, String store) {
	}

}
