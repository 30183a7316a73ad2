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

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretBackend;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.cache.CacheCounts.Result;
import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

/**
 * The cache: Caffeine bounds the number of slots, each {@link Slot} knows its secret.
 */
final class CaffeineSecretCache implements SecretCache {

	/**
	 * The part of its ttl by which a value may be read again before the ttl is over, so
	 * that what was read together by many is not read again together.
	 */
	private static final double MOST_EARLY = 0.1;

	private final Cache<SecretName, Slot> slots;

	private final AtomicLong fetches = new AtomicLong();

	private final SecretBackend backend;

	private final CacheSettings settings;

	private final CacheClock clock;

	private final Executor executor;

	private final CacheCounts counts;

	private final long ttl;

	private final long maxStale;

	private final long failureTtl;

	private final long waitLimit;

	private final CacheMemory memory;

	private final LongSupplier early;

	private final Changes changes = new Changes();

	/**
	 * Whether the cache has had to choose who leaves it. It can only choose well among
	 * those of whom it sees how often they are read.
	 */
	private final AtomicBoolean crowded = new AtomicBoolean();

	CaffeineSecretCache(SecretBackend backend, CacheSettings settings, CacheClock clock, Executor executor,
			CacheCounts counts, CacheMemory memory, DoubleSupplier random) {
		this.slots = Caffeine.newBuilder()
			.maximumSize(settings.maximumSize())
			.executor(Runnable::run)
			.evictionListener(this::evicted)
			.build();
		this.backend = backend;
		this.settings = settings;
		this.clock = clock;
		this.executor = executor;
		this.counts = counts;
		this.ttl = settings.ttl().toNanos();
		this.maxStale = settings.maxStale().toNanos();
		this.failureTtl = settings.failureTtl().toNanos();
		this.waitLimit = settings.waitLimit().toNanos();
		this.memory = memory;
		this.early = () -> (long) (this.ttl * MOST_EARLY * random.getAsDouble());
	}

	@Override
	public Outcome get(SecretName name) {
		Slot slot = slot(name);
		Reading reading = slot.reading();
		Outcome outcome = known(name, slot, reading);
		if (outcome == null) {
			this.counts.add(Result.MISS);
			outcome = await(fetch(name, slot, reading));
		}
		slot.use();
		return outcome;
	}

	@Override
	public @Nullable Lease lease(SecretName name) {
		Slot slot = this.crowded.get() ? null : this.slots.getIfPresent(name);
		return (slot != null && slot.reading().freshFor(this.ttl, this.clock.nanoTime()) > 0)
				? slot.lease(this.ttl, this.clock, this.counts) : null;
	}

	@Override
	public CompletableFuture<Void> load(Collection<SecretName> names) {
		return load(names, this::isKnown);
	}

	@Override
	public CompletableFuture<Void> load(Collection<SecretName> names, Duration maxAge) {
		return load(names, (reading) -> reading.isYoungerThan(maxAge.toNanos(), this.clock.nanoTime()));
	}

	private CompletableFuture<Void> load(Collection<SecretName> names, Predicate<Reading> known) {
		Fetch fetch = fetch(this.backend::read, this.changes::take);
		List<CompletableFuture<Outcome>> futures = new ArrayList<>();
		for (SecretName name : names) {
			Slot slot = slot(name);
			Reading reading = slot.reading();
			if (!known.test(reading)) {
				futures.add(fetch.add(name, slot, reading));
			}
		}
		start(fetch);
		return CompletableFuture.allOf(futures.toArray(CompletableFuture<?>[]::new));
	}

	@Override
	public CompletableFuture<List<Renewal>> renew(Collection<SecretName> names) {
		CompletableFuture<List<Renewal>> renewed = new CompletableFuture<>();
		Fetch fetch = fetch(this.backend::readAnew, renewed::complete);
		names.forEach((name) -> fetch.insist(name, slot(name)));
		start(fetch);
		return fetch.isEmpty() ? CompletableFuture.completedFuture(List.of()) : renewed;
	}

	@Override
	public Renewal put(Written value) {
		AtomicReference<@Nullable Renewal> renewal = new AtomicReference<>();
		this.slots.asMap().compute(value.name(), (name, known) -> {
			Slot slot = (known != null) ? known : new Slot();
			renewal.set(Renewal.of(name,
					slot.put(value, this.fetches.incrementAndGet(), this.clock.nanoTime(), this.early.getAsLong())));
			return slot;
		});
		Renewal written = Objects.requireNonNull(renewal.get());
		this.memory.landed(List.of(written));
		return written;
	}

	@Override
	public SecretStatus status(SecretName name) {
		Slot slot = this.slots.policy().getIfPresentQuietly(name);
		return (slot != null)
				? slot.reading().status(name, this.settings.ttl(), this.settings.maxStale(), this.clock.nanoTime())
				: SecretStatus.unknown(name);
	}

	@Override
	public Collection<SecretName> names() {
		return List.copyOf(this.slots.asMap().keySet());
	}

	@Override
	public void onChange(Consumer<List<Renewal>> listener) {
		this.changes.tellTo(listener);
	}

	private void evicted(@Nullable SecretName name, @Nullable Slot slot, RemovalCause cause) {
		if (slot != null) {
			slot.close();
		}
		if (this.crowded.compareAndSet(false, true)) {
			this.slots.asMap().values().forEach(Slot::endLease);
		}
	}

	private Slot slot(SecretName name) {
		Slot slot = this.slots.getIfPresent(name);
		return (slot != null) ? slot : this.slots.get(name, (key) -> new Slot());
	}

	/**
	 * The outcome that may be used without waiting, if any.
	 */
	private @Nullable Outcome known(SecretName name, Slot slot, Reading reading) {
		long now = this.clock.nanoTime();
		Outcome fresh = reading.freshWithin(this.ttl, now);
		if (fresh != null) {
			this.counts.add(Result.HIT);
			return fresh;
		}
		Outcome failed = reading.failedWithin(this.failureTtl, now);
		Outcome stale = reading.foundWithin(this.maxStale, now);
		if (stale != null && failed == null) {
			refetch(name, slot, reading, now);
		}
		if (stale != null) {
			this.counts.add((reading.failed() != null) ? Result.STALE : Result.HIT);
			return stale;
		}
		if (failed != null) {
			this.counts.add(Result.FAILURE);
		}
		return failed;
	}

	private CompletableFuture<Outcome> fetch(SecretName name, Slot slot, Reading seen) {
		Fetch fetch = fetch(this.backend::read, this.changes::take);
		CompletableFuture<Outcome> future = fetch.add(name, slot, seen);
		start(fetch);
		return future;
	}

	/**
	 * Fetches a value that is past its ttl, and along with it those that soon will be and
	 * are in use: together they take as few calls as when the application started. One
	 * that has failed is fetched alone, since others might fail for its sake.
	 */
	private void refetch(SecretName name, Slot slot, Reading seen, long now) {
		Fetch fetch = fetch(this.backend::read, this.changes::take);
		fetch.add(name, slot, seen);
		if (fetch.isEmpty()) {
			return;
		}
		if (seen.failed() == null) {
			this.slots.asMap().forEach((other, its) -> {
				Reading reading = its.reading();
				if (its.isInUse() && isDue(reading, now)) {
					fetch.add(other, its, reading);
				}
			});
		}
		start(fetch);
	}

	private boolean isDue(Reading reading, long now) {
		return reading.failed() == null && reading.foundWithin(this.maxStale, now) != null
				&& reading.freshFor(this.ttl, now) <= this.ttl * MOST_EARLY;
	}

	private Fetch fetch(Function<Collection<SecretName>, Map<SecretName, Outcome>> source,
			Consumer<List<Renewal>> report) {
		return new Fetch(this.fetches.incrementAndGet(), source, this.clock, this.early.getAsLong(), this.memory,
				report);
	}

	private void start(Fetch fetch) {
		if (fetch.isEmpty()) {
			return;
		}
		try {
			this.executor.execute(fetch);
		}
		catch (RuntimeException | Error ex) {
			fetch.fail(ex);
		}
	}

	private boolean isKnown(Reading reading) {
		long now = this.clock.nanoTime();
		return reading.freshWithin(this.ttl, now) != null || reading.failedWithin(this.failureTtl, now) != null;
	}

	private Outcome await(CompletableFuture<Outcome> future) {
		try {
			long remaining = Flight.remaining(future, this.waitLimit, this.clock.nanoTime());
			return future.get(remaining, TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return failed(FailureKind.INTERRUPTED, "the thread was interrupted while it waited");
		}
		catch (TimeoutException ex) {
			return failed(FailureKind.TIMEOUT,
					"no answer after " + TimeUnit.NANOSECONDS.toSeconds(this.waitLimit) + " s");
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Outcome failed(FailureKind kind, String detail) {
		return new Outcome.Failed(SecretFailure.of(kind, "the sources of secrets", detail));
	}

}
