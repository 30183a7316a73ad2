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

package io.github.awssecrets.agent;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outage;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.Parallel;
import io.github.awssecrets.backend.SecretBackend;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.ref.SecretName;

/**
 * AWS Secrets Manager, read by way of the agent. The agent keeps what it has read for a
 * while; {@link #readAnew} has it ask AWS. Safe for use by several threads; holds no lock
 * while it waits for an answer.
 *
 * @since 0.1.0
 */
public final class AgentBackend implements SecretBackend {

	/**
	 * The number of requests that may be under way at a time, unless another is given.
	 */
	public static final int DEFAULT_CALLS = 10;

	private final AgentToken token;

	private final AgentCalls calls;

	private final AgentFailures failures;

	private final Parallel parallel;

	/**
	 * Creates a backend, which does nothing before the first read.
	 * @param settings how the agent is asked
	 * @param executor makes the requests of a read that needs several; a single one is
	 * made by the calling thread. Has to accept any number of tasks, which block
	 * @param calls the number of requests that may be under way at a time, at least 1
	 */
	public AgentBackend(AgentSettings settings, Executor executor, int calls) {
		this.token = settings.token();
		this.calls = new AgentCalls(settings, calls, System::nanoTime);
		this.failures = this.calls.failures();
		this.parallel = new Parallel(executor, calls);
	}

	@Override
	public Map<SecretName, Outcome> read(Collection<SecretName> names) {
		return read(names, false);
	}

	@Override
	public Map<SecretName, Outcome> readAnew(Collection<SecretName> names) {
		return read(names, true);
	}

	private Map<SecretName, Outcome> read(Collection<SecretName> names, boolean anew) {
		if (names.isEmpty()) {
			return Map.of();
		}
		try {
			String shown = this.token.read();
			return read(names, (name) -> this.calls.read(name, shown, anew));
		}
		catch (UnreadableTokenException ex) {
			return collect(names, Map.of(), this.failures.of(ex));
		}
	}

	private Map<SecretName, Outcome> read(Collection<SecretName> names, Function<SecretName, Outcome> call) {
		Map<SecretName, Outcome> outcomes = new ConcurrentHashMap<>();
		Outage outage = new Outage();
		List<Runnable> units = names.stream()
			.distinct()
			.<Runnable>map((name) -> () -> outcomes.put(name, unlessKnown(outage, name, call)))
			.toList();
		try {
			this.parallel.run(units);
			return collect(names, outcomes, this.failures.unasked(FailureKind.INTERRUPTED, null));
		}
		catch (RuntimeException ex) {
			return collect(names, outcomes, this.failures.unasked(FailureKind.OTHER, ex.getClass().getName()));
		}
	}

	private static Outcome unlessKnown(Outage outage, SecretName name, Function<SecretName, Outcome> call) {
		SecretFailure known = outage.failure();
		if (known != null) {
			return new Outcome.Failed(known);
		}
		Outcome outcome = call.apply(name);
		if (outcome instanceof Outcome.Failed failed) {
			outage.note(failed.failure());
		}
		return outcome;
	}

	private static Map<SecretName, Outcome> collect(Collection<SecretName> names, Map<SecretName, Outcome> outcomes,
			SecretFailure otherwise) {
		Map<SecretName, Outcome> answer = new LinkedHashMap<>();
		names.forEach((name) -> answer.put(name, outcomes.getOrDefault(name, new Outcome.Failed(otherwise))));
		return answer;
	}

}
