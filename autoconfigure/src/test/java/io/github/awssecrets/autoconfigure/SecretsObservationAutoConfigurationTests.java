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
package io.github.awssecrets.autoconfigure;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.awssecrets.aws.AwsCall;
import io.github.awssecrets.env.EnvironmentSecrets;
import io.github.awssecrets.observation.SecretsCallContext;
import io.github.awssecrets.observation.SecretsCallObservation;
import io.github.awssecrets.observation.SecretsCallObservationConvention;
import io.github.awssecrets.read.Secrets;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static io.micrometer.observation.tck.TestObservationRegistryAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretsObservationAutoConfiguration}.
 */
class SecretsObservationAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SecretsAutoConfiguration.class, SecretsMetricsAutoConfiguration.class,
				SecretsObservationAutoConfiguration.class));

	@Test
	void callWhenThereIsARegistryIsObserved() {
		observed((registry) -> assertThat(registry).hasSingleObservationThat().hasNameEqualTo("aws.secrets.call"));
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void callWhenInitializationIsLazyOrNotIsObserved(boolean lazy) {
		this.runner.withBean(TestObservationRegistry.class, TestObservationRegistry::create)
			.withInitializer((context) -> {
				if (lazy) {
					context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
				}
			})
			.run((context) -> {
				call(context.getBean(EnvironmentSecrets.class));
				assertThat(context.getBean(TestObservationRegistry.class)).hasNumberOfObservationsEqualTo(1);
			});
	}

	@Test
	void callWhenThereIsNoRegistryIsNotObserved() {
		this.runner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SecretsCallObservation.class));
	}

	@Test
	void callWhenMicrometerIsMissingIsNotObserved() {
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(Secrets.class)
				.doesNotHaveBean(SecretsCallObservation.class));
	}

	@Test
	void callWhenThereAreNoMetersAtAllIsObserved() {
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer.core"))
			.withBean(TestObservationRegistry.class, TestObservationRegistry::create)
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(SecretsCallObservation.class));
	}

	@Test
	void callWhenUserHasTheirOwnBacksOff() {
		this.runner.withBean(TestObservationRegistry.class, TestObservationRegistry::create)
			.withBean("own", SecretsCallObservation.class,
					() -> new SecretsCallObservation(ObservationRegistry.NOOP, null))
			.run((context) -> assertThat(context).hasSingleBean(SecretsCallObservation.class).hasBean("own"));
	}

	@Test
	void callWhenUserHasAConventionFollowsIt() {
		this.runner.withBean(TestObservationRegistry.class, TestObservationRegistry::create)
			.withBean(Convention.class)
			.run((context) -> {
				call(context.getBean(EnvironmentSecrets.class));
				assertThat(context.getBean(TestObservationRegistry.class)).hasSingleObservationThat()
					.hasNameEqualTo("my.call");
			});
	}

	@Test
	void callWhenThereAreMetersHasOneTimer() {
		withBoot().run((context) -> {
			call(context.getBean(EnvironmentSecrets.class));
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.find("aws.secrets.call").meters()).isEmpty();
			assertThat(registry.find("aws.secrets.call.active").meters()).isEmpty();
			assertThat(registry.get("aws.secrets.refreshes").counters()).hasSize(3);
		});
	}

	@Test
	void callWhenConventionHasAnotherNameHasATimerOfThatToo() {
		withBoot().withBean(Convention.class).run((context) -> {
			call(context.getBean(EnvironmentSecrets.class));
			assertThat(context.getBean(MeterRegistry.class).get("my.call").timer().totalTime(TimeUnit.NANOSECONDS))
				.isPositive();
		});
	}

	@Test
	void callWhenSwitchedOffIsNotObserved() {
		withBoot().withBean(Convention.class)
			.withPropertyValues("management.observations.enable.my.call=false")
			.run((context) -> {
				call(context.getBean(EnvironmentSecrets.class));
				assertThat(context.getBean(MeterRegistry.class).find("my.call").meters()).isEmpty();
			});
	}

	private ApplicationContextRunner withBoot() {
		return this.runner.withBean(SimpleMeterRegistry.class)
			.withConfiguration(
					AutoConfigurations.of(MetricsAutoConfiguration.class, ObservationAutoConfiguration.class));
	}

	private void observed(Consumer<TestObservationRegistry> assertions) {
		this.runner.withBean(TestObservationRegistry.class, TestObservationRegistry::create).run((context) -> {
			call(context.getBean(EnvironmentSecrets.class));
			assertions.accept(context.getBean(TestObservationRegistry.class));
		});
	}

	private static void call(EnvironmentSecrets secrets) {
		secrets.observers().begin(new AwsCall("GetSecretValue", "eu-central-1")).end(null);
	}

	private static final class Convention implements SecretsCallObservationConvention {

		@Override
		public String getName() {
			return "my.call";
		}

		@Override
		public String getContextualName(SecretsCallContext context) {
			return "mine";
		}

	}

}
