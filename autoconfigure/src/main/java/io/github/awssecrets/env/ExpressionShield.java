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

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanExpressionException;
import org.springframework.beans.factory.config.BeanExpressionContext;
import org.springframework.beans.factory.config.BeanExpressionResolver;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.EmbeddedValueResolver;
import org.springframework.context.EmbeddedValueResolverAware;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

/**
 * The guard that keeps the text of a secret from being evaluated where a value is
 * resolved first and evaluated next, as {@code @Value("${db.password}")} is.
 *
 * <p>
 * It wraps the bean factory's expression resolver, which sees the text after the
 * placeholders in it were replaced, and knows the secrets that were handed out:
 * <ul>
 * <li>A secret in the text around expressions stays text, also where the <code>#{</code>
 * is made of its last and the next character.</li>
 * <li>A secret in a string literal of an expression,
 * <code>#{'${secrets:x}'.length()}</code>, is that string: quotes in it are doubled.</li>
 * <li>A secret in the code of an expression, <code>#{${secrets:x}}</code>, is
 * refused.</li>
 * <li>What the annotation itself has to evaluate is evaluated. If that fails and there is
 * a secret in the text, of whatever kind, the failure is told without its cause, which
 * would quote it.</li>
 * </ul>
 * What it can't do: where an expression of the application itself contains a whole such
 * secret, the two look alike, and the secret wins. A secret that does not count for
 * {@link LiteralTexts} is evaluated where it stands in the code of an expression. An
 * expression prefix other than <code>#{</code> is not known, and a child context needs a
 * shield of its own.
 *
 * <p>
 * Other ways were weighed. A property source could answer {@code @Value} with an encoded
 * text; but it would have to read from the stack who asks, whoever resolves without
 * evaluating would receive the encoding, and a source that caches the answers of others
 * would mix the two up. An embedded value resolver of our own comes after Spring's and
 * sees no more than the expression resolver, or before it and sees no secret. A new
 * parser for Spring's resolver comes too late for what that has parsed and remembered,
 * and loses the settings of the old one.
 *
 * <p>
 * Beans that are {@link EmbeddedValueResolverAware} receive Spring's resolver from before
 * it could be wrapped: they are given one again.
 */
public final class ExpressionShield implements BeanFactoryPostProcessor, PriorityOrdered {

	private final LiteralTexts secrets;

	private final Predicate<String> quotes;

	/**
	 * Creates a shield.
	 * @param secrets what must not be evaluated
	 * @param quotes whether there is any secret in a text, asked when evaluating it
	 * failed
	 */
	ExpressionShield(LiteralTexts secrets, Predicate<String> quotes) {
		this.secrets = secrets;
		this.quotes = quotes;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		BeanExpressionResolver resolver = beanFactory.getBeanExpressionResolver();
		if (resolver != null) {
			beanFactory.setBeanExpressionResolver(new ShieldedResolver(resolver, this.secrets, this.quotes));
			beanFactory.addBeanPostProcessor(new EmbeddedValues(beanFactory));
		}
	}

	private record ShieldedResolver(BeanExpressionResolver delegate, LiteralTexts secrets,
			Predicate<String> quotes) implements BeanExpressionResolver {

		@Override
		public @Nullable Object evaluate(@Nullable String value, BeanExpressionContext context) {
			if (value == null || !value.contains(ShieldedTemplate.PREFIX)) {
				return this.delegate.evaluate(value, context);
			}
			List<String> contained = this.secrets.in(value);
			if (contained.isEmpty()) {
				return evaluate(value, context, () -> this.quotes.test(value));
			}
			ShieldedTemplate template = ShieldedTemplate.of(value, contained);
			return template.hasExpression() ? evaluate(template.text(), context, () -> true) : template.text();
		}

		private @Nullable Object evaluate(String text, BeanExpressionContext context, BooleanSupplier isSecret) {
			try {
				return this.delegate.evaluate(text, context);
			}
			catch (RuntimeException ex) {
				if (!isSecret.getAsBoolean()) {
					throw ex;
				}
				throw new BeanExpressionException("An expression with a secret in or beside it can't be evaluated: "
						+ rootOf(ex).getClass().getName());
			}
		}

		private static Throwable rootOf(Throwable failure) {
			Throwable root = failure;
			while (root.getCause() != null) {
				root = root.getCause();
			}
			return root;
		}

	}

	private record EmbeddedValues(ConfigurableBeanFactory beanFactory) implements BeanPostProcessor {

		@Override
		public Object postProcessBeforeInitialization(Object bean, String beanName) {
			if (bean instanceof EmbeddedValueResolverAware aware) {
				aware.setEmbeddedValueResolver(new EmbeddedValueResolver(this.beanFactory));
			}
			return bean;
		}

	}

}
