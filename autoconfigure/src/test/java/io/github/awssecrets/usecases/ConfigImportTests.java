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

import io.github.awssecrets.test.Fault;
import io.github.awssecrets.test.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code spring.config.import=secrets:} makes the members of a secret properties, and
 * references available while configuration data loads.
 */
@ExtendWith(OutputCaptureExtension.class)
class ConfigImportTests {

	private static final String DB = "{\"url\":\"jdbc:h2:mem:\",\"username\":\"ali\",\"password\":\"open${ses}#{ame}\"}";

	@RegisterExtension
	final TestApplication application = new TestApplication();

	@Test
	void importWhenJsonMakesMembersProperties() {
		this.application.secret("db/credentials", DB).yaml("""
				spring.config.import: secrets:db/credentials
				""");
		ConfigurableApplicationContext context = this.application.run();
		assertThat(TestApplication.property(context, "username")).isEqualTo("ali");
		assertThat(TestApplication.property(context, "password")).isEqualTo("open${ses}#{ame}");
		assertThat(TestApplication.bind(context, "password", String.class)).isEqualTo("open${ses}#{ame}");
	}

	@Test
	void importWhenJsonIsNestedFlattensItAsYaml() {
		this.application.secret("app", """
				{"a":{"b-c":1,"d":[true,{"e":"f"}],"on":null},"x.y":"z","long":12345678901234567890.10}
				""").yaml("spring.config.import: secrets:app");
		ConfigurableApplicationContext context = this.application.run();
		assertThat(TestApplication.property(context, "a.b-c")).isEqualTo("1");
		assertThat(TestApplication.bind(context, "a.bc", Integer.class)).isEqualTo(1);
		assertThat(TestApplication.property(context, "a.d[0]")).isEqualTo("true");
		assertThat(TestApplication.property(context, "a.d[1].e")).isEqualTo("f");
		assertThat(TestApplication.property(context, "x.y")).isEqualTo("z");
		assertThat(TestApplication.property(context, "long")).isEqualTo("12345678901234567890.10");
		assertThat(TestApplication.property(context, "a.on")).isNull();
	}

	@Test
	void importWhenPrefixIsGivenPutsItBeforeNames() {
		this.application.secret("db/credentials", DB).yaml("""
				spring.config.import: secrets:db/credentials?prefix=spring.datasource.
				""");
		ConfigurableApplicationContext context = this.application.run();
		assertThat(TestApplication.property(context, "spring.datasource.username")).isEqualTo("ali");
		assertThat(TestApplication.property(context, "username")).isNull();
	}

	@Test
	void importWhenSeveralReadsThemWithOneCall() {
		this.application.secret("db", DB).secret("stripe", "{\"key\":\"k\"}").yaml("""
				spring.config.import: "secrets:db?prefix=db.;stripe?prefix=stripe."
				""");
		ConfigurableApplicationContext context = this.application.run();
		assertThat(TestApplication.property(context, "db.username")).isEqualTo("ali");
		assertThat(TestApplication.property(context, "stripe.key")).isEqualTo("k");
		assertThat(this.application.server().calls()).hasSize(1);
	}

	@Test
	void importWhenStageAndMemberAreGivenImportsThose() {
		this.application.secret("db", "{\"reader\":{\"user\":\"before\"}}")
			.secret("db", "{\"reader\":{\"user\":\"after\"}}")
			.yaml("""
					spring.config.import: "secrets:db?stage=AWSPREVIOUS&prefix=db.#reader"
					""");
		assertThat(TestApplication.property(this.application.run(), "db.user")).isEqualTo("before");
	}

	@Test
	void importWhenFileHasSamePropertyWins() {
		this.application.secret("db", "{\"user\":\"imported\"}").yaml("""
				spring.config.import: secrets:db
				user: written
				""");
		assertThat(TestApplication.property(this.application.run(), "user")).isEqualTo("imported");
		assertThat(TestApplication.property(this.application.run("--user=argument"), "user")).isEqualTo("argument");
	}

	@Test
	void importWhenEmptyMakesReferencesAvailableToImportedFile() {
		this.application.secret("path/of/next", "next.properties")
			.file("next.properties", "found=yes")
			.file("first.yaml",
					"spring.config.import: '%s${secrets:path/of/next}'".formatted(this.application.directory().toUri()))
			.yaml("spring.config.import: 'secrets:,%sfirst.yaml'".formatted(this.application.directory().toUri()));
		assertThat(TestApplication.property(this.application.run(), "found")).isEqualTo("yes");
	}

	@Test
	void importWhenGivenAsArgumentMakesReferencesAvailableToFiles() {
		this.application.secret("path/of/next", "next.properties")
			.file("next.properties", "found=yes")
			.yaml("spring.config.import: '%s${secrets:path/of/next}'".formatted(this.application.directory().toUri()));
		assertThat(TestApplication.property(this.application.run("--spring.config.import=secrets:"), "found"))
			.isEqualTo("yes");
	}

	@ParameterizedTest
	@ValueSource(strings = { "${secrets:next.properties}", "${secrets@next.properties}",
			"${secrets:${absent:next}.properties}" })
	void importWhenReferenceIsNotAvailableYetFailsAndSaysSo(String reference, CapturedOutput output) {
		this.application.file("next.properties", "found=text")
			.yaml("spring.config.import: 'secrets:,optional:%s%s'".formatted(this.application.directory().toUri(),
					reference));
		assertThat(this.application.fail()).isNotNull();
		assertThat(output).contains("'spring.config.import' at application.yaml:1:23");
	}

	@Test
	void profileWhenReferenceIsNotAvailableYetFailsAndSaysSo(CapturedOutput output) {
		this.application.secret("profile", "prod").yaml("spring.profiles.active: ${secrets:profile}");
		assertThat(this.application.fail()).isNotNull();
		assertThat(output).contains("'spring.profiles.active' at application.yaml:1:25 needs the secret 'profile'")
			.contains("spring.config.import=secrets:");
	}

	@Test
	void profileWhenSecretsAreImportedBeforeIsSecret() {
		this.application.secret("profile", "prod").yaml("""
				spring.profiles.active: ${secrets:profile}
				---
				spring.config.activate.on-profile: prod
				found: yes
				""");
		ConfigurableApplicationContext context = this.application.run("--spring.config.import=secrets:");
		assertThat(context.getEnvironment().getActiveProfiles()).containsExactly("prod");
		assertThat(TestApplication.property(context, "found")).isEqualTo("true");
	}

	@Test
	void importWhenMissingIsReportedWithItsPlace(CapturedOutput output) {
		this.application.property("aws.secrets.prefix", "amply/prod").yaml("""
				server:
				  port: 0
				spring.config.import: secrets:db/credentials
				""");
		assertThat(this.application.fail()).isNotNull();
		assertThat(output).contains("'spring.config.import' at application.yaml:3:23 needs the secret 'db/credentials'")
			.contains("'amply/prod/db/credentials'")
			.contains("eu-central-1")
			.contains("ResourceNotFoundException")
			.contains("create-secret");
	}

	@Test
	void importWhenMissingAndOptionalIsLeftOut() {
		this.application.yaml("spring.config.import: optional:secrets:db/credentials");
		assertThat(this.application.run().isActive()).isTrue();
		assertThat(this.application.server().calls()).hasSize(1);
	}

	@Test
	void importWhenMissingAndNotFoundIsIgnoredIsLeftOut() {
		this.application.property("spring.config.on-not-found", "ignore")
			.yaml("spring.config.import: secrets:db/credentials");
		assertThat(this.application.run().isActive()).isTrue();
	}

	@ParameterizedTest
	@MethodSource("io.github.awssecrets.usecases.FailClosedTests#outages")
	void importWhenOptionalAndNotReadableFails(Fault fault, String code, CapturedOutput output) {
		this.application.server().fail(fault).always();
		this.application.secret("db/credentials", DB)
			.property("spring.config.on-not-found", "ignore")
			.yaml("spring.config.import: optional:secrets:db/credentials");
		assertThat(this.application.fail()).isNotNull();
		assertThat(output).contains("'spring.config.import' at application.yaml:1:23").contains(code);
	}

	@ParameterizedTest
	@ValueSource(strings = { "opensesame", "[1, 2]", "{\"password\":\"opensesame\"", "\"opensesame\"", "" })
	void importWhenOptionalAndNoJsonObjectFails(String text, CapturedOutput output) {
		this.application.server().put("db", text.isEmpty() ? " " : text);
		this.application.yaml("spring.config.import: optional:secrets:db");
		assertThat(this.application.fail()).isNotNull();
		assertThat(output).contains("'spring.config.import' at application.yaml:1:23")
			.contains("JSON")
			.doesNotContain("opensesame");
	}

	@Test
	void importWhenNoReferenceIsReportedWithItsPlace(CapturedOutput output) {
		this.application.yaml("spring.config.import: optional:secrets:../db");
		assertThat(this.application.fail()).isNotNull();
		assertThat(output).contains("'spring.config.import' at application.yaml:1:23").contains("../db");
	}

	@Test
	void importWhenProfileChangesPrefixReadsFromThere() {
		this.application.secret("dev/db", "{\"user\":\"dev\"}")
			.secret("prod/db", "{\"user\":\"prod\",\"more\":\"m\"}")
			.yaml("""
					aws.secrets.prefix: dev
					spring.config.import: secrets:db
					---
					spring.config.activate.on-profile: prod
					aws.secrets.prefix: prod
					""");
		ConfigurableApplicationContext context = this.application.run("--spring.profiles.active=prod");
		assertThat(TestApplication.property(context, "user")).isEqualTo("prod");
		assertThat(TestApplication.property(context, "more")).isEqualTo("m");
	}

	@ParameterizedTest
	@ValueSource(strings = { "aws.secrets.prefix", "spring.cloud.aws.region.static" })
	void importWhenSettingIsSecretItselfFails(String setting, CapturedOutput output) {
		this.application.secret("x", "y").secret("y/db", DB).yaml("""
				spring.config.import: secrets:db
				%s: ${secrets:x}
				""".formatted(setting));
		assertThat(this.application.fail()).isNotNull();
		assertThat(output).contains("'" + setting + "' at application.yaml:2:").contains("no secret can be in them");
	}

	@Test
	void importWhenSwitchedOffFails(CapturedOutput output) {
		this.application.property("aws.secrets.enabled", "false").yaml("spring.config.import: secrets:db");
		assertThat(this.application.fail()).isNotNull();
		assertThat(output).contains("'spring.config.import' at application.yaml:1:23 needs the secret 'db'");
		assertThat(this.application.server().calls()).isEmpty();
	}

	@Test
	void importWhenSwitchedOffAndOptionalIsLeftOut() {
		this.application.property("aws.secrets.enabled", "false").yaml("spring.config.import: optional:secrets:db");
		assertThat(this.application.run().isActive()).isTrue();
	}

	@Test
	void importWhenEmptyFetchesNothing() {
		this.application.yaml("spring.config.import: 'optional:secrets:'");
		this.application.run();
		assertThat(this.application.server().calls()).isEmpty();
	}

	@Test
	void importWhenItsMemberIsAlsoReferredToReadsSecretOnce() {
		this.application.secret("db", DB).yaml("""
				spring.config.import: secrets:db
				user: ${secrets:db#username}
				""");
		assertThat(TestApplication.property(this.application.run(), "user")).isEqualTo("ali");
		assertThat(this.application.server().calls(Operation.GET_SECRET_VALUE)).hasSize(1);
	}

}
