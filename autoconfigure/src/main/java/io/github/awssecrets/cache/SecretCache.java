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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretBackend;
import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

/**
 * Secrets by name, fetched when needed.
 * <p>
 * A fresh value is handed out at once. One past its ttl is handed out too, while another
 * is fetched behind the reader's back, until it is too old even for that. Readers of a
 * secret that is not there wait for one and the same fetch. A failure is no value: it is
 * only believed for a moment, so that a reader in a loop is no storm. No lock is held
 * while anything is fetched.
 *
 * @since 0.1.0
 */
public interface SecretCache {

	/**
	 * The value of a secret, or why there is none.
	 * @param name the secret
	 * @return the outcome of the latest fetch that may still be used
	 */
	Outcome get(SecretName name);

	/**
	 * Leave to serve the value of a secret without asking again, for whoever reads it
	 * often. There is none where nothing fresh is known, and none any more once secrets
	 * have had to leave the cache to make room: from then on the cache has to see who is
	 * read.
	 * @param name the secret
	 * @return the lease, or {@code null} if there is none
	 */
	@Nullable Lease lease(SecretName name);

	/**
	 * Fetches all those of the secrets of which nothing recent is known, be it a value or
	 * a failure, in one go.
	 * @param names the secrets
	 * @return completes, never exceptionally, when each of them has an outcome
	 */
	CompletableFuture<Void> load(Collection<SecretName> names);

	/**
	 * Fetches all those of the secrets of which nothing young enough is known, be it a
	 * value or a failure, in one go.
	 * @param names the secrets
	 * @param maxAge the age at which what is known is too old
	 * @return completes, never exceptionally, when each of them has an outcome
	 */
	CompletableFuture<Void> load(Collection<SecretName> names, Duration maxAge);

	/**
	 * Fetches secrets anew, whether they are fresh or not, in one go, and past what the
	 * place that holds them keeps of earlier answers. Each keeps its value until its
	 * successor has arrived, and a fetch that began earlier can't undo it.
	 * @param names the secrets
	 * @return completes, never exceptionally, with what came of each
	 */
	CompletableFuture<List<Renewal>> renew(Collection<SecretName> names);

	/**
	 * Takes in a value that was just written. It is served from now on; for a minute, a
	 * read does not replace it that brings what was there before the write.
	 * @param written the value
	 * @return what that changed, which is told to the caller alone
	 */
	Renewal put(Written written);

	/**
	 * What is known of a secret. Asks nobody, and waits for nobody.
	 * @param name the secret
	 * @return its status, which is {@link SecretStatus.State#UNKNOWN unknown} if it has
	 * not been read
	 */
	SecretStatus status(SecretName name);

	/**
	 * The secrets that are known, those among them that failed last included.
	 * @return their names
	 */
	Collection<SecretName> names();

	/**
	 * Has somebody told of changes that are found in the background, when a value past
	 * its ttl is fetched again. Those that {@link #renew} finds are told to its caller
	 * alone. What was found before there was a listener is told with the next fetch.
	 * @param listener told in the thread that found the change, of those that were found
	 * together
	 */
	void onChange(Consumer<List<Renewal>> listener);

	/**
	 * A cache in front of a backend.
	 * @param backend where secrets come from
	 * @param settings how long they may be used
	 * @param clock the time
	 * @param executor what fetches run on; must accept any number of tasks that wait
	 * @return the cache
	 */
	static SecretCache of(SecretBackend backend, CacheSettings settings, CacheClock clock, Executor executor) {
		return of(backend, settings, clock, executor, new CacheCounts());
	}

	/**
	 * A cache in front of a backend, and what its readers get.
	 * @param backend where secrets come from
	 * @param settings how long they may be used
	 * @param clock the time
	 * @param executor what fetches run on, as above
	 * @param counts counts what {@link #get} and {@link Lease#value()} answer
	 * @return the cache
	 */
	static SecretCache of(SecretBackend backend, CacheSettings settings, CacheClock clock, Executor executor,
			CacheCounts counts) {
		return of(backend, settings, clock, executor, counts, CacheMemory.NONE);
	}

	/**
	 * A cache in front of a backend, with a memory. A value that is recalled is served as
	 * one past its ttl: a newer one is fetched for each reader, and replaces it.
	 * @param backend where secrets come from
	 * @param settings how long they may be used
	 * @param clock the time
	 * @param executor what fetches run on, as above
	 * @param counts counts what {@link #get} and {@link Lease#value()} answer
	 * @param memory recalls what can't be read
	 * @return the cache
	 */
	static SecretCache of(SecretBackend backend, CacheSettings settings, CacheClock clock, Executor executor,
			CacheCounts counts, CacheMemory memory) {
		return of(backend, settings, clock, executor, counts, memory, () -> 0);
	}

	/**
	 * A cache in front of a backend, as above, that is one of many which began together:
	 * the ttl of each value is shortened by chance, by a tenth at most, so that they do
	 * not all read again at the same moment.
	 * @param backend where secrets come from
	 * @param settings how long they may be used
	 * @param clock the time
	 * @param executor what fetches run on, as above
	 * @param counts counts what {@link #get} and {@link Lease#value()} answer
	 * @param memory recalls what can't be read
	 * @param random numbers from 0 to 1, one for each value that is read: the part of a
	 * tenth by which its ttl is shortened
	 * @return the cache
	 */
	static SecretCache of(SecretBackend backend, CacheSettings settings, CacheClock clock, Executor executor,
			CacheCounts counts, CacheMemory memory, DoubleSupplier random) {
		return new CaffeineSecretCache(backend, settings, clock, executor, counts, memory, random);
	}

	/**
	 * A cache made of one for each store. A secret is only looked for in that of its
	 * store; what is asked of several stores at once is asked of each by itself, so that
	 * no value waits for another store.
	 * @param caches the caches by the name of the store, the default store being
	 * {@code ""}
	 * @return the cache
	 */
	static SecretCache ofStores(Map<String, SecretCache> caches) {
		return new StoreCaches(caches);
	}

}
