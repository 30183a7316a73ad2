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

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.awssecrets.audit.SecretReadEvent;
import io.github.awssecrets.aws.SecretRead;
import io.github.awssecrets.observation.SecretsCallContext;
import io.github.awssecrets.read.SecretException;
import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.refresh.SecretsRefresh;
import io.github.awssecrets.test.Fault;
import io.github.awssecrets.test.Operation;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What operators and auditors learn of calls to AWS, those included that were made before
 * there was a bean.
 */
@ExtendWith(OutputCaptureExtension.class)
class ObservabilityTests {

	private static final int SECONDS = 30;

	@RegisterExtension
	final TestApplication application = new TestApplication();

	@Test
	void metersWhenSecretsWereFetchedBeforeThereWasARegistryHaveTheirCalls() {
		this.application.secret("imported", "{\"a\":\"opensesame\"}")
			.secret("x", "opensesame")
			.secret("y", "z")
			.yaml("""
					spring.config.import: secrets:imported
					x: ${secrets:x}
					y: ${secrets:y}
					z: ${secrets:absent:none}
					""");
		MeterRegistry registry = this.application.run().getBean(MeterRegistry.class);
		assertThat(calls(registry, "GetSecretValue", "OK")).isOne();
		assertThat(calls(registry, "BatchGetSecretValue", "OK")).isOne();
		assertThat(reads(registry, "OK")).isEqualTo(3);
		assertThat(reads(registry, "NOT_FOUND")).isOne();
		assertThat(states(registry, "ok")).isEqualTo(3);
		assertThat(states(registry, "absent")).isOne();
	}

	@Test
	void metersWhenRoleMayNotReadTellThatFromADeniedBatch() {
		this.application.secret("x", "opensesame").secret("y", "opensesame").yaml("""
				x: ${secrets:x}
				y: ${secrets:y}
				""");
		this.application.server().fail(Fault.accessDenied()).on(Operation.BATCH_GET_SECRET_VALUE).always();
		ConfigurableApplicationContext context = this.application.run();
		MeterRegistry registry = context.getBean(MeterRegistry.class);
		assertThat(calls(registry, "BatchGetSecretValue", "ACCESS_DENIED")).isOne();
		assertThat(reads(registry, "ACCESS_DENIED")).isZero();
		this.application.server().fail(Fault.accessDenied()).forSecret("x").always();
		context.getBean(SecretsRefresh.class).refresh();
		assertThat(reads(registry, "ACCESS_DENIED")).isOne();
		assertThat(states(registry, "withdrawn")).isOne();
		assertThat(registry.get("aws.secrets.refreshes").tag("result", "partial").counter().count()).isOne();
	}

	@Test
	void metersNameNoSecretAndHoldNoValue() {
		this.application.secret("shop/the-name", "opensesame").yaml("""
				aws.secrets.prefix: shop
				x: ${secrets:the-name}
				""");
		MeterRegistry registry = this.application.run().getBean(MeterRegistry.class);
		assertThat(registry.getMeters()).filteredOn((meter) -> meter.getId().getName().startsWith("aws."))
			.isNotEmpty()
			.allSatisfy(
					(meter) -> assertThat(meter.getId().toString()).doesNotContain("the-name", "shop", "opensesame"));
	}

	@Test
	void traceWhenSecretIsReadDuringARequestHasTheCallBelowIt() {
		this.application.secret("x", "opensesame");
		ConfigurableApplicationContext context = this.application.with(Tracing.class).run();
		Observation request = Observation.start("request", context.getBean(ObservationRegistry.class));
		request.scoped(() -> context.getBean(Secrets.class).get("x").text());
		request.stop();
		assertThat(context.getBean(Tracing.class).calls).singleElement().satisfies((call) -> {
			assertThat(call.call().operation()).isEqualTo("GetSecretValue");
			assertThat(call.getParentObservation()).isSameAs(request);
			assertThat(call.getAllKeyValues().toString()).doesNotContain("opensesame");
		});
	}

	@Test
	void traceWhenBatchIsDeniedHasAllCallsBelowTheirParent() {
		this.application.secret("x", "opensesame").secret("y", "opensesame").secret("z", "opensesame");
		this.application.server().fail(Fault.accessDenied()).on(Operation.BATCH_GET_SECRET_VALUE).always();
		ConfigurableApplicationContext context = this.application.with(Tracing.class).run();
		context.getBean(Secrets.class).get("x");
		context.getBean(Secrets.class).get("y");
		context.getBean(Tracing.class).calls.clear();
		Observation request = Observation.start("request", context.getBean(ObservationRegistry.class));
		request.scoped(() -> context.getBean(SecretsRefresh.class).refresh().isComplete());
		request.stop();
		assertThat(context.getBean(Tracing.class).calls).hasSize(3)
			.allSatisfy((call) -> assertThat(call.getParentObservation()).isSameAs(request));
	}

	@Test
	void eventsWhenSecretsWereReadBeforeListenersAreThereAreDelivered() throws Exception {
		String version = this.application.server().put("imported", "{\"a\":\"opensesame\"}");
		this.application.secret("x", "opensesame").yaml("""
				spring.config.import: secrets:imported
				x: ${secrets:x}
				""");
		Audit audit = this.application.with(Audit.class).run().getBean(Audit.class);
		assertThat(audit.next()).satisfies((read) -> {
			assertThat(read.name().path()).isEqualTo("imported");
			assertThat(read.versionId()).isEqualTo(version);
			assertThat(read.outcome()).isEqualTo("OK");
			assertThat(read.source()).isEqualTo("aws");
			assertThat(read.toString()).doesNotContain("opensesame");
		});
		assertThat(audit.next().name().path()).isEqualTo("x");
		assertThat(audit.reads).isEmpty();
	}

	@Test
	void eventWhenSecretCanNotBeReadTellsWhy() throws Exception {
		ConfigurableApplicationContext context = this.application.with(Audit.class).run();
		this.application.server().fail(Fault.accessDenied()).always();
		assertThatExceptionOfType(SecretException.class).isThrownBy(() -> context.getBean(Secrets.class).get("x"));
		assertThat(context.getBean(Audit.class).next().outcome()).isEqualTo("ACCESS_DENIED");
	}

	@Test
	void eventWhenListenerReadsTheSecretItIsToldOfDoesNotBlock() throws Exception {
		this.application.secret("x", "opensesame").property("aws.secrets.startup-timeout", "5s");
		ConfigurableApplicationContext context = this.application.with(ReadingAudit.class).run();
		assertThat(context.getBean(Secrets.class).get("x").text()).isEqualTo("opensesame");
		assertThat(context.getBean(ReadingAudit.class).texts.poll(SECONDS, TimeUnit.SECONDS)).isEqualTo("opensesame");
	}

	/**
	 * Parent and child read for themselves.
	 */
	@Test
	void eventsWhenContextHasAParentReachThatOnce() throws Exception {
		this.application.secret("x", "opensesame").yaml("x: ${secrets:x}");
		try (ConfigurableApplicationContext child = builder().child(TestApplication.Empty.class)
			.web(WebApplicationType.NONE)
			.run()) {
			ConfigurableApplicationContext parent = (ConfigurableApplicationContext) child.getParent();
			child.getEnvironment().resolvePlaceholders("${secrets:last:none}");
			Audit audit = parent.getBean(Audit.class);
			assertThat(audit.next().name().path()).isEqualTo("x");
			assertThat(audit.next().name().path()).isEqualTo("x");
			assertThat(audit.next().name().path()).isEqualTo("last");
			assertThat(audit.reads).isEmpty();
			parent.close();
		}
	}

	@Test
	void logWhenLevelIsDebugHasALinePerReadAndNoValue(CapturedOutput output) {
		this.application.secret("imported", "{\"a\":\"opensesame\"}").secret("x", "opensesame").yaml("""
				spring.config.import: secrets:imported
				x: ${secrets:x}
				""").property("logging.level.io.github.awssecrets", "trace");
		this.application.run();
		assertThat(output).containsOnlyOnce("Read 'imported' from aws")
			.containsOnlyOnce("Read 'x' from aws")
			.doesNotContain("opensesame");
	}

	@Test
	void logWhenApplicationDoesNotStartHasALineForWhatFailed(CapturedOutput output) {
		this.application.yaml("x: ${secrets:x}").property("logging.level.io.github.awssecrets.audit", "debug");
		assertThat(this.application.fail()).isNotNull();
		assertThat(output).containsOnlyOnce("Could not read 'x' from aws");
	}

	private SpringApplicationBuilder builder() {
		Map<String, Object> properties = new HashMap<>(this.application.server().properties());
		properties.put("spring.config.location", this.application.directory().toUri().toString());
		return new SpringApplicationBuilder(TestApplication.Empty.class, Audit.class).web(WebApplicationType.NONE)
			.properties(properties);
	}

	private static double calls(MeterRegistry registry, String operation, String outcome) {
		return registry.get("aws.secrets.calls")
			.tags("operation", operation, "outcome", outcome, "region", "eu-central-1")
			.timer()
			.count();
	}

	private static double reads(MeterRegistry registry, String outcome) {
		return registry.get("aws.secrets.reads").tag("outcome", outcome).counter().count();
	}

	private static double states(MeterRegistry registry, String state) {
		return registry.get("aws.secrets.states").tag("state", state).gauge().value();
	}

	static class Tracing {

		final BlockingQueue<SecretsCallContext> calls = new LinkedBlockingQueue<>();

		@Bean
		ObservationHandler<SecretsCallContext> callHandler() {
			return new ObservationHandler<>() {

				@Override
				public void onStop(SecretsCallContext context) {
					Tracing.this.calls.add(context);
				}

				@Override
				public boolean supportsContext(Observation.Context context) {
					return context instanceof SecretsCallContext;
				}

			};
		}

	}

	static class Audit {

		final BlockingQueue<SecretRead> reads = new LinkedBlockingQueue<>();

		@EventListener
		void on(SecretReadEvent event) {
			this.reads.add(event.read());
		}

		SecretRead next() throws InterruptedException {
			SecretRead read = this.reads.poll(SECONDS, TimeUnit.SECONDS);
			assertThat(read).isNotNull();
			return read;
		}

	}

	static class ReadingAudit {

		final BlockingQueue<String> texts = new LinkedBlockingQueue<>();

		@Autowired
		private Environment environment;

		@EventListener
		void on(SecretReadEvent event) {
			this.texts
				.add(this.environment.resolveRequiredPlaceholders("${secrets:" + event.read().name().path() + "}"));
		}

	}

}
