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

import io.github.awssecrets.aws.AwsCall;
import io.github.awssecrets.aws.CallObserver;
import io.github.awssecrets.backend.SecretFailure;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Observes each call to AWS. The observation that is current where a secret is read for
 * is its parent, although the call is made on another thread.
 *
 * @since 0.1.0
 */
public final class SecretsCallObservation implements CallObserver {

	private static final SecretsCallObservationConvention DEFAULT = new DefaultSecretsCallObservationConvention();

	private final ObservationRegistry registry;

	private final @Nullable SecretsCallObservationConvention convention;

	/**
	 * Creates an observer.
	 * @param registry the registry
	 * @param convention how the observation is named, or {@code null} for
	 * {@link DefaultSecretsCallObservationConvention}
	 */
	public SecretsCallObservation(ObservationRegistry registry, @Nullable SecretsCallObservationConvention convention) {
		this.registry = registry;
		this.convention = convention;
	}

	@Override
	public Ending begin(AwsCall call) {
		SecretsCallContext context = new SecretsCallContext(call);
		Observation observation = Observation.createNotStarted(this.convention, DEFAULT, () -> context, this.registry)
			.start();
		Observation.Scope scope = observation.openScope();
		return (failure) -> {
			scope.close();
			context.finish(failure);
			if (failure != null) {
				observation.error(new CallException(failure));
			}
			observation.stop();
		};
	}

	@Override
	public Runnable carry(Runnable task) {
		Observation current = this.registry.getCurrentObservation();
		return (current != null) ? () -> current.scoped(task) : task;
	}

	/**
	 * What a failed call is to an observation. That of the SDK is kept out of it: its
	 * message may hold an answer.
	 */
	private static final class CallException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		CallException(SecretFailure failure) {
			super(CallObserver.outcome(failure), null, false, false);
		}

	}

}
