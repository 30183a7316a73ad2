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
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

/**
 * A cache for each store, none of which waits for another or takes its room.
 */
final class StoreCaches implements SecretCache {

	private final Map<String, SecretCache> caches;

	StoreCaches(Map<String, SecretCache> caches) {
		this.caches = Map.copyOf(caches);
	}

	@Override
	public Outcome get(SecretName name) {
		return cache(name.store()).get(name);
	}

	@Override
	public @Nullable Lease lease(SecretName name) {
		return cache(name.store()).lease(name);
	}

	@Override
	public CompletableFuture<Void> load(Collection<SecretName> names) {
		return load(names, SecretCache::load);
	}

	@Override
	public CompletableFuture<List<Renewal>> renew(Collection<SecretName> names) {
		List<CompletableFuture<List<Renewal>>> parts = byStore(names).entrySet()
			.stream()
			.map((group) -> cache(group.getKey()).renew(group.getValue()))
			.toList();
		return CompletableFuture.allOf(parts.toArray(CompletableFuture<?>[]::new))
			.thenApply((done) -> parts.stream().flatMap((part) -> part.join().stream()).toList());
	}

	@Override
	public CompletableFuture<Void> load(Collection<SecretName> names, Duration maxAge) {
		return load(names, (cache, ofStore) -> cache.load(ofStore, maxAge));
	}

	private CompletableFuture<Void> load(Collection<SecretName> names,
			BiFunction<SecretCache, List<SecretName>, CompletableFuture<Void>> load) {
		return CompletableFuture.allOf(byStore(names).entrySet()
			.stream()
			.map((group) -> load.apply(cache(group.getKey()), group.getValue()))
			.toArray(CompletableFuture<?>[]::new));
	}

	@Override
	public Renewal put(Written written) {
		return cache(written.name().store()).put(written);
	}

	@Override
	public SecretStatus status(SecretName name) {
		return cache(name.store()).status(name);
	}

	@Override
	public Collection<SecretName> names() {
		return this.caches.values().stream().flatMap((cache) -> cache.names().stream()).toList();
	}

	@Override
	public void onChange(Consumer<List<Renewal>> listener) {
		this.caches.values().forEach((cache) -> cache.onChange(listener));
	}

	private SecretCache cache(String store) {
		return Objects.requireNonNull(this.caches.get(store), "There is no such store");
	}

	private static Map<String, List<SecretName>> byStore(Collection<SecretName> names) {
		return names.stream().collect(Collectors.groupingBy(SecretName::store));
	}

}
