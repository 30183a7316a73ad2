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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.ref.SecretName;

/**
 * One request to the backend, for all of its secrets that nobody is fetching already.
 */
final class Fetch implements Runnable {

	private final long number;

	private final Function<Collection<SecretName>, Map<SecretName, Outcome>> source;

	private final LongSupplier ticker;

	private final Consumer<List<Renewal>> report;

	private final Map<SecretName, Passenger> passengers = new LinkedHashMap<>();

	/**
	 * Creates a fetch.
	 * @param number its number, which is higher than that of all that began earlier
	 * @param source reads secrets
	 * @param ticker the time
	 * @param report told what came of each secret, once all have landed
	 */
	Fetch(long number, Function<Collection<SecretName>, Map<SecretName, Outcome>> source, LongSupplier ticker,
			Consumer<List<Renewal>> report) {
		this.number = number;
		this.source = source;
		this.ticker = ticker;
		this.report = report;
	}

	/**
	 * Adds a secret, unless it is being fetched already or has been since it was seen.
	 * @return completes with the outcome of whichever fetch brings it
	 */
	CompletableFuture<Outcome> add(SecretName name, Slot slot, Reading seen) {
		CompletableFuture<Outcome> own = new Flight(this.ticker.getAsLong());
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
		CompletableFuture<Outcome> own = new Flight(this.ticker.getAsLong());
		slot.lead(own);
		this.passengers.put(name, new Passenger(slot, own));
	}

	boolean isEmpty() {
		return this.passengers.isEmpty();
	}

	@Override
	public void run() {
		Map<SecretName, Outcome> outcomes = Map.of();
		Outcome otherwise = failed("the source did not answer for it");
		try {
			outcomes = this.source.apply(this.passengers.keySet());
		}
		catch (Throwable ex) {
			otherwise = failed(reason(ex));
		}
		land(outcomes, otherwise);
	}

	/**
	 * Tells those who wait that nothing will be fetched. Why is told by the name of the
	 * exception alone: its message is unknown to us and could quote a value.
	 */
	void refuse(Throwable ex) {
		land(Map.of(), failed(reason(ex)));
	}

	private static String reason(Throwable ex) {
		return (ex instanceof RejectedExecutionException) ? "the application is stopping" : ex.getClass().getName();
	}

	private void land(Map<SecretName, Outcome> outcomes, Outcome otherwise) {
		long now = this.ticker.getAsLong();
		List<Renewal> renewals = new ArrayList<>();
		this.passengers.forEach((name, passenger) -> {
			Outcome outcome = outcomes.get(name);
			Slot.Landing landing = passenger.slot()
				.land(passenger.future(), this.number, (outcome != null) ? outcome : otherwise, now);
			renewals.add(Renewal.of(name, landing));
		});
		this.report.accept(renewals);
	}

	private static Outcome failed(String detail) {
		return new Outcome.Failed(SecretFailure.of(FailureKind.OTHER, "the sources of secrets", detail));
	}

	private record Passenger(Slot slot, CompletableFuture<Outcome> future) {
	}

}
