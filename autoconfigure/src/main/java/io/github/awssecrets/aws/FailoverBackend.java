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

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.ref.SecretName;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads from one Region, and from replicas in others while that one can't be reached.
 * <p>
 * When nothing that is asked for can be had in the primary Region, a detour begins: for a
 * while it is not asked at all. Then, a single read tries it again behind everybody's
 * back. What a replica does not have, or may not tell, fails as the primary did: it never
 * counts as missing.
 */
final class FailoverBackend implements AwsBackend {

	/**
	 * How long the primary Region is left alone.
	 */
	static final Duration DETOUR = Duration.ofMinutes(1);

	private static final Log logger = LogFactory.getLog(FailoverBackend.class);

	private final AwsBackend primary;

	private final Replicas replicas;

	private final Executor executor;

	private final LongSupplier nanoTime;

	private final NewestVersions versions = new NewestVersions();

	private final AtomicReference<@Nullable Detour> detour = new AtomicReference<>();

	FailoverBackend(AwsBackend primary, Map<String, AwsBackend> replicas, Executor executor, LongSupplier nanoTime) {
		this.primary = primary;
		this.replicas = new Replicas(replicas, this.versions);
		this.executor = executor;
		this.nanoTime = nanoTime;
	}

	@Override
	public Map<SecretName, Outcome> read(Collection<SecretName> names) {
		return read(names, AwsBackend::read);
	}

	@Override
	public Map<SecretName, Outcome> readAnew(Collection<SecretName> names) {
		return read(names, AwsBackend::readAnew);
	}

	private Map<SecretName, Outcome> read(Collection<SecretName> names, Way way) {
		if (names.isEmpty()) {
			return Map.of();
		}
		Detour current = this.detour.get();
		return (current != null) ? readAround(names, way, current) : readThrough(names, way);
	}

	@Override
	public Map<SecretName, String> hints(Map<SecretName, SecretFailure> failures) {
		return this.primary.hints(failures);
	}

	/**
	 * Asks the primary Region first.
	 */
	private Map<SecretName, Outcome> readThrough(Collection<SecretName> names, Way way) {
		Map<SecretName, Outcome> outcomes = readPrimary(names, way);
		Map<SecretName, SecretFailure> lost = lost(outcomes);
		if (!lost.isEmpty()) {
			Replicas.Reading reading = this.replicas.read(lost.keySet(), way, 0, outcomes);
			if (reading.found() != null && lost.size() == outcomes.size()) {
				begin(reading.found(), lost.values().iterator().next());
			}
		}
		return outcomes;
	}

	/**
	 * Asks the replica that answered last, and those after it. If none of them answers,
	 * not even with a refusal, the primary Region is as good as any.
	 */
	private Map<SecretName, Outcome> readAround(Collection<SecretName> names, Way way, Detour current) {
		tryPrimary(current, names.iterator().next());
		Map<SecretName, Outcome> outcomes = new LinkedHashMap<>();
		names.forEach((name) -> outcomes.put(name, new Outcome.Failed(current.reason())));
		Replicas.Reading reading = this.replicas.read(names, way, current.replica(), outcomes);
		if (!reading.answered() && this.detour.compareAndSet(current, null)) {
			return readPrimary(names, way);
		}
		return outcomes;
	}

	private Map<SecretName, Outcome> readPrimary(Collection<SecretName> names, Way way) {
		Map<SecretName, Outcome> outcomes = new LinkedHashMap<>(way.read(this.primary, names));
		outcomes.forEach(this.versions::note);
		return outcomes;
	}

	private void begin(int replica, SecretFailure reason) {
		if (this.detour.compareAndSet(null, detour(replica, reason))) {
			logger.warn(reason.place() + " can't be read from (" + reason.kind() + "): secrets are read from "
					+ this.replicas.region(replica) + " meanwhile.");
		}
	}

	private Detour detour(int replica, SecretFailure reason) {
		return new Detour(replica, reason, this.nanoTime.getAsLong(), new AtomicBoolean());
	}

	/**
	 * Has the primary Region tried again, if it is time and nobody does so already.
	 */
	private void tryPrimary(Detour current, SecretName name) {
		boolean due = this.nanoTime.getAsLong() - current.since() >= DETOUR.toNanos();
		if (due && current.tried().compareAndSet(false, true)) {
			try {
				this.executor.execute(() -> tryPrimaryNow(current, name));
			}
			catch (RejectedExecutionException ex) {
				// The application is stopping.
			}
		}
	}

	private void tryPrimaryNow(Detour current, SecretName name) {
		// Now is the time, whatever the circuit of that Region says.
		Outcome outcome = readPrimary(List.of(name), AwsBackend::readAnew).get(name);
		if (outcome instanceof Outcome.Failed failed && isLost(outcome)) {
			this.detour.compareAndSet(current, detour(current.replica(), failed.failure()));
		}
		else if (this.detour.compareAndSet(current, null)) {
			logger.info(current.reason().place() + " answers: secrets are read from there again.");
		}
	}

	private static Map<SecretName, SecretFailure> lost(Map<SecretName, Outcome> outcomes) {
		Map<SecretName, SecretFailure> lost = new LinkedHashMap<>();
		outcomes.forEach((name, outcome) -> {
			if (outcome instanceof Outcome.Failed failed && isLost(outcome)) {
				lost.put(name, failed.failure());
			}
		});
		return lost;
	}

	/**
	 * Whether another Region may do better. That a secret does not exist, that it or the
	 * role is denied, and that there are no credentials is the same everywhere.
	 */
	static boolean isLost(@Nullable Outcome outcome) {
		return outcome instanceof Outcome.Failed failed && isOfRegion(failed.failure().kind());
	}

	private static boolean isOfRegion(FailureKind kind) {
		return switch (kind) {
			case THROTTLED, SERVER_ERROR, TIMEOUT, UNREACHABLE, UNKNOWN_HOST, TLS_FAILED, INVALID_RESPONSE -> true;
			default -> false;
		};
	}

	/**
	 * A way to read from a Region.
	 */
	interface Way {

		Map<SecretName, Outcome> read(AwsBackend region, Collection<SecretName> names);

	}

	/**
	 * A time in which the primary Region is left alone.
	 *
	 * @param replica which one is asked instead
	 * @param reason why
	 * @param since when it began
	 * @param tried whether the primary Region is being tried again
	 */
	private record Detour(int replica, SecretFailure reason, long since, AtomicBoolean tried) {
	}

}
