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

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.cache.CacheMemory;
import io.github.awssecrets.cache.KnownValue;
import io.github.awssecrets.cache.Renewal;
import io.github.awssecrets.cache.SecretCache;
import io.github.awssecrets.cache.SecretStatus;
import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

/**
 * The memory of a cache in an encrypted file, which a later start of the application may
 * fall back on: while it starts, and only for what AWS can't be asked for at that time.
 * What is recalled is read again until AWS has answered for it.
 * <p>
 * Only what comes from AWS is kept, and nothing that AWS has refused since. Safe for use
 * by several threads.
 *
 * @since 0.1.0
 */
public final class SnapshotMemory implements CacheMemory, AutoCloseable {

	/**
	 * The agent is another way to AWS.
	 */
	private static final Set<String> SOURCES = Set.of("aws", "agent");

	/**
	 * Twice that at most, so that a fleet does not ask in step.
	 */
	private static final Duration RETRY = Duration.ofSeconds(30);

	private final SnapshotKey key;

	private final Clock clock;

	private final Timer timer;

	private final Recollection recollection;

	private final SnapshotWriter writer;

	private volatile @Nullable SecretCache cache;

	SnapshotMemory(Path file, SnapshotKey key, String identity, Duration maxAge, Clock clock, LongSupplier nanoTime,
			Timer timer) {
		Snapshot snapshot = new Snapshot(new SnapshotFile(file), new Seal(key, identity), clock);
		this.key = key;
		this.clock = clock;
		this.timer = timer;
		this.recollection = new Recollection(snapshot::read, maxAge, clock);
		this.writer = new SnapshotWriter(this::entries, snapshot::write, timer, nanoTime);
	}

	/**
	 * A memory in a file.
	 * @param file the file, which need not exist; its directory has to
	 * @param key where the keys come from that it is encrypted with
	 * @param identity says whose values these are: a file with another identity is not
	 * used. It is stored in clear text
	 * @param maxAge the age up to which a value may be served
	 * @return the memory
	 */
	public static SnapshotMemory of(Path file, SnapshotKey key, String identity, Duration maxAge) {
		return new SnapshotMemory(file, key, identity, maxAge, Clock.systemUTC(), System::nanoTime,
				new ThreadTimer("aws-secrets-snapshot"));
	}

	/**
	 * Keeps what a cache knows.
	 * @param cache the cache that has this memory
	 */
	public void keep(SecretCache cache) {
		this.cache = cache;
	}

	/**
	 * Takes in that the application has started. From then on the file is written, and
	 * not read any more.
	 */
	public void started() {
		this.recollection.started();
		this.writer.started();
		recover();
	}

	@Override
	public @Nullable KnownValue recall(SecretName name) {
		return this.recollection.recall(name);
	}

	@Override
	public void landed(List<Renewal> renewals) {
		List<SecretName> answered = renewals.stream()
			.filter((renewal) -> isAnswer(renewal.outcome()))
			.map(Renewal::name)
			.toList();
		if (!answered.isEmpty()) {
			this.recollection.answered(answered);
			this.writer.changed();
		}
	}

	/**
	 * Writes the file a last time, unless the application has not started or the key has
	 * to be asked for.
	 */
	@Override
	public void close() {
		this.timer.close();
		if (this.key.isAtHand()) {
			this.writer.close();
		}
	}

	/**
	 * Has what was recalled read again, until it is replaced.
	 */
	private void recover() {
		Set<SecretName> recalled = this.recollection.recalled();
		SecretCache cache = this.cache;
		if (!recalled.isEmpty() && cache != null) {
			Duration delay = RETRY.plusMillis(ThreadLocalRandom.current().nextLong(RETRY.toMillis()));
			this.timer.after(delay, () -> {
				cache.load(this.recollection.recalled());
				recover();
			});
		}
	}

	private Collection<Entry> entries() {
		Map<SecretName, Entry> entries = new LinkedHashMap<>();
		this.recollection.rest().forEach((entry) -> entries.put(entry.name(), entry));
		SecretCache cache = this.cache;
		if (cache != null) {
			Instant now = this.clock.instant();
			cache.names().forEach((name) -> put(cache.status(name), now, entries));
		}
		return entries.values();
	}

	private static void put(SecretStatus status, Instant now, Map<SecretName, Entry> entries) {
		boolean refused = status.failure() != null && status.failure().kind().isRefusal();
		if (refused) {
			entries.remove(status.name());
		}
		else if (status.value() != null && status.age() != null && SOURCES.contains(status.value().origin().source())) {
			entries.put(status.name(), new Entry(status.name(), status.value(), now.minus(status.age())));
		}
	}

	/**
	 * Whether AWS has answered. Other sources have their values in any case.
	 */
	private static boolean isAnswer(Outcome outcome) {
		return (outcome instanceof Outcome.Found found) ? SOURCES.contains(found.value().origin().source())
				: ((Outcome.Failed) outcome).failure().kind().isRefusal();
	}

}
