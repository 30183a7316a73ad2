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
package io.github.awssecrets.test.context;

import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;

import io.github.awssecrets.test.EnableFakeSecretsManager;
import io.github.awssecrets.test.FakeSecretsManager;
import io.github.awssecrets.test.Fault;
import io.github.awssecrets.test.Gate;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.UseMainMethod;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.ContextHierarchy;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for the life of the server that a context brings.
 */
class FakeLifecycleTests {

	@Test
	void serverWhenContextClosesIsClosed() {
		TestContext test = new TestContextManager(Alone.class).getTestContext();
		URI endpoint = serverOf(test).endpoint();
		test.markApplicationContextDirty(null);
		assertClosed(endpoint);
	}

	@Test
	void serverWhenApplicationFailsBeforeItHasContextIsClosed() {
		TestContext test = new TestContextManager(Failing.class).getTestContext();
		Throwable failure = NestedExceptionUtils.getRootCause(catchThrowable(test::getApplicationContext));
		assertThat(failure).isNotNull();
		assertClosed(URI.create(failure.getMessage()));
	}

	@Test
	void faultsWhenTestEndsAreCleared() throws Exception {
		TestContextManager manager = new TestContextManager(Twin.class);
		FakeSecretsManager server = serverOf(manager.getTestContext());
		Gate gate = new Gate();
		server.fail(Fault.hang(gate)).always();
		manager.afterTestMethod(new Twin(), Object.class.getMethod("toString"), null);
		assertThat(gate.isOpen()).isTrue();
	}

	@Test
	void serverWhenTwoClassesWantTheSameIsShared() {
		TestContext one = new TestContextManager(Twin.class).getTestContext();
		TestContext other = new TestContextManager(OtherTwin.class).getTestContext();
		assertThat(serverOf(one)).isSameAs(serverOf(other));
	}

	@Test
	void serverWhenSuperclassWantsItIsThere() {
		assertThat(serverOf(new TestContextManager(Heir.class).getTestContext()).names()).containsExactly("inherited");
	}

	@Test
	void serverWhenMainMethodStartsApplicationIsThere() {
		assertThat(serverOf(new TestContextManager(Main.class).getTestContext()).names()).containsExactly("main");
	}

	@Test
	void serverWhenContextsHaveHierarchyIsOneForEach() {
		TestContext test = new TestContextManager(Hierarchy.class).getTestContext();
		ApplicationContext parent = test.getApplicationContext().getParent();
		assertThat(parent).isNotNull();
		assertThat(parent.getBean(FakeSecretsManager.class)).isNotSameAs(serverOf(test));
	}

	@Test
	void serverWhenEnvironmentIsProcessedAgainIsTheSame() {
		SpringApplication application = new SpringApplication(EmptyApplication.class);
		application.setMainApplicationClass(Twin.class);
		FakeEnvironmentPostProcessor postProcessor = new FakeEnvironmentPostProcessor(new DefaultBootstrapContext());
		ConfigurableEnvironment environment = new StandardEnvironment();
		ConfigurableEnvironment refreshed = new StandardEnvironment();
		postProcessor.postProcessEnvironment(environment, application);
		postProcessor.postProcessEnvironment(refreshed, application);
		try (FakeSecretsManager server = FakePropertySource.serverOf(environment)) {
			assertThat(server).isNotNull().isSameAs(FakePropertySource.serverOf(refreshed));
		}
	}

	@Test
	void serverWhenContextIsNoneOfSpringBootIsThere() {
		ApplicationContext context = new TestContextManager(Plain.class).getTestContext().getApplicationContext();
		assertThat(context.getEnvironment().getProperty("aws.secrets.endpoint"))
			.isEqualTo(context.getBean(FakeSecretsManager.class).endpoint().toString());
	}

	@Test
	void serverWhenTestDoesNotWantOneIsNotThere() {
		ApplicationContext context = new TestContextManager(Without.class).getTestContext().getApplicationContext();
		assertThat(context.getBeanNamesForType(FakeSecretsManager.class)).isEmpty();
	}

	private static FakeSecretsManager serverOf(TestContext test) {
		return test.getApplicationContext().getBean(FakeSecretsManager.class);
	}

	private static void assertClosed(URI endpoint) {
		assertThatExceptionOfType(ConnectException.class)
			.isThrownBy(() -> new Socket(endpoint.getHost(), endpoint.getPort()));
	}

	@SpringBootTest(classes = EmptyApplication.class,
			properties = "spring.config.import=" + EndpointConfigDataLoader.FAILURE)
	@EnableFakeSecretsManager(secrets = "failing=a")
	static class Failing {

	}

	@SpringBootTest(classes = EmptyApplication.class)
	@EnableFakeSecretsManager(secrets = "alone=a")
	static class Alone {

	}

	@SpringBootTest(classes = EmptyApplication.class)
	@EnableFakeSecretsManager(secrets = "twin=a")
	static class Twin {

	}

	@SpringBootTest(classes = EmptyApplication.class)
	@EnableFakeSecretsManager(secrets = "twin=a")
	static class OtherTwin {

	}

	@SpringBootTest(classes = EmptyApplication.class)
	@EnableFakeSecretsManager(secrets = "inherited=a")
	static class Parent {

	}

	static class Heir extends Parent {

	}

	@SpringBootTest(classes = EmptyApplication.class, useMainMethod = UseMainMethod.ALWAYS)
	@EnableFakeSecretsManager(secrets = "main=a")
	static class Main {

	}

	@SpringBootTest
	@ContextHierarchy({ @ContextConfiguration(classes = EmptyApplication.class),
			@ContextConfiguration(classes = Child.class) })
	@EnableFakeSecretsManager(secrets = "hierarchy=a")
	static class Hierarchy {

	}

	@Configuration(proxyBeanMethods = false)
	static class Child {

	}

	@ContextConfiguration(classes = EmptyApplication.class)
	@EnableFakeSecretsManager
	static class Plain {

	}

	@SpringBootTest(classes = EmptyApplication.class)
	static class Without {

	}

}
