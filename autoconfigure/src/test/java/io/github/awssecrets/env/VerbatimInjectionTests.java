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

package io.github.awssecrets.env;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a secret arrives as it is in the beans of an application.
 */
class VerbatimInjectionTests {

	@ParameterizedTest
	@MethodSource("io.github.awssecrets.env.NastyTexts#all")
	void injectWhenPlaceholderConfigurerIsThereGivesSecret(String secret) {
		try (ConfigurableApplicationContext context = run(secret, PropertyPlaceholderAutoConfiguration.class)) {
			assertThatBeansHold(secret, context);
		}
	}

	@Test
	void injectWhenSecretIsAsLongAsItCanBeGivesIt() {
		String secret = ("x".repeat(243) + "#{a}${b}\\${c}").repeat(256);
		try (ConfigurableApplicationContext context = run(secret, PropertyPlaceholderAutoConfiguration.class)) {
			assertThatBeansHold(secret, context);
		}
	}

	@ParameterizedTest
	@MethodSource("io.github.awssecrets.env.NastyTexts#all")
	void injectWhenThereIsNoPlaceholderConfigurerGivesSecret(String secret) {
		try (ConfigurableApplicationContext context = run(secret)) {
			assertThatBeansHold(secret, context);
		}
	}

	@Test
	void injectWhenAnnotationHasExpressionEvaluatesThatAlone() {
		try (ConfigurableApplicationContext context = run("#{1+1} '", PropertyPlaceholderAutoConfiguration.class,
				WithExpressions.class)) {
			WithExpressions beans = context.getBean(WithExpressions.class);
			assertThat(beans.beside).isEqualTo("#{1+1} ' 4 a #{1+1} '");
			assertThat(beans.length).isEqualTo(8);
			assertThat(beans.own).isEqualTo(7);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "on", "#{1+1}", "${on}" })
	void conditionWhenPropertyIsSecretComparesWithIt(String secret) {
		try (ConfigurableApplicationContext context = run(secret, WithConditions.class)) {
			assertThat(context.getBeansOfType(Integer.class)).hasSize(1);
		}
	}

	private static void assertThatBeansHold(String secret, ConfigurableApplicationContext context) {
		Beans beans = context.getBean(Beans.class);
		assertThat(beans.direct).isEqualTo(secret);
		assertThat(beans.chained).isEqualTo(secret);
		assertThat(beans.embedded).isEqualTo("jdbc:" + secret + "/db");
		assertThat(beans.defaulted).isEqualTo(secret);
		assertThat(beans.nested).isEqualTo(secret);
		assertThat(beans.parameter).isEqualTo(secret);
		assertThat(context.getBean(Tree.class).password()).isEqualTo(secret);
	}

	private static ConfigurableApplicationContext run(String secret, Class<?>... sources) {
		ApplicationContextInitializer<GenericApplicationContext> initializer = (context) -> {
			StubSecrets source = new StubSecrets(context.getEnvironment(), Map.of("x", secret, "dev/x", secret));
			context.getEnvironment().getPropertySources().addLast(source);
			context.registerBean(ExpressionShield.class, () -> new ExpressionShield(source.literals, (text) -> false));
		};
		return new SpringApplicationBuilder(Beans.class).sources(sources)
			.web(WebApplicationType.NONE)
			.bannerMode(Banner.Mode.OFF)
			.logStartupInfo(false)
			.initializers(initializer)
			.properties("env=dev", "a=${secrets:x}", "chain=${a}", "tree.password=${chain}")
			.run();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(Tree.class)
	static class Beans {

		@Value("${secrets:x}")
		@Nullable String direct;

		@Value("${chain}")
		@Nullable String chained;

		@Value("jdbc:${secrets:x}/db")
		@Nullable String embedded;

		@Value("${missing:${secrets:x}}")
		@Nullable String defaulted;

		@Value("${secrets@${env}/x}")
		@Nullable String nested;

		final String parameter;

		Beans(@Value("${a}") String parameter) {
			this.parameter = parameter;
		}

	}

	@ConfigurationProperties("tree")
	record Tree(String password) {

	}

	@Configuration(proxyBeanMethods = false)
	static class WithExpressions {

		@Value("${secrets:x} #{2+2} a ${secrets:x}")
		@Nullable String beside;

		@Value("#{'${secrets:x}'.length()}")
		int length;

		@Value("#{3+4}")
		int own;

	}

	@Configuration(proxyBeanMethods = false)
	@Import({ On.class, Expression.class, Placeholder.class })
	static class WithConditions {

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty(name = "chain", havingValue = "on")
	static class On {

		@Bean
		Integer on() {
			return 1;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty(name = "chain", havingValue = "#{1+1}")
	static class Expression {

		@Bean
		Integer expression() {
			return 2;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty(name = "chain", havingValue = "${on}")
	static class Placeholder {

		@Bean
		Integer placeholder() {
			return 3;
		}

	}

}
