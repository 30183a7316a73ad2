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
package io.github.awssecrets.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.MissingClass;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.Refusable;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

/**
 * One request to the backend, for all of its secrets that nobody is fetching already.
 * <p>
 * Where two requests for a secret overlap, the one that began later may have been
 * answered earlier. If that one brings a version that was created before that of the
 * other, the order is not known: either it is late, or the secret was rolled back. It is
 * asked for once more then, by a request that overlaps with neither.
 */
final class Fetch implements Refusable {

	private static final Set<FailureKind> ELSEWHERE = Set.of(FailureKind.INTERRUPTED, FailureKind.FILE_UNREADABLE);

	private final long number;

	private final long begun;

	private final Function<Collection<SecretName>, Map<SecretName, Outcome>> source;

	private final CacheClock clock;

	private final long early;

	private final CacheMemory memory;

	private final Consumer<List<Renewal>> report;

	private final Map<SecretName, Passenger> passengers = new LinkedHashMap<>();

	private final AtomicBoolean landed = new AtomicBoolean();

	/**
	 * Creates a fetch.
	 * @param number its number, which is higher than that of all that began earlier
	 * @param source reads secrets
	 * @param clock the time
	 * @param early by how much the ttl of what it brings is shortened, which is the same
	 * for all, so that they are due together
	 * @param memory recalls what can't be read
	 * @param report told what came of each secret, once all have landed
	 */
	Fetch(long number, Function<Collection<SecretName>, Map<SecretName, Outcome>> source, CacheClock clock, long early,
			CacheMemory memory, Consumer<List<Renewal>> report) {
		this.number = number;
		this.begun = clock.nanoTime();
		this.source = source;
		this.clock = clock;
		this.early = early;
		this.memory = memory;
		this.report = report;
	}

	/**
	 * Adds a secret, unless it is being fetched already or has been since it was seen.
	 * @return completes with the outcome of whichever fetch brings it
	 */
	CompletableFuture<Outcome> add(SecretName name, Slot slot, Reading seen) {
		CompletableFuture<Outcome> own = new Flight(this.clock.nanoTime());
		CompletableFuture<Outcome> joined = slot.join(own, seen);
		if (joined == own) {
			this.passengers.put(name, new Passenger(slot, own));
		}
		return joined;
	}

	/**
	 * Adds a secret, whether it is being fetched already or not.
	 */
	void insist(SecretName name, Slot slot) {
		CompletableFuture<Outcome> own = new Flight(this.clock.nanoTime());
		slot.lead(own);
		this.passengers.put(name, new Passenger(slot, own));
	}

	boolean isEmpty() {
		return this.passengers.isEmpty();
	}

	@Override
	public void run() {
		land(read(List.copyOf(this.passengers.keySet())));
	}

	/**
	 * Tells those who wait that nothing will be fetched. Why is told by the name of the
	 * exception alone: its message is unknown to us and could quote a value.
	 */
	void fail(Throwable ex) {
		land(complete(this.passengers.keySet(), Map.of(), failed(ex)));
	}

	@Override
	public void refuse(RejectedExecutionException ex) {
		fail(ex);
	}

	private static Outcome failed(Throwable ex) {
		if (ex instanceof LinkageError error) {
			return failed(FailureKind.CLASS_PATH, MissingClass.describe(error));
		}
		return failed(FailureKind.OTHER,
				(ex instanceof RejectedExecutionException) ? "the application is stopping" : ex.getClass().getName());
	}

	private Map<SecretName, Outcome> read(Collection<SecretName> names) {
		try {
			return complete(names, Objects.requireNonNull(this.source.apply(names)),
					failed(FailureKind.OTHER, "the source did not answer for it"));
		}
		catch (Throwable ex) {
			return complete(names, Map.of(), failed(ex));
		}
	}

	private static Map<SecretName, Outcome> complete(Collection<SecretName> names, Map<SecretName, Outcome> outcomes,
			Outcome otherwise) {
		Map<SecretName, Outcome> all = new LinkedHashMap<>();
		names.forEach((name) -> all.put(name, Objects.requireNonNullElse(outcomes.get(name), otherwise)));
		return all;
	}

	/**
	 * What has to be asked for again or recalled, which may take a while, lands last.
	 * What was refused meanwhile has landed.
	 */
	private void land(Map<SecretName, Outcome> outcomes) {
		if (!this.landed.compareAndSet(false, true)) {
			return;
		}
		Map<SecretName, Renewal> renewals = new LinkedHashMap<>();
		Map<SecretName, Outcome> missed = new LinkedHashMap<>();
		List<SecretName> doubted = new ArrayList<>();
		outcomes.forEach((name, outcome) -> {
			Passenger passenger = passenger(name);
			Slot.Landing landing = isMissed(passenger, outcome) ? null : passenger.slot()
				.landUndoubted(passenger.future(), this.number, this.begun, outcome, this.clock.nanoTime(), this.early);
			if (landing != null) {
				renewals.put(name, Renewal.of(name, landing));
			}
			else if (outcome instanceof Outcome.Found) {
				doubted.add(name);
			}
			else {
				missed.put(name, outcome);
			}
		});
		if (!doubted.isEmpty()) {
			read(doubted).forEach((name, outcome) -> renewals.put(name, land(name, passenger(name), outcome, null)));
		}
		missed.forEach((name, outcome) -> renewals.put(name, land(name, passenger(name), outcome, recall(name))));
		List<Renewal> inOrder = this.passengers.keySet().stream().map(renewals::get).filter(Objects::nonNull).toList();
		try {
			this.memory.landed(inOrder);
		}
		finally {
			this.report.accept(inOrder);
		}
	}

	/**
	 * Whatever goes wrong here, somebody waits.
	 */
	private @Nullable KnownValue recall(SecretName name) {
		try {
			return this.memory.recall(name);
		}
		catch (Throwable ex) {
			return null;
		}
	}

	private Passenger passenger(SecretName name) {
		return Objects.requireNonNull(this.passengers.get(name));
	}

	private Renewal land(SecretName name, Passenger passenger, Outcome outcome, @Nullable KnownValue recalled) {
		return Renewal.of(name, passenger.slot()
			.land(passenger.future(), this.number, outcome, this.clock.nanoTime(), this.early, recalled));
	}

	/**
	 * Whether there is no value to serve, for a reason that passes. A thread that was
	 * interrupted, and a file that can't be read, say nothing of AWS.
	 */
	private static boolean isMissed(Passenger passenger, Outcome outcome) {
		return passenger.slot().reading().found() == null && outcome instanceof Outcome.Failed failed
				&& failed.failure().kind().isTransient() && !ELSEWHERE.contains(failed.failure().kind());
	}

	private static Outcome failed(FailureKind kind, String detail) {
		return new Outcome.Failed(SecretFailure.of(kind, "the sources of secrets", detail));
	}

	private record Passenger(Slot slot, CompletableFuture<Outcome> future) {
	}

}
