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
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.ref.SecretName;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads from one Region, and from replicas in others while that one can't be reached.
 * <p>
 * When nothing that is asked for can be had in the primary Region, a detour begins: for a
 * while it is not asked for what a replica may have. Then, a single read tries it again
 * behind everybody's back. A failure that may be the fate of one secret begins no detour
 * before it is met with another. A refresh that somebody waits for asks the primary in
 * any case, and ends the detour if there is an answer. What a replica does not have, or
 * may not tell, fails as the primary did: it never counts as missing.
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

	/**
	 * The secret that was the last to fail alone, for a reason that may be its own.
	 */
	private final AtomicReference<@Nullable String> suspect = new AtomicReference<>();

	FailoverBackend(AwsBackend primary, Map<String, AwsBackend> replicas, Executor executor, LongSupplier nanoTime) {
		this.primary = primary;
		this.replicas = new Replicas(replicas, this.versions);
		this.executor = executor;
		this.nanoTime = nanoTime;
	}

	@Override
	public Map<SecretName, Outcome> read(Collection<SecretName> names) {
		Detour current = this.detour.get();
		if (names.isEmpty()) {
			return Map.of();
		}
		return (current != null) ? readAround(names, current) : readThrough(names, AwsBackend::read, null);
	}

	@Override
	public Map<SecretName, Outcome> readAnew(Collection<SecretName> names) {
		return names.isEmpty() ? Map.of() : readThrough(names, AwsBackend::readAnew, this.detour.get());
	}

	@Override
	public Map<SecretName, String> hints(Map<SecretName, SecretFailure> failures) {
		return this.primary.hints(failures);
	}

	@Override
	public void written(SecretName name, SecretOrigin origin) {
		this.versions.note(name, origin);
	}

	/**
	 * Asks the primary Region first, and then the replicas: during a detour, the one that
	 * answered last and those after it.
	 */
	private Map<SecretName, Outcome> readThrough(Collection<SecretName> names, Way way, @Nullable Detour current) {
		Map<SecretName, Outcome> outcomes = readPrimary(names, way);
		if (outcomes.values().stream().anyMatch(Circuit::isAnswer)) {
			answered(current);
		}
		Map<SecretName, SecretFailure> lost = lost(outcomes);
		if (!lost.isEmpty()) {
			int first = (current != null) ? current.replica() : 0;
			Replicas.Reading reading = this.replicas.read(lost.keySet(), way, first, outcomes);
			if (lost.size() == outcomes.size() && isOfRegion(lost) && reading.found() != null) {
				begin(reading.found(), lost.values().iterator().next());
			}
		}
		return outcomes;
	}

	/**
	 * Asks the replica that answered last, and those after it. If none of them answers,
	 * not even with a refusal, the primary Region is as good as any. It is asked for what
	 * no replica can have in any case.
	 */
	private Map<SecretName, Outcome> readAround(Collection<SecretName> names, Detour current) {
		tryPrimary(current, names.iterator().next());
		Map<SecretName, Outcome> outcomes = new LinkedHashMap<>();
		names.forEach((name) -> outcomes.put(name, new Outcome.Failed(current.reason())));
		Replicas.Reading reading = this.replicas.read(names, AwsBackend::read, current.replica(), outcomes);
		if (!reading.answered()) {
			// Whoever ended the detour meanwhile, this reading has asked nobody yet.
			this.detour.compareAndSet(current, null);
			return readPrimary(names, AwsBackend::read);
		}
		List<SecretName> arns = names.stream().filter((name) -> name.path() == null).toList();
		if (!arns.isEmpty()) {
			outcomes.putAll(readPrimary(arns, AwsBackend::read));
		}
		return outcomes;
	}

	/**
	 * Whether it is the Region that fails, rather than one secret.
	 */
	private boolean isOfRegion(Map<SecretName, SecretFailure> lost) {
		List<String> ids = lost.keySet().stream().map(SecretName::id).distinct().toList();
		if (ids.size() > 1 || !lost.values().stream().allMatch(Circuit::mayBeOfSecret)) {
			return true;
		}
		String before = this.suspect.getAndSet(ids.get(0));
		return before != null && !before.equals(ids.get(0));
	}

	/**
	 * Takes in that the primary Region has answered, to whatever was asked.
	 */
	private void answered(@Nullable Detour current) {
		this.suspect.set(null);
		if (current != null && this.detour.compareAndSet(current, null)) {
			logger.info(current.reason().place() + " answers: secrets are read from there again.");
		}
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
			catch (Error ex) {
				current.tried().set(false);
				throw ex;
			}
		}
	}

	/**
	 * Ends the detour if the primary Region answers. Else it begins anew, be it because
	 * nothing was found out.
	 */
	private void tryPrimaryNow(Detour current, SecretName name) {
		SecretFailure reason = current.reason();
		try {
			// Now is the time, whatever the circuit of that Region says.
			Outcome outcome = readPrimary(List.of(name), AwsBackend::readAnew).get(name);
			if (outcome != null && Circuit.isAnswer(outcome)) {
				answered(current);
			}
			else if (outcome instanceof Outcome.Failed failed && isLost(outcome)) {
				reason = failed.failure();
			}
		}
		finally {
			this.detour.compareAndSet(current, detour(current.replica(), reason));
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
