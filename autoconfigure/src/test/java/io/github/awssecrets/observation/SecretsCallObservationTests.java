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
package io.github.awssecrets.observation;

import java.time.Duration;

import io.github.awssecrets.aws.AwsCall;
import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.SecretFailure;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import io.micrometer.tracing.test.simple.SimpleSpan;
import io.micrometer.tracing.test.simple.SimpleTracer;
import org.junit.jupiter.api.Test;

import static io.micrometer.observation.tck.TestObservationRegistryAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretsCallObservation}.
 */
class SecretsCallObservationTests {

	private static final AwsCall CALL = new AwsCall("GetSecretValue", "eu-central-1");

	private static final SecretFailure DENIED = new SecretFailure(FailureKind.ACCESS_DENIED, "the test", null, null,
			"AccessDeniedException", "hunter2", null, 1, Duration.ZERO);

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	private final SecretsCallObservation observation = new SecretsCallObservation(this.registry, null);

	@Test
	void beginWhenCallSucceedsObservesIt() {
		this.observation.begin(CALL).end(null);
		assertThat(this.registry).hasNumberOfObservationsEqualTo(1)
			.hasSingleObservationThat()
			.hasNameEqualTo("aws.secrets.call")
			.hasContextualNameEqualTo("GetSecretValue")
			.hasOnlyKeys("operation", "outcome", "region")
			.hasLowCardinalityKeyValue("operation", "GetSecretValue")
			.hasLowCardinalityKeyValue("outcome", "OK")
			.hasLowCardinalityKeyValue("region", "eu-central-1")
			.doesNotHaveError()
			.hasBeenStarted()
			.hasBeenStopped();
	}

	@Test
	void beginWhenCallFailsHasTheOutcomeAndAnErrorThatTellsNoMore() {
		this.observation.begin(CALL).end(DENIED);
		assertThat(this.registry).hasSingleObservationThat()
			.hasLowCardinalityKeyValue("outcome", "ACCESS_DENIED")
			.thenError()
			.hasMessage("ACCESS_DENIED")
			.hasNoCause();
	}

	@Test
	void beginWhenRegionIsUnknownSaysNone() {
		this.observation.begin(new AwsCall("GetSecretValue", null)).end(null);
		assertThat(this.registry).hasSingleObservationThat().hasLowCardinalityKeyValue("region", "none");
	}

	@Test
	void beginWhenCallIsUnderWayIsCurrentAndHasNoOutcome() {
		SecretsCallObservation.Ending ending = this.observation.begin(CALL);
		Observation current = this.registry.getCurrentObservation();
		assertThat(current.getContext().getLowCardinalityKeyValue("outcome").getValue()).isEqualTo("UNKNOWN");
		ending.end(null);
		assertThat(this.registry.getCurrentObservation()).isNull();
	}

	@Test
	void beginWhenUserHasAConventionFollowsIt() {
		new SecretsCallObservation(this.registry, new Convention()).begin(CALL).end(null);
		assertThat(this.registry).hasSingleObservationThat()
			.hasNameEqualTo("my.call")
			.hasOnlyKeys("mine")
			.hasLowCardinalityKeyValue("mine", "GetSecretValue");
	}

	@Test
	void beginWhenRegistryIsNoopObservesNothing() {
		SecretsCallObservation noop = new SecretsCallObservation(ObservationRegistry.NOOP, null);
		noop.begin(CALL).end(DENIED);
		Runnable task = () -> {
		};
		assertThat(noop.carry(task)).isSameAs(task);
	}

	@Test
	void carryMakesTheCurrentObservationTheParentOnAnotherThread() throws Exception {
		Observation parent = Observation.start("request", this.registry);
		Runnable task = parent.scoped(() -> this.observation.carry(() -> this.observation.begin(CALL).end(null)));
		Thread thread = new Thread(task);
		thread.start();
		thread.join();
		parent.stop();
		assertThat(this.registry).hasObservationWithNameEqualTo("aws.secrets.call")
			.that()
			.hasParentObservationEqualTo(parent);
	}

	@Test
	void carryWhenNothingIsObservedCarriesNothing() {
		Runnable task = () -> {
		};
		assertThat(this.observation.carry(task)).isSameAs(task);
	}

	@Test
	void traceShowsTheCallAsThatOfAClientBelowItsParent() {
		SimpleTracer tracer = new SimpleTracer();
		this.registry.observationConfig()
			.observationHandler(new PropagatingSenderTracingObservationHandler<>(tracer, Propagator.NOOP))
			.observationHandler(new DefaultTracingObservationHandler(tracer) {

				@Override
				public boolean supportsContext(Observation.Context context) {
					return !(context instanceof SecretsCallContext);
				}

			});
		Observation.createNotStarted("request", this.registry).observe(() -> this.observation.begin(CALL).end(DENIED));
		SimpleSpan span = tracer.getSpans().getLast();
		SimpleSpan parent = tracer.getSpans().getFirst();
		assertThat(span.getName()).isEqualTo("GetSecretValue");
		assertThat(span.getKind()).isEqualTo(Span.Kind.CLIENT);
		assertThat(span.getRemoteServiceName()).isEqualTo("AWS Secrets Manager");
		assertThat(span.getParentId()).isEqualTo(parent.getSpanId());
		assertThat(span.getTags()).containsOnlyKeys("operation", "outcome", "region");
		assertThat(span.getError()).hasMessage("ACCESS_DENIED");
	}

	private static final class Convention implements SecretsCallObservationConvention {

		@Override
		public String getName() {
			return "my.call";
		}

		@Override
		public KeyValues getLowCardinalityKeyValues(SecretsCallContext context) {
			return KeyValues.of("mine", context.call().operation());
		}

	}

}
