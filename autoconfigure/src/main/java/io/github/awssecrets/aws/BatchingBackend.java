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
package io.github.awssecrets.aws;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.github.awssecrets.backend.Outage;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.Parallel;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.ref.SecretName;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Reads from the Secrets Manager that the client of the moment talks to.
 */
final class BatchingBackend implements AwsBackend {

	private final Supplier<SecretsManagerClient> client;

	private final Parallel parallel;

	private final Calls calls;

	private final BatchPermission permission;

	private final LongSupplier nanoTime;

	private final CallObserver observer;

	private final Circuit circuit;

	BatchingBackend(Supplier<SecretsManagerClient> client, Executor executor, int calls, LongSupplier nanoTime,
			CallObserver observer, Circuit circuit) {
		this.client = client;
		this.parallel = new Parallel(executor, calls);
		this.calls = new Calls(calls, nanoTime, observer);
		this.permission = new BatchPermission(nanoTime);
		this.nanoTime = nanoTime;
		this.observer = observer;
		this.circuit = circuit;
	}

	@Override
	public Map<SecretName, Outcome> read(Collection<SecretName> names) {
		return names.isEmpty() ? Map.of() : read(names, this.circuit.enter());
	}

	/**
	 * Asks AWS whatever is known of it.
	 */
	@Override
	public Map<SecretName, Outcome> readAnew(Collection<SecretName> names) {
		return names.isEmpty() ? Map.of() : read(names, this.circuit.force());
	}

	private Map<SecretName, Outcome> read(Collection<SecretName> names, Circuit.Passage passage) {
		Map<SecretName, Outcome> outcomes = Map.of();
		try {
			SecretFailure bar = passage.bar();
			outcomes = (bar != null) ? all(names, new Outcome.Failed(bar)) : read(names, new Outage(passage::bar));
			return outcomes;
		}
		finally {
			passage.leave(outcomes);
		}
	}

	private Map<SecretName, Outcome> read(Collection<SecretName> names, Outage outage) {
		ReadReport report = new ReadReport(this.observer, this.nanoTime, false);
		try {
			Reader reader = new Reader(this.calls.connect(this.client), this.calls, this.permission, outage);
			return new Round(names, reader, report).read(this.parallel);
		}
		catch (CallFailedException ex) {
			Map<SecretName, Outcome> outcomes = all(names, ex.outcome());
			outcomes.forEach(report::tell);
			return outcomes;
		}
	}

	private static Map<SecretName, Outcome> all(Collection<SecretName> names, Outcome outcome) {
		Map<SecretName, Outcome> outcomes = new LinkedHashMap<>();
		names.forEach((name) -> outcomes.put(name, outcome));
		return outcomes;
	}

	@Override
	public Map<SecretName, String> hints(Map<SecretName, SecretFailure> failures) {
		return new Hints(this.client).about(failures);
	}

}
