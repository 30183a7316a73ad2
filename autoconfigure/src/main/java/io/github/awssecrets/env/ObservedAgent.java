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

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.github.awssecrets.aws.CallObserver;
import io.github.awssecrets.aws.SecretRead;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretBackend;
import io.github.awssecrets.ref.SecretName;

/**
 * The agent, and who is told of what is read by way of it, as of what is read from AWS.
 *
 * @param agent the agent
 * @param observer told of each secret
 * @param nanoTime the time
 */
record ObservedAgent(SecretBackend agent, CallObserver observer, LongSupplier nanoTime) implements SecretBackend {

	private static final String SOURCE = "agent";

	@Override
	public Map<SecretName, Outcome> read(Collection<SecretName> names) {
		return told(() -> this.agent.read(names));
	}

	@Override
	public Map<SecretName, Outcome> readAnew(Collection<SecretName> names) {
		return told(() -> this.agent.readAnew(names));
	}

	private Map<SecretName, Outcome> told(Supplier<Map<SecretName, Outcome>> reading) {
		long start = this.nanoTime.getAsLong();
		Map<SecretName, Outcome> outcomes = reading.get();
		Duration duration = Duration.ofNanos(this.nanoTime.getAsLong() - start);
		outcomes.forEach((name, outcome) -> this.observer.read(read(name, outcome, duration)));
		return outcomes;
	}

	private static SecretRead read(SecretName name, Outcome outcome, Duration duration) {
		return (outcome instanceof Outcome.Found found)
				? new SecretRead(name, SOURCE, found.value().origin().versionId(), null, Instant.now(), duration, false)
				: new SecretRead(name, SOURCE, null, ((Outcome.Failed) outcome).failure(), Instant.now(), duration,
						false);
	}

}
