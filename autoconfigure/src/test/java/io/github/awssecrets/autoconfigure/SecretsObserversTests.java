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

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.awssecrets.audit.SecretReadEvent;
import io.github.awssecrets.aws.CallObserver;
import io.github.awssecrets.aws.CallObservers;
import io.github.awssecrets.aws.SecretRead;
import io.github.awssecrets.env.EnvironmentSecrets;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretVersion;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.ConfigurableEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretsObservers}.
 */
class SecretsObserversTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SecretsAutoConfiguration.class));

	private final Audit audit = new Audit();

	@Test
	void eventsWhenReadsWereBeforeTheContextAreDelivered() {
		this.runner.withInitializer((context) -> observers(context.getEnvironment()).read(read("early")))
			.withBean(Audit.class, () -> this.audit)
			.run((context) -> {
				context.getBean(EnvironmentSecrets.class).observers().read(read("late"));
				assertThat(this.audit.next()).isEqualTo("early");
				assertThat(this.audit.next()).isEqualTo("late");
			});
	}

	@Test
	void eventsWhenParentHasTheSameSecretsAreItsAlone() {
		this.runner.withBean(Audit.class, () -> this.audit)
			.run((parent) -> this.runner.withParent(parent).run((child) -> {
				assertThat(child.getBean(EnvironmentSecrets.class)).isSameAs(parent.getBean(EnvironmentSecrets.class));
				CallObservers observers = child.getBean(EnvironmentSecrets.class).observers();
				observers.read(read("a"));
				observers.read(read("b"));
				assertThat(this.audit.next()).isEqualTo("a");
				assertThat(this.audit.next()).isEqualTo("b");
				assertThat(this.audit.names).isEmpty();
			}));
	}

	@Test
	void beanThatObservesIsToldOfWhatWasBeforeAndAfter() {
		Observer observer = new Observer();
		this.runner.withInitializer((context) -> observers(context.getEnvironment()).read(read("early")))
			.withBean(Observer.class, () -> observer)
			.run((context) -> {
				context.getBean(EnvironmentSecrets.class).observers().read(read("late"));
				assertThat(observer.names).containsExactly("early", "late");
			});
	}

	@Test
	void observerWhenContextIsReadyIsToldNothingOfThePast() {
		Observer observer = new Observer();
		this.runner.withInitializer((context) -> observers(context.getEnvironment()).read(read("early")))
			.run((context) -> {
				context.getBean(EnvironmentSecrets.class).observers().add(observer);
				assertThat(observer.names).isEmpty();
			});
	}

	@Test
	void eventsWhenContextIsClosedAreNoMore() {
		CallObservers[] observers = new CallObservers[1];
		this.runner.withBean(Audit.class, () -> this.audit)
			.run((context) -> observers[0] = context.getBean(EnvironmentSecrets.class).observers());
		observers[0].read(read("late"));
		assertThat(this.audit.names).isEmpty();
	}

	private static CallObservers observers(ConfigurableEnvironment environment) {
		return EnvironmentSecrets.of(environment).observers();
	}

	private static SecretRead read(String name) {
		return new SecretRead(new SecretName("", name, name, SecretVersion.CURRENT), "aws", null, null, Instant.EPOCH,
				Duration.ZERO, false);
	}

	static class Audit {

		final BlockingQueue<String> names = new LinkedBlockingQueue<>();

		@EventListener
		void on(SecretReadEvent event) {
			this.names.add(event.read().name().id());
		}

		String next() throws InterruptedException {
			return this.names.poll(30, TimeUnit.SECONDS);
		}

	}

	static class Observer implements CallObserver {

		final List<String> names = new CopyOnWriteArrayList<>();

		@Override
		public void read(SecretRead read) {
			this.names.add(read.name().id());
		}

	}

}
