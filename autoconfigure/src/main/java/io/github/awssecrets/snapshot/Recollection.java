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
package io.github.awssecrets.snapshot;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.github.awssecrets.cache.KnownValue;
import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

/**
 * What a snapshot had when the application started. It is read at most once, by the first
 * who misses a secret before the application has started. From the moment when AWS has
 * answered for all that was recalled, nothing is recalled any more. Safe for use by
 * several threads, which wait for the one that reads, without a lock.
 */
final class Recollection {

	private final Supplier<List<Entry>> snapshot;

	private final Duration maxAge;

	private final Clock clock;

	private final AtomicReference<@Nullable CompletableFuture<Map<SecretName, Entry>>> entries = new AtomicReference<>();

	private final Set<SecretName> answered = ConcurrentHashMap.newKeySet();

	private final Set<SecretName> recalled = ConcurrentHashMap.newKeySet();

	private volatile boolean started;

	private volatile boolean over;

	/**
	 * Creates a recollection.
	 * @param snapshot reads the snapshot
	 * @param maxAge the age at which a value is too old
	 * @param clock the time
	 */
	Recollection(Supplier<List<Entry>> snapshot, Duration maxAge, Clock clock) {
		this.snapshot = snapshot;
		this.maxAge = maxAge;
		this.clock = clock;
	}

	@Nullable KnownValue recall(SecretName name) {
		if (this.over || this.answered.contains(name)) {
			return null;
		}
		Entry entry = entries().get(name);
		if (entry == null || isTooOld(entry)) {
			return null;
		}
		this.recalled.add(name);
		if (this.answered.contains(name) || this.over) {
			// That was taken in before this name was among those recalled.
			this.recalled.remove(name);
			endIfRecovered();
			return null;
		}
		return new KnownValue(name, entry.value(), age(entry));
	}

	/**
	 * Takes in that AWS has answered for secrets, be it with a refusal: what was known of
	 * them before must not be recalled again.
	 */
	void answered(Collection<SecretName> names) {
		if (!this.over) {
			this.answered.addAll(names);
			this.recalled.removeAll(names);
			endIfRecovered();
		}
	}

	/**
	 * Takes in that the application has started.
	 */
	void started() {
		this.started = true;
		if (this.entries.get() == null) {
			end();
		}
	}

	/**
	 * The secrets whose value comes from the snapshot.
	 */
	Set<SecretName> recalled() {
		return Set.copyOf(this.recalled);
	}

	/**
	 * What is in the snapshot, may still be served and has not been replaced by an
	 * answer.
	 */
	List<Entry> rest() {
		CompletableFuture<Map<SecretName, Entry>> read = this.entries.get();
		if (this.over || read == null || !read.isDone()) {
			return List.of();
		}
		return read.join()
			.values()
			.stream()
			.filter((entry) -> !this.answered.contains(entry.name()) && !isTooOld(entry))
			.toList();
	}

	private void endIfRecovered() {
		if (this.started && this.recalled.isEmpty()) {
			end();
		}
	}

	private void end() {
		this.over = true;
		this.answered.clear();
		this.recalled.clear();
		this.entries.set(CompletableFuture.completedFuture(Map.of()));
	}

	private boolean isTooOld(Entry entry) {
		return age(entry).compareTo(this.maxAge) >= 0;
	}

	private Duration age(Entry entry) {
		Duration age = Duration.between(entry.read(), this.clock.instant());
		return age.isNegative() ? Duration.ZERO : age;
	}

	private Map<SecretName, Entry> entries() {
		CompletableFuture<Map<SecretName, Entry>> own = new CompletableFuture<>();
		CompletableFuture<Map<SecretName, Entry>> first = this.entries.compareAndExchange(null, own);
		if (first != null) {
			return first.join();
		}
		Map<SecretName, Entry> read = Map.of();
		try {
			read = this.snapshot.get()
				.stream()
				.collect(Collectors.toMap(Entry::name, Function.identity(), (one, other) -> one));
		}
		finally {
			own.complete(read);
		}
		return read;
	}

}
