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

import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.test.Fault;
import io.github.awssecrets.test.Gate;
import io.github.awssecrets.test.Operation;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All references are fetched at once while the application starts.
 */
class PrefetchTests {

	private static final String BATCH = Operation.BATCH_GET_SECRET_VALUE.name();

	private static final String SINGLE = Operation.GET_SECRET_VALUE.name();

	@RegisterExtension
	final TestApplication application = new TestApplication();

	@ParameterizedTest
	@CsvSource({ "2, 1", "20, 1", "21, 2", "45, 3" })
	void callsWhenReferencesAreManyAreTwentiethPart(int references, int calls) {
		references(references);
		assertThat(this.application.calls()).isEqualTo(Collections.nCopies(calls, BATCH));
	}

	@Test
	void callsWhenThereIsOneReferenceIsOneOfOneSecret() {
		references(1);
		assertThat(this.application.calls()).containsExactly(SINGLE);
	}

	@Test
	void callsWhenBatchIsDeniedAreOnePerSecret() {
		references(21);
		this.application.server().fail(Fault.accessDenied()).on(Operation.BATCH_GET_SECRET_VALUE).always();
		assertThat(this.application.calls()).contains(BATCH).filteredOn(SINGLE::equals).hasSize(21);
		assertThat(TestApplication.property(this.application.run(), "p20")).isEqualTo("v20");
	}

	@Test
	void callsWhenSecretIsNeededManyTimesIsOne() {
		this.application.secret("db", "{\"user\":\"ali\",\"password\":\"opensesame\"}").yaml("""
				user: ${secrets:db#user}
				password: ${secrets:db#password}
				again: ${secrets@db#password}
				both: ${secrets:db#user}:${secrets:db#password}
				""");
		assertThat(this.application.calls()).containsExactly(SINGLE);
	}

	@Test
	void callsWhenOneSecretIsMissingAndHasDefaultAreNoMore() {
		references(3);
		this.application.property("absent", "${secrets:absent:default}");
		assertThat(this.application.calls()).containsExactly(BATCH);
	}

	@Test
	void callsWhenThereIsNoReferenceAreNone() {
		this.application.without("aws.secrets.region").yaml("value: ${other:x}");
		assertThat(this.application.with(CountingCustomizer.class).calls()).isEmpty();
		assertThat(CountingCustomizer.built).isZero();
		Awaitility.await()
			.untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
				.noneMatch((thread) -> thread.getName().startsWith("aws-secrets-")));
	}

	@Test
	void fetchWhenAnswerIsHeldBackLetsBeansBeCreated() {
		this.application.secret("x", "opensesame").yaml("value: ${secrets:x}");
		Gate gate = new Gate();
		this.application.server().fail(Fault.hang(gate)).once();
		ConfigurableApplicationContext context = this.application
			.customize((spring) -> spring
				.addInitializers((created) -> created.getBeanFactory().registerSingleton("gate", gate)))
			.with(OpensGate.class, NeedsValue.class)
			.run();
		assertThat(context.getBean(NeedsValue.class).value).isEqualTo("opensesame");
	}

	@Test
	void referenceWhenOverriddenIsNeitherFetchedNorRequired() {
		this.application.yaml("""
				db.password: ${secrets:absent}
				my-list: [ "${secrets:absent}" ]
				""");
		assertThat(this.application.calls("--db.password=local", "--my-list[0]=local")).isEmpty();
	}

	@Test
	void referenceWhenOverriddenInOtherSpellingIsNeitherFetchedNorRequired() {
		this.application.yaml("my.db-password: ${secrets:absent}");
		assertThat(this.application.calls("--my.dbPassword=local")).isEmpty();
	}

	@Test
	void referenceWhenDefaultOfExistingPropertyIsNeitherFetchedNorRequired() {
		this.application.yaml("""
				local: value
				password: ${local:${secrets:absent}}
				""");
		assertThat(this.application.calls()).isEmpty();
	}

	@Test
	void referenceWhenDocumentIsOfOtherProfileIsNeitherFetchedNorRequired() {
		this.application.yaml("""
				value: x
				---
				spring.config.activate.on-profile: prod
				value: ${secrets:absent}
				""");
		assertThat(this.application.calls()).isEmpty();
	}

	@Test
	void referenceWhenEscapedIsText() {
		this.application.yaml("value: \\${secrets:absent}");
		assertThat(this.application.calls()).isEmpty();
	}

	@Test
	void referenceWhenAddedByInitializerIsFetched() {
		this.application.secret("late", "opensesame")
			.without("aws.secrets.endpoint")
			.customize((spring) -> spring.addInitializers((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("late", Map.of("late", "${secrets:late}", "aws.secrets.endpoint",
						this.application.server().endpoint().toString())))));
		assertThat(this.application.calls()).containsExactly(SINGLE);
	}

	@Test
	void secretsWhenReferenceWasNotCollectedReadsIt() {
		this.application.secret("runtime", "opensesame");
		Secrets secrets = this.application.run().getBean(Secrets.class);
		assertThat(this.application.server().calls()).isEmpty();
		assertThat(secrets.get("runtime").text()).isEqualTo("opensesame");
		assertThat(secrets.get("runtime")).hasToString("SecretValue[******]");
		assertThat(this.application.server().calls()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "false", "true" })
	void checkWhenInitializationIsLazyOrNotReadsOnce(String lazy) {
		references(3);
		this.application.property("spring.main.lazy-initialization", lazy);
		assertThat(this.application.calls()).containsExactly(BATCH);
	}

	private void references(int count) {
		IntStream.range(0, count).forEach((i) -> this.application.secret("s" + i, "v" + i));
		this.application.yaml(IntStream.range(0, count)
			.mapToObj((i) -> "p" + i + ": ${secrets:s" + i + "}")
			.collect(Collectors.joining("\n")));
	}

	static class OpensGate {

		OpensGate(Gate gate) {
			gate.awaitRequests(1);
			gate.open();
		}

	}

	static class NeedsValue {

		private final String value;

		NeedsValue(@Value("${value}") String value) {
			this.value = value;
		}

	}

	static class CountingCustomizer {

		static int built;

		@Bean
		io.awspring.cloud.autoconfigure.config.secretsmanager.SecretsManagerClientCustomizer counting() {
			return (builder) -> built++;
		}

	}

}
