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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for {@link BareLookup}.
 */
class BareLookupTests {

	private static final String COLON_FORM = "${secrets:${env}/db}";

	private final Bare source = new Bare();

	@Test
	void fromPlaceholderWhenPropertyIsReadThroughEnvironmentIsTrue() {
		for (boolean attached : List.of(true, false)) {
			environment(attached, Map.of("a", COLON_FORM)).getProperty("a");
			assertThat(this.source.fromPlaceholder).isNotEmpty().containsOnly(true);
		}
	}

	@Test
	void fromPlaceholderWhenPropertyIsBoundIsTrue() {
		ConfigurableEnvironment environment = environment(true, Map.of("a", COLON_FORM));
		Binder.get(environment).bind("a", String.class);
		assertThat(this.source.fromPlaceholder).isNotEmpty().containsOnly(true);
	}

	@Test
	void fromPlaceholderWhenTreeIsBoundIsFalse() {
		ConfigurableEnvironment environment = environment(true, Map.of("secrets.name", "x", "secrets.list[0]", "y"));
		Binder.get(environment).bind("secrets", Tree.class);
		Binder.get(environment).bind("secrets", Bindable.mapOf(String.class, String.class));
		Binder.get(environment).bind("secrets", Bindable.listOf(String.class));
		assertThat(this.source.fromPlaceholder).isNotEmpty().containsOnly(false);
	}

	@Test
	void fromPlaceholderWhenReadDirectlyIsFalse() {
		for (boolean attached : List.of(true, false)) {
			ConfigurableEnvironment environment = environment(attached, Map.of());
			environment.getProperty("secrets");
			environment.containsProperty("secrets");
			assertThat(this.source.fromPlaceholder).isNotEmpty().containsOnly(false);
		}
	}

	@Test
	void fromPlaceholderWhenSourceReadsWhileItAnswersPlaceholderIsFalse() {
		ConfigurableEnvironment environment = environment(true, Map.of("a", "${secrets:x}"));
		this.source.whenAskedForReference = () -> {
			environment.getProperty("secrets");
			Binder.get(environment).bind("secrets", Tree.class);
		};
		environment.getProperty("a");
		assertThat(this.source.fromPlaceholder).isNotEmpty().containsOnly(false);
	}

	@Test
	void fromPlaceholderWhenInjectedIsTrue() {
		runner().withUserConfiguration(WithValue.class).run((context) -> assertThat(context).hasNotFailed());
		assertThat(this.source.fromPlaceholder).isNotEmpty().containsOnly(true);
	}

	@Test
	void fromPlaceholderWhenInjectedWithPlaceholderConfigurerIsTrue() {
		runner().withUserConfiguration(PropertyPlaceholderAutoConfiguration.class, WithValue.class)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(this.source.fromPlaceholder).isNotEmpty().containsOnly(true);
	}

	@Test
	void fromPlaceholderWhenConditionAsksIsFalse() {
		runner().withUserConfiguration(WithCondition.class).run((context) -> assertThat(context).hasNotFailed());
		assertThat(this.source.fromPlaceholder).isNotEmpty().containsOnly(false);
	}

	@Test
	void fromPlaceholderWhenConditionReadsPlaceholderIsTrue() {
		runner().withPropertyValues("secrets.a=" + COLON_FORM)
			.withUserConfiguration(WithNestedCondition.class)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(this.source.fromPlaceholder).isNotEmpty().containsOnly(true);
	}

	@Test
	void failureWhenThrownForBareNameIsSwallowedByTheEnvironmentOfAnApplication() {
		this.source.failure = new IllegalStateException("loud");
		assertThat(environment(true, Map.of("a", COLON_FORM)).getProperty("a")).isEqualTo("dev/db");
	}

	@Test
	void failureWhenThrownForBareNameComesThroughElsewhere() {
		this.source.failure = new IllegalStateException("loud");
		assertThatException().isThrownBy(() -> environment(false, Map.of("a", COLON_FORM)).getProperty("a"))
			.withMessage("loud");
		ConfigurableEnvironment environment = environment(true, Map.of("a", COLON_FORM));
		assertThatException().isThrownBy(() -> Binder.get(environment).bind("a", String.class))
			.havingRootCause()
			.withMessage("loud");
		runner().withUserConfiguration(PropertyPlaceholderAutoConfiguration.class, WithValue.class)
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessage("loud"));
	}

	@Test
	void failureWhenBareNameIsAnsweredWithPlaceholderComesThroughEverywhere() {
		this.source.answer = "${secrets@!}";
		ConfigurableEnvironment environment = environment(true, Map.of("a", COLON_FORM));
		assertThatException().isThrownBy(() -> environment.getProperty("a")).withMessage("loud");
		assertThatException().isThrownBy(() -> environment.resolvePlaceholders(COLON_FORM)).withMessage("loud");
		assertThatException().isThrownBy(() -> Binder.get(environment).bind("a", String.class))
			.havingRootCause()
			.withMessage("loud");
		runner().withUserConfiguration(WithValue.class)
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessage("loud"));
	}

	@Test
	void lookupWhenEnvironmentVariableOfThatNameIsAheadDoesNotReachTheSource() {
		ConfigurableEnvironment environment = environment(true, Map.of("a", COLON_FORM, "secrets", "other"));
		assertThat(environment.getProperty("a")).isEqualTo("other");
		assertThat(this.source.fromPlaceholder).isEmpty();
	}

	private ApplicationContextRunner runner() {
		return new ApplicationContextRunner().withPropertyValues("env=dev")
			.withInitializer((context) -> context.getEnvironment().getPropertySources().addLast(this.source));
	}

	private ConfigurableEnvironment environment(boolean attached, Map<String, String> properties) {
		this.source.fromPlaceholder.clear();
		Map<String, Object> all = new LinkedHashMap<>(properties);
		all.put("env", "dev");
		ConfigurableEnvironment environment = attached ? new ResolvingEnvironment() : new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("properties", all));
		environment.getPropertySources().addLast(this.source);
		if (attached) {
			ConfigurationPropertySources.attach(environment);
		}
		return environment;
	}

	/**
	 * A property source that is asked for the bare name and remembers for whom.
	 */
	private static final class Bare extends EnumerablePropertySource<Object> {

		private final List<Boolean> fromPlaceholder = new ArrayList<>();

		private @Nullable RuntimeException failure;

		private @Nullable String answer;

		private Runnable whenAskedForReference = () -> {
		};

		Bare() {
			super("bare", new Object());
		}

		@Override
		public String[] getPropertyNames() {
			return new String[0];
		}

		@Override
		public @Nullable Object getProperty(String name) {
			if (name.equals("secrets@!")) {
				throw new IllegalStateException("loud");
			}
			if (name.equals("secrets:x")) {
				this.whenAskedForReference.run();
				return "x";
			}
			if (!name.equals("secrets")) {
				return null;
			}
			this.fromPlaceholder.add(BareLookup.fromPlaceholder());
			if (this.failure != null) {
				throw this.failure;
			}
			return this.answer;
		}

	}

	record Tree(String name) {

	}

	@Configuration(proxyBeanMethods = false)
	static class WithValue {

		@Value(COLON_FORM)
		@Nullable String value;

	}

	@Configuration(proxyBeanMethods = false)
	static class WithCondition {

		@Bean
		@ConditionalOnProperty("secrets")
		String bean() {
			return "";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WithNestedCondition {

		@Bean
		@ConditionalOnProperty("secrets.a")
		String bean() {
			return "";
		}

	}

}
