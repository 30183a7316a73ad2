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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.cache.CacheClock;
import io.github.awssecrets.cache.SecretCache;
import io.github.awssecrets.cache.SecretStatus;
import io.github.awssecrets.ref.SecretName;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The patience of an application that starts while AWS throttles. What was throttled, and
 * that alone, is read again in rounds, for as long as a start may take; what was read
 * stays in the cache. Between nothing and {@link #FIRST} is waited before the first
 * round, by chance so that a fleet spreads, and up to twice as long before each that
 * follows, but no longer than {@link #LONGEST}.
 * <p>
 * A round is the same for all who wait for one. Rounds go on by themselves as long as
 * anything is throttled, so that nobody has to wait for them to be made; the pauses take
 * no thread. No lock is held.
 */
final class Patience {

	static final Duration FIRST = Duration.ofSeconds(1);

	static final Duration LONGEST = Duration.ofSeconds(5);

	private static final Log logger = LogFactory.getLog(Patience.class);

	private final SecretCache cache;

	private final Duration limit;

	private final CacheClock clock;

	private final DoubleSupplier random;

	/**
	 * How often each secret was asked for that was throttled once.
	 */
	private final Map<SecretName, Integer> attempts = new ConcurrentHashMap<>();

	private final AtomicReference<@Nullable Long> begun = new AtomicReference<>();

	private final AtomicReference<@Nullable CompletableFuture<Void>> round = new AtomicReference<>();

	private final AtomicInteger rounds = new AtomicInteger();

	private volatile @Nullable CompletableFuture<Void> pause;

	private volatile boolean over;

	/**
	 * Creates a patience.
	 * @param cache reads secrets, and knows what was throttled
	 * @param limit how long a start may take
	 * @param clock the time, and the pauses
	 * @param random numbers from 0 to 1, the higher the longer the pauses
	 */
	Patience(SecretCache cache, Duration limit, CacheClock clock, DoubleSupplier random) {
		this.cache = cache;
		this.limit = limit;
		this.clock = clock;
		this.random = random;
	}

	static boolean isThrottled(SecretFailure failure) {
		return failure.kind() == FailureKind.THROTTLED;
	}

	/**
	 * Takes in that the start begins to read. The first time counts.
	 */
	void begin() {
		this.begun.compareAndSet(null, this.clock.nanoTime());
	}

	/**
	 * Sees to it that those secrets are read again that were throttled. Does not wait.
	 */
	void goOn(Collection<SecretName> names) {
		names.forEach(this::note);
		if (isAnyThrottled()) {
			join();
		}
	}

	/**
	 * Waits until secrets that were throttled have been read again, unless that has
	 * happened by now.
	 * @return whether they have been: not if the start has taken too long, or the thread
	 * was interrupted
	 */
	boolean again(Collection<SecretName> names) {
		names.forEach(this::note);
		if (names.stream().allMatch(this::isSettled)) {
			return true;
		}
		CompletableFuture<Void> round = join();
		return round != null && await(round);
	}

	/**
	 * The failure to read a secret, with all that was done about it.
	 */
	SecretFailure summary(SecretName name, SecretFailure failure) {
		Integer attempts = isThrottled(failure) ? this.attempts.get(name) : null;
		return (attempts != null && this.rounds.get() > 0) ? failure.tried(attempts, elapsed()) : failure;
	}

	/**
	 * Ends the patience, and the waiting of all who have it.
	 */
	void end() {
		this.over = true;
		CompletableFuture<Void> pause = this.pause;
		if (pause != null) {
			pause.complete(null);
		}
	}

	/**
	 * The round to wait for, which is announced if there is none.
	 * @return completes after the round, or is {@code null} if there will be none
	 */
	@Nullable CompletableFuture<Void> join() {
		begin();
		CompletableFuture<Void> own = new CompletableFuture<>();
		CompletableFuture<Void> current = this.round.compareAndExchange(null, own);
		return (current != null) ? current : announce(own);
	}

	private @Nullable CompletableFuture<Void> announce(CompletableFuture<Void> own) {
		long nanos = nextPause();
		this.over = this.over || nanos >= this.limit.minus(elapsed()).toNanos();
		CompletableFuture<Void> pause = this.over ? null : this.clock.alarm(nanos);
		if (pause == null) {
			this.round.set(null);
			own.complete(null);
			return null;
		}
		if (this.rounds.getAndIncrement() == 0) {
			tell();
		}
		this.pause = pause;
		pause.thenCompose((rung) -> read()).whenComplete((read, failure) -> finish(own));
		if (this.over) {
			pause.complete(null);
		}
		return own;
	}

	private CompletableFuture<Void> read() {
		List<SecretName> names = throttled();
		if (this.over || names.isEmpty()) {
			return CompletableFuture.completedFuture(null);
		}
		return this.cache.load(names, Duration.ZERO).thenRun(() -> names.forEach(this::count));
	}

	private void finish(CompletableFuture<Void> own) {
		this.round.set(null);
		own.complete(null);
		if (!this.over && isAnyThrottled()) {
			join();
		}
	}

	private boolean await(CompletableFuture<Void> round) {
		try {
			round.get(Math.max(0, this.limit.minus(elapsed()).toNanos()), TimeUnit.NANOSECONDS);
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		catch (TimeoutException | ExecutionException ex) {
			return false;
		}
	}

	private void note(SecretName name) {
		SecretFailure failure = failure(name);
		if (failure != null) {
			this.attempts.putIfAbsent(name, failure.attempts());
		}
	}

	private void count(SecretName name) {
		SecretFailure failure = failure(name);
		if (failure != null) {
			this.attempts.merge(name, failure.attempts(), Integer::sum);
		}
	}

	private boolean isAnyThrottled() {
		return this.attempts.keySet().stream().anyMatch((name) -> failure(name) != null);
	}

	private List<SecretName> throttled() {
		return this.attempts.keySet().stream().filter((name) -> failure(name) != null).toList();
	}

	private boolean isSettled(SecretName name) {
		SecretStatus status = this.cache.status(name);
		return status.value() != null || (status.failure() != null && !isThrottled(status.failure()));
	}

	/**
	 * The failure of a secret of which nothing else is known, if it was throttled.
	 */
	private @Nullable SecretFailure failure(SecretName name) {
		SecretStatus status = this.cache.status(name);
		SecretFailure failure = status.failure();
		return (status.value() == null && failure != null && isThrottled(failure)) ? failure : null;
	}

	private long nextPause() {
		long longest = FIRST.toNanos() << Math.min(this.rounds.get(), Byte.SIZE);
		return (long) (Math.min(longest, LONGEST.toNanos()) * this.random.getAsDouble());
	}

	private Duration elapsed() {
		Long begun = this.begun.get();
		return (begun != null) ? Duration.ofNanos(this.clock.nanoTime() - begun) : Duration.ZERO;
	}

	private void tell() {
		List<SecretName> names = throttled();
		String place = names.stream()
			.map(this::failure)
			.filter((failure) -> failure != null)
			.map(SecretFailure::place)
			.findFirst()
			.orElse("AWS");
		logger.warn(place + " throttles: " + names.size() + ((names.size() == 1) ? " secret is" : " secrets are")
				+ " read again, and the application waits, until it has taken " + this.limit.toSeconds()
				+ " s (aws.secrets.startup-timeout).");
	}

}
