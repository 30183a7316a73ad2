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
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.ref.SecretName;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * A circuit breaker (Nygard, "Release It!"; Fowler) in the way to one Secrets Manager, so
 * that one that is gone does not cost each reader its time-out.
 * <p>
 * <b>Closed</b>, everybody asks AWS. It opens when {@value #FAILURES} readings in a row
 * ended with nothing read, for a reason that is the place's and passes. What may be the
 * fate of one secret, such as a time-out, counts once for that secret. <b>Open</b>,
 * readings fail at once with the failure that opened it, for {@link #SHORTEST}, doubled
 * each time up to {@link #LONGEST}, of which up to a half is left out by chance so that a
 * fleet does not come back at one moment. Then it is <b>half open</b>: one reading asks
 * AWS. Any answer closes the circuit, a refusal too, since the place answers.
 * <p>
 * A refresh that somebody waits for asks AWS in any case, and closes the circuit if there
 * is an answer. Until AWS has answered once or the application has started, the circuit
 * stays closed: a start tries as long as it may. Throttling does not open it before the
 * application has started.
 * <p>
 * Each client has a circuit of its own, below the {@link FailoverBackend}. That one asks
 * the next Region for what fails here, at once while the circuit is open, since the kind
 * of the failure is the same. During a detour it asks the first Region for little, so
 * that this circuit rests as well, and it ends the detour by itself: it tries that Region
 * past the circuit. A circuit of a replica keeps a dead one from delaying those after it.
 * A circuit above all Regions would stop the readings that a replica can answer.
 * <p>
 * Holds no lock: the state is replaced as a whole.
 */
final class Circuit {

	/**
	 * How many readings have to fail in a row.
	 */
	static final int FAILURES = 3;

	static final Duration SHORTEST = Duration.ofSeconds(5);

	/**
	 * Also how long the reading that is let through counts as being under way.
	 */
	static final Duration LONGEST = Duration.ofMinutes(1);

	private static final Log logger = LogFactory.getLog(Circuit.class);

	private static final State INITIAL = new Closed(0, null);

	private final LongSupplier nanoTime;

	private final InstantSource clock;

	private final DoubleSupplier random;

	private final BooleanSupplier started;

	private final AtomicReference<State> state = new AtomicReference<>(INITIAL);

	private volatile boolean answered;

	/**
	 * Creates a circuit that is closed.
	 * @param started tells whether the application has started
	 */
	Circuit(BooleanSupplier started) {
		this(System::nanoTime, InstantSource.system(), () -> ThreadLocalRandom.current().nextDouble(), started);
	}

	/**
	 * Creates a circuit that is closed.
	 * @param nanoTime the time
	 * @param clock tells people the time
	 * @param random numbers from 0 to 1, the higher the shorter the circuit stays open
	 * @param started tells whether the application has started
	 */
	Circuit(LongSupplier nanoTime, InstantSource clock, DoubleSupplier random, BooleanSupplier started) {
		this.nanoTime = nanoTime;
		this.clock = clock;
		this.random = random;
		this.started = started;
	}

	/**
	 * Begins a reading, which has to ask for the bar before each call.
	 */
	Passage enter() {
		State current = this.state.get();
		if (current instanceof Open open && this.nanoTime.getAsLong() - open.until() >= 0) {
			Open probed = open.probed(this.nanoTime.getAsLong() + LONGEST.toNanos());
			if (this.state.compareAndSet(open, probed)) {
				return new Passage(probed, true);
			}
		}
		return new Passage(null, false);
	}

	/**
	 * Begins a reading that is not to be barred.
	 */
	Passage force() {
		return new Passage(null, true);
	}

	private void answered() {
		this.answered = true;
		if (this.state.getAndSet(INITIAL) instanceof Open open) {
			logger.info(open.reason().place() + " answers again.");
		}
	}

	private void failed(@Nullable State probed, SecretFailure failure, Collection<SecretName> names) {
		State current = this.state.get();
		if (current instanceof Closed closed) {
			Closed next = closed.after(failure, names);
			boolean opens = next.failures() >= FAILURES && mayOpen(failure);
			if (this.state.compareAndSet(closed, opens ? open(failure, SHORTEST) : next)) {
				tell(opens, failure);
			}
			else {
				failed(probed, failure, names);
			}
		}
		else if (current instanceof Open open && open == probed) {
			this.state.compareAndSet(open, open(failure, open.longer()));
		}
	}

	/**
	 * A start that is throttled waits by itself.
	 */
	private boolean mayOpen(SecretFailure failure) {
		return this.started.getAsBoolean() || (this.answered && failure.kind() != FailureKind.THROTTLED);
	}

	/**
	 * Lets another reading through at once, since this one found nothing out.
	 */
	private void unknown(@Nullable State probed) {
		if (probed instanceof Open open) {
			this.state.compareAndSet(open, open.probed(this.nanoTime.getAsLong()));
		}
	}

	private Open open(SecretFailure failure, Duration longest) {
		Duration pause = longest.minusNanos((long) (longest.toNanos() / 2 * this.random.getAsDouble()));
		return new Open(failure.notAskedUntil(this.clock.instant().plus(pause)), longest,
				this.nanoTime.getAsLong() + pause.toNanos());
	}

	private static void tell(boolean opens, SecretFailure failure) {
		if (opens) {
			logger.warn(failure.place() + " can't be read from (" + failure.kind() + "): it is left alone for "
					+ SHORTEST.toSeconds() + " to " + LONGEST.toSeconds()
					+ " s at a time, and tried once in between. Values that are known are served meanwhile.");
		}
	}

	/**
	 * The way of one reading through the circuit. Has to be {@link #leave left}.
	 */
	final class Passage {

		private final @Nullable State probed;

		private final boolean free;

		private Passage(@Nullable State probed, boolean free) {
			this.probed = probed;
			this.free = free;
		}

		/**
		 * The failure to end with instead of asking AWS, if the circuit is open by now.
		 */
		@Nullable SecretFailure bar() {
			return (!this.free && Circuit.this.state.get() instanceof Open open) ? open.reason() : null;
		}

		/**
		 * Ends the reading.
		 * @param outcomes what it brought, nothing if it broke off
		 */
		void leave(Map<SecretName, Outcome> outcomes) {
			if (outcomes.values().stream().anyMatch(Circuit::isAnswer)) {
				answered();
				return;
			}
			SecretFailure failure = outcomes.values().stream().flatMap(Circuit::ofPlace).findFirst().orElse(null);
			if (failure != null) {
				failed(this.probed, failure, outcomes.keySet());
			}
			else {
				unknown(this.probed);
			}
		}

	}

	/**
	 * Whether it is AWS that said so. What is said of no place, such as that the wait was
	 * interrupted, is no answer.
	 */
	static boolean isAnswer(Outcome outcome) {
		return !(outcome instanceof Outcome.Failed failed)
				|| failed.failure().code() != null && !failed.failure().kind().isOfPlace();
	}

	/**
	 * Whether a failure that a single secret met with may be its fate alone.
	 */
	static boolean mayBeOfSecret(SecretFailure failure) {
		return switch (failure.kind()) {
			case SERVER_ERROR, TIMEOUT, INVALID_RESPONSE -> failure.askedAgainAt() == null;
			default -> false;
		};
	}

	/**
	 * The failure, if it is the place's own and was not that of another reading.
	 */
	private static Stream<SecretFailure> ofPlace(Outcome outcome) {
		return (outcome instanceof Outcome.Failed failed && failed.failure().kind().isOfPlace()
				&& failed.failure().askedAgainAt() == null) ? Stream.of(failed.failure()) : Stream.empty();
	}

	private sealed interface State {

	}

	/**
	 * Everybody asks.
	 *
	 * @param failures how many readings failed in a row
	 * @param last the only secret that the last of them was for, if it was one
	 */
	private record Closed(int failures, @Nullable SecretName last) implements State {

		Closed after(SecretFailure failure, Collection<SecretName> names) {
			SecretName only = (names.size() == 1) ? names.iterator().next() : null;
			boolean again = only != null && only.equals(this.last) && mayBeOfSecret(failure);
			return again ? this : new Closed(this.failures + 1, only);
		}

	}

	/**
	 * Nobody asks, but one from some time on.
	 *
	 * @param reason why
	 * @param longest how long it stays so at most
	 * @param until when somebody may ask
	 */
	private record Open(SecretFailure reason, Duration longest, long until) implements State {

		Open probed(long until) {
			return new Open(this.reason, this.longest, until);
		}

		Duration longer() {
			Duration doubled = this.longest.multipliedBy(2);
			return (doubled.compareTo(LONGEST) < 0) ? doubled : LONGEST;
		}

	}

}
