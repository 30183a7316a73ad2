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

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import com.sun.management.ThreadMXBean;
import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.ref.SecretRef;
import io.github.awssecrets.refresh.RefreshResult;
import io.github.awssecrets.refresh.SecretsRefresh;
import io.github.awssecrets.test.Fault;
import io.github.awssecrets.test.Gate;
import io.github.awssecrets.test.Operation;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mockito.Mockito;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What speed depends on, counted and not timed: calls, threads, lookups and garbage. How
 * many calls a start needs is with {@link PrefetchTests}, and what a start without
 * references leaves alone.
 */
@Timeout(120)
class FrugalityTests {

	private static final int MANY = 500;

	private static final int THREADS = 1_000;

	private static final int READS = 200_000;

	/**
	 * Twenty-five calls take three round trips at most, if nine at a time are under way.
	 */
	private static final int CALLS_AT_A_TIME = 9;

	/**
	 * What the creation of a context asks of our property source, with a margin: 356 when
	 * this was written, nearly all of it by Spring for properties that are no references.
	 */
	private static final int LOOKUPS = 500;

	/**
	 * The same where there is a reference: 601.
	 */
	private static final int LOOKUPS_WITH_REFERENCE = 800;

	/**
	 * What only a client needs.
	 */
	private static final List<String> NEEDED_BY_CLIENT = List.of(
			"software.amazon.awssdk.services.secretsmanager.DefaultSecretsManagerClient",
			"software.amazon.awssdk.services.secretsmanager.model.BatchGetSecretValueRequest",
			"software.amazon.awssdk.auth.credentials.AwsBasicCredentials",
			"software.amazon.awssdk.core.client.config.ClientOverrideConfiguration");

	@RegisterExtension
	final TestApplication application = new TestApplication();

	@Test
	void callsWhenReferencesAreFiveHundredAreTwentyFive() {
		references(MANY);
		assertThat(this.application.calls()).hasSize(MANY / 20).containsOnly(Operation.BATCH_GET_SECRET_VALUE.name());
	}

	@Test
	void startWhenReferencesAreFiveHundredIsThreeRoundTripsDeep() {
		references(MANY);
		Gate gate = new Gate();
		this.application.server().fail(Fault.hang(gate)).always();
		CompletableFuture<ConfigurableApplicationContext> start = CompletableFuture.supplyAsync(this.application::run);
		gate.awaitRequests(CALLS_AT_A_TIME);
		Awaitility.await().untilAsserted(() -> assertThat(threads()).isBetween(CALLS_AT_A_TIME, 12));
		gate.open();
		start.join();
		Awaitility.await().untilAsserted(() -> assertThat(threads()).isZero());
	}

	@Test
	void refreshWhenReferencesAreFiveHundredIsTwentyFiveCallsThreeRoundTripsDeep() {
		references(MANY);
		SecretsRefresh refresh = this.application.run().getBean(SecretsRefresh.class);
		this.application.server().clearCalls();
		Gate gate = new Gate();
		this.application.server().fail(Fault.hang(gate)).always();
		CompletableFuture<RefreshResult> result = CompletableFuture.supplyAsync(refresh::refresh);
		gate.awaitRequests(CALLS_AT_A_TIME);
		gate.open();
		assertThat(result.join().unchanged()).hasSize(MANY);
		assertThat(this.application.server().calls()).hasSize(MANY / 20)
			.allMatch((call) -> call.operation() == Operation.BATCH_GET_SECRET_VALUE);
	}

	@Test
	void readWhenThousandThreadsNeedColdSecretIsOneCall() throws Exception {
		Secrets secrets = this.application.secret("cold", "opensesame").run().getBean(Secrets.class);
		Gate gate = new Gate();
		this.application.server().fail(Fault.hang(gate)).always();
		CountDownLatch running = new CountDownLatch(THREADS);
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		List<CompletableFuture<String>> reads = IntStream.range(0, THREADS)
			.mapToObj((i) -> CompletableFuture.supplyAsync(() -> {
				running.countDown();
				return secrets.get("cold").text();
			}, threads))
			.toList();
		running.await();
		gate.open();
		assertThat(reads).allMatch((read) -> read.join().equals("opensesame"));
		threads.shutdown();
		assertThat(this.application.server().calls()).hasSize(1);
	}

	@Test
	void readWhenSecretIsThereAllocatesNothing() {
		Secrets secrets = this.application.secret("x", "{\"user\":\"ali\"}").run().getBean(Secrets.class);
		assertThat(allocatedPerRead(secrets, SecretRef.of("x"))).isZero();
		assertThat(allocatedPerRead(secrets, SecretRef.of("x#user"))).isZero();
	}

	@Test
	void lookupsWhenThereIsNoReferenceAreFew() {
		assertThat(lookups()).isPositive().isLessThan(LOOKUPS);
	}

	@Test
	void lookupsWhenThereIsReferenceAreNotManyMore() {
		references(1);
		assertThat(lookups()).isPositive().isLessThan(LOOKUPS_WITH_REFERENCE);
	}

	@Test
	void classesWhenThereIsNoReferenceAreNotThoseThatClientNeeds() {
		assertThat(classes()).contains("io.github.awssecrets.env.SecretsPropertySource")
			.doesNotContainAnyElementsOf(NEEDED_BY_CLIENT);
	}

	@Test
	void classesWhenThereIsReferenceAreThoseThatClientNeeds() {
		this.application.secret("x", "opensesame");
		assertThat(classes("my.value=${secrets:x}")).containsAll(NEEDED_BY_CLIENT);
	}

	/**
	 * The classes that a process loads in which the application starts.
	 */
	private List<String> classes(String... lines) {
		List<String> configuration = new ArrayList<>(List.of(lines));
		this.application.server().properties().forEach((name, value) -> configuration.add(name + "=" + value));
		this.application.file("application.properties", String.join("\n", configuration));
		return EndedProcess.of(this.application.directory(), Main.class, Map.of()).classes();
	}

	private void references(int count) {
		IntStream.range(0, count)
			.forEach((i) -> this.application.secret("s" + i, "v" + i).property("p" + i, "${secrets:s" + i + "}"));
	}

	/**
	 * How often our property source is asked from when the context is created.
	 */
	private long lookups() {
		PropertySource<?>[] asked = new PropertySource<?>[1];
		this.application.customize((spring) -> spring.addInitializers((context) -> {
			MutablePropertySources sources = context.getEnvironment().getPropertySources();
			asked[0] = Mockito.spy(sources.get("awsSecrets"));
			sources.replace("awsSecrets", asked[0]);
		})).run();
		return Mockito.mockingDetails(asked[0])
			.getInvocations()
			.stream()
			.map((invocation) -> invocation.getMethod().getName())
			.filter((method) -> method.equals("getProperty") || method.equals("containsProperty"))
			.count();
	}

	/**
	 * Our threads but the one of the clock, which is there as long as values are leased.
	 */
	private static int threads() {
		return (int) Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.startsWith("aws-secrets-") && !name.equals("aws-secrets-clock"))
			.count();
	}

	private static long allocatedPerRead(Secrets secrets, SecretRef ref) {
		allocated(secrets, ref);
		return allocated(secrets, ref) / READS;
	}

	private static long allocated(Secrets secrets, SecretRef ref) {
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();
		for (int i = 0; i < READS; i++) {
			secrets.get(ref);
		}
		return threads.getCurrentThreadAllocatedBytes() - before;
	}

	static class Main {

		public static void main(String... arguments) {
			SpringApplication application = new SpringApplication(TestApplication.Empty.class);
			application.setWebApplicationType(WebApplicationType.NONE);
			application.run(arguments).close();
		}

	}

}
