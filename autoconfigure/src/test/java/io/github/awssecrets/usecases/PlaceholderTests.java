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
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A reference in the configuration is the secret, wherever the property is used.
 */
class PlaceholderTests {

	@RegisterExtension
	final TestApplication application = new TestApplication();

	@Test
	void environmentWhenPropertyIsReferenceReturnsSecret() {
		this.application.secret("db/password", "opensesame");
		assertThat(resolve("${secrets:db/password}")).isEqualTo("opensesame");
	}

	@Test
	void environmentWhenReferenceIsAmidTextReturnsBoth() {
		this.application.secret("db/user", "ali").secret("db/password", "opensesame");
		assertThat(resolve("jdbc://${secrets:db/user}:${secrets:db/password}@host"))
			.isEqualTo("jdbc://ali:opensesame@host");
	}

	@Test
	void referenceWhenWrittenWithAtReturnsSecret() {
		this.application.secret("db/password", "opensesame");
		assertThat(resolve("${secrets@db/password}")).isEqualTo("opensesame");
	}

	@Test
	void referenceWhenItContainsPlaceholdersReturnsSecret() {
		this.application.secret("prod/db", "{\"password\":\"opensesame\"}")
			.property("stage", "${name}")
			.property("name", "prod")
			.property("field", "password");
		assertThat(resolve("${secrets@${stage}/db#${field}}")).isEqualTo("opensesame");
	}

	@Test
	void referenceWhenReachedThroughOtherPropertiesReturnsSecret() {
		this.application.secret("db/password", "opensesame")
			.property("first", "${second}")
			.property("second", "${absent:${secrets:db/password}}");
		assertThat(resolve("${first}")).isEqualTo("opensesame");
	}

	@Test
	void prefixWhenSetPrecedesPath() {
		this.application.secret("amply/prod/db", "opensesame")
			.property("aws.secrets.prefix", "amply/${stage}/")
			.property("stage", "prod");
		assertThat(resolve("${secrets:db}")).isEqualTo("opensesame");
	}

	@Test
	void memberWhenSecretIsJsonReturnsMember() {
		this.application.secret("db", "{\"user\":\"ali\",\"password\":\"open:sesame\"}");
		assertThat(resolve("${secrets:db#password}")).isEqualTo("open:sesame");
	}

	@Test
	void pointerWhenSecretIsJsonReturnsNestedValue() {
		this.application.secret("db", "{\"a\":{\"b\":[\"first\",\"second\"]}}");
		assertThat(resolve("${secrets:db#/a/b/1}")).isEqualTo("second");
	}

	@Test
	void stageWhenGivenReturnsThatVersion() {
		this.application.secret("db", "{\"password\":\"before\"}").secret("db", "{\"password\":\"after\"}");
		assertThat(resolve("${secrets:db#password}")).isEqualTo("after");
		assertThat(resolve("${secrets:db?stage=AWSPREVIOUS#password}")).isEqualTo("before");
	}

	@Test
	void versionWhenGivenReturnsThatVersion() {
		String id = this.application.server().put("db", "before");
		this.application.secret("db", "after");
		assertThat(resolve("${secrets:db?version=" + id + "}")).isEqualTo("before");
	}

	@Test
	void defaultWhenSecretDoesNotExistIsUsed() {
		assertThat(resolve("${secrets:db/password:fall:back}")).isEqualTo("fall:back");
		assertThat(resolve("${secrets:db/password:}")).isEmpty();
		assertThat(resolve("${secrets@db/password:fallback}")).isEqualTo("fallback");
	}

	@Test
	void defaultWhenMemberDoesNotExistIsUsed() {
		this.application.secret("db", "{\"user\":\"ali\"}");
		assertThat(resolve("${secrets:db#password:fallback}")).isEqualTo("fallback");
	}

	@Test
	void defaultWhenReferenceContainsPlaceholderIsUsed() {
		this.application.property("stage", "prod").property("default", "fallback");
		assertThat(resolve("${secrets@${stage}/db:${default}}")).isEqualTo("fallback");
	}

	@Test
	void defaultWhenSecretExistsIsNotUsed() {
		this.application.secret("db/password", "opensesame");
		assertThat(resolve("${secrets:db/password:fallback}")).isEqualTo("opensesame");
	}

	@Test
	void arnWhenAllowedReturnsSecret() {
		this.application.secret("shared/db", "{\"password\":\"opensesame\"}")
			.property("aws.secrets.prefix", "amply/prod")
			.property("aws.secrets.allowed-arns", "arn:aws:secretsmanager:*:*:secret:shared/*");
		String arn = this.application.server().arn("shared/db");
		assertThat(resolve("${secrets:" + arn + "#password}")).isEqualTo("opensesame");
		assertThat(resolve("${secrets:" + arn + ":password::}")).isEqualTo("opensesame");
	}

	@Test
	void binaryWhenReferredToIsBase64() {
		byte[] bytes = { 0, -1, 127, -128 };
		this.application.server().put("keystore", bytes);
		assertThat(resolve("${secrets:keystore}")).isEqualTo(Base64.getEncoder().encodeToString(bytes));
	}

	@Test
	void filesWhenAwsHasNoSuchSecretAreRead() throws IOException {
		Path directory = Files.createDirectories(this.application.directory().resolve("secrets/db"));
		Files.writeString(directory.resolve("password"), "opensesame\n");
		this.application.property("aws.secrets.files.directory", directory.getParent().toString());
		assertThat(resolve("${secrets:db/password}")).isEqualTo("opensesame");
	}

	@Test
	void beansWhenPropertiesAreReferencesReceiveSecrets() {
		this.application.secret("db", "{\"password\":\"opensesame\",\"pool\":8}").yaml("""
				db:
				  password: ${secrets:db#password}
				  pool: ${secrets:db#pool}
				""").with(Beans.class);
		ConfigurableApplicationContext context = this.application.run();
		assertThat(context.getBean(Immutable.class)).isEqualTo(new Immutable("opensesame", 8));
		assertThat(context.getBean(Mutable.class).getPassword()).isEqualTo("opensesame");
		assertThat(context.getBean("direct")).isEqualTo("opensesame");
		assertThat(context.getBean("indirect")).isEqualTo("opensesame");
	}

	@Test
	void conditionWhenPropertyIsReferenceSeesSecret() {
		this.application.secret("feature", "on").property("feature", "${secrets:feature}").with(Beans.class);
		this.application.secret("db", "{\"password\":\"opensesame\",\"pool\":8}").yaml("""
				db: { password: "${secrets:db#password}", pool: 8 }
				""");
		assertThat(this.application.run().containsBean("conditional")).isTrue();
		this.application.property("feature", "${secrets:other-feature:off}");
		assertThat(this.application.run().containsBean("conditional")).isFalse();
	}

	private String resolve(String value) {
		ConfigurableApplicationContext context = this.application.property("value", value).run();
		String text = TestApplication.property(context, "value");
		assertThat(TestApplication.bind(context, "value", String.class)).isEqualTo(text);
		return text;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties({ Immutable.class, Mutable.class })
	static class Beans {

		@Bean
		String direct(@Value("${secrets:db#password}") String password) {
			return password;
		}

		@Bean
		String indirect(@Value("${db.password}") String password) {
			return password;
		}

		@Bean
		@ConditionalOnProperty(name = "feature", havingValue = "on")
		String conditional() {
			return "";
		}

	}

	@ConfigurationProperties("db")
	record Immutable(String password, int pool) {
	}

	@ConfigurationProperties("db")
	static class Mutable {

		private String password = "";

		String getPassword() {
			return this.password;
		}

		void setPassword(String password) {
			this.password = password;
		}

	}

}
