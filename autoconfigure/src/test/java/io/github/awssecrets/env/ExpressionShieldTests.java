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
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.BeanExpressionException;
import org.springframework.beans.factory.config.BeanExpressionContext;
import org.springframework.beans.factory.config.BeanExpressionResolver;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.context.EmbeddedValueResolverAware;
import org.springframework.context.expression.StandardBeanExpressionResolver;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.context.support.PropertySourcesPlaceholderConfigurer;
import org.springframework.util.StringValueResolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ExpressionShield}.
 */
class ExpressionShieldTests {

	private static final String RUN = "T(java.lang.System).getProperty('java.version')";

	private final GenericApplicationContext context = new GenericApplicationContext();

	@ParameterizedTest
	@MethodSource("io.github.awssecrets.env.NastyTexts#all")
	void evaluateWhenValueIsASecretGivesText(String secret) {
		assertThat(evaluate(secret, secret)).isEqualTo(secret);
	}

	@ParameterizedTest
	@MethodSource("io.github.awssecrets.env.NastyTexts#all")
	void evaluateWhenSecretIsInTextGivesText(String secret) {
		assertThat(evaluate("jdbc:" + secret + "/db", secret)).isEqualTo("jdbc:" + secret + "/db");
	}

	@Test
	void evaluateWhenSecretIsBesideExpressionEvaluatesOnlyTheExpression() {
		assertThat(evaluate("#{1+1} #{3+4}x #{2+2}", "#{3+4}x")).isEqualTo("2 #{3+4}x 4");
	}

	@Test
	void evaluateWhenSecretsOverlapGivesText() {
		assertThat(evaluate("a#{1}b#{2}c", "a#{1}b", "1}b#{2}c")).isEqualTo("a#{1}b#{2}c");
	}

	@Test
	void evaluateWhenSecretsContainOneAnotherGivesText() {
		assertThat(evaluate("<#{1}> <a#{1}b> #{2}", "#{1}", "a#{1}b")).isEqualTo("<#{1}> <a#{1}b> 2");
	}

	@Test
	void evaluateWhenSecretsAreNextToEachOtherGivesText() {
		assertThat(evaluate("password#{password}", "password#", "{password}")).isEqualTo("password#{password}");
	}

	@Test
	void evaluateWhenSecretCompletesAPrefixOfTheAnnotationGivesText() {
		assertThat(evaluate("#{" + RUN + "}", "{" + RUN + "}")).isEqualTo("#{" + RUN + "}");
		assertThat(evaluate("password#{" + RUN + "}", "password#")).isEqualTo("password#{" + RUN + "}");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '|', value = { "'+T(a)+'", "\"+T(a)+\"", "#{1+1}", "it's }]) #{", "'#{'x'}'" })
	void evaluateWhenSecretIsInStringLiteralIsThatString(String secret) {
		assertThat(evaluate("#{'" + secret + "'.length()}", secret)).isEqualTo(secret.length());
		assertThat(evaluate("#{'" + secret + "'}", secret)).isEqualTo(secret);
		assertThat(evaluate("#{\"<" + secret + ">\"}", secret)).isEqualTo("<" + secret + ">");
		assertThat(evaluate("a #{{'" + secret + "'}[0]} #{2+0}", secret)).isEqualTo("a " + secret + " 2");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '|', value = { RUN, "{'a':'b'}", "#{1+1} 'a'" })
	void evaluateWhenSecretIsCodeRefusesWithoutTheText(String secret) {
		assertThatExceptionOfType(BeanExpressionException.class).isThrownBy(() -> evaluate("#{" + secret + "}", secret))
			.withMessageContaining("code of an expression")
			.withMessageNotContaining(secret)
			.withNoCause();
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '|',
			value = { "#{'S'.nothing()}", "#{'S'", "#{'S}", "#{ 'S' ) }", "#{(}S", "S #{nothing}", "S #{ }", "S #{" })
	void evaluateWhenExpressionWithSecretIsWrongFailsWithoutTheText(String template) {
		String secret = "#{hidden}";
		assertThatExceptionOfType(BeanExpressionException.class)
			.isThrownBy(() -> evaluate(template.replace("S", secret), secret))
			.withMessageNotContaining("hidden")
			.withNoCause();
	}

	@Test
	void evaluateWhenQuotesOfSecretAndExpressionCanNotBeToldApartRefuses() {
		String secret = "'".repeat(8);
		assertThatExceptionOfType(BeanExpressionException.class)
			.isThrownBy(() -> evaluate("#{'" + secret + "'}", secret));
	}

	@Test
	void evaluateWhenExpressionOfTheApplicationContainsWholeSecretGivesText() {
		assertThat(evaluate("#{1+1}", "#{1+1}")).isEqualTo("#{1+1}");
	}

	@Test
	void evaluateWhenNoSecretIsInItDelegates() {
		assertThat(evaluate("#{1+1}", "#{secret}")).isEqualTo(2);
		assertThat(evaluate("a #{1+1}")).isEqualTo("a 2");
		assertThat(evaluate("plain", "#{secret}")).isEqualTo("plain");
		assertThat(evaluate(null)).isNull();
	}

	@Test
	void postProcessWhenBeanResolvesEmbeddedValuesShieldsThoseToo() {
		run("#{1+1} a", (beans) -> beans.registerBean(Aware.class));
		assertThat(this.context.getBean(Aware.class).resolver).isNotNull();
		assertThat(this.context.getBean(Aware.class).resolver.resolveStringValue("<${secrets:x}> #{2+2}"))
			.isEqualTo("<#{1+1} a> 4");
	}

	@Test
	void postProcessWhenBeanDefinitionHoldsPlaceholderShieldsThatToo() {
		run("#{1+1} a",
				(beans) -> beans.registerBeanDefinition("holder",
						BeanDefinitionBuilder.genericBeanDefinition(Holder.class)
							.addPropertyValue("text", "<${secrets:x}> #{2+2}")
							.getBeanDefinition()));
		assertThat(this.context.getBean(Holder.class).text).isEqualTo("<#{1+1} a> 4");
	}

	private void run(String secret, Consumer<GenericApplicationContext> beans) {
		StubSecrets source = new StubSecrets(this.context.getEnvironment(), Map.of("x", secret));
		this.context.getEnvironment().getPropertySources().addLast(source);
		this.context.registerBean(PropertySourcesPlaceholderConfigurer.class);
		this.context.registerBean(ExpressionShield.class, () -> new ExpressionShield(source.literals, (text) -> false));
		beans.accept(this.context);
		this.context.refresh();
	}

	private @Nullable Object evaluate(@Nullable String value, String... secrets) {
		LiteralTexts literals = new LiteralTexts();
		for (String secret : secrets) {
			literals.protect(secret);
		}
		ConfigurableListableBeanFactory beanFactory = this.context.getBeanFactory();
		beanFactory.setBeanExpressionResolver(new StandardBeanExpressionResolver());
		new ExpressionShield(literals, (text) -> false).postProcessBeanFactory(beanFactory);
		BeanExpressionResolver resolver = beanFactory.getBeanExpressionResolver();
		assertThat(resolver).isNotNull();
		return resolver.evaluate(value, new BeanExpressionContext(beanFactory, null));
	}

	static class Aware implements EmbeddedValueResolverAware {

		@Nullable StringValueResolver resolver;

		@Override
		public void setEmbeddedValueResolver(StringValueResolver resolver) {
			this.resolver = resolver;
		}

	}

	static class Holder {

		@Nullable String text;

		public void setText(String text) {
			this.text = text;
		}

	}

}
