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
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

/**
 * A cache that is not made before a secret is asked for, and knows none until then. Safe
 * for use by several threads.
 *
 * @since 0.1.0
 */
public final class DeferredCache implements SecretCache {

	private final Supplier<SecretCache> maker;

	private volatile @Nullable SecretCache made;

	private @Nullable Consumer<List<Renewal>> listener;

	/**
	 * Creates a cache that knows nothing.
	 * @param maker makes the cache, or returns the one that was made
	 */
	public DeferredCache(Supplier<SecretCache> maker) {
		this.maker = maker;
	}

	/**
	 * Goes on as another cache, which from now on tells its changes to whoever wanted to
	 * be told of those of this one.
	 * @param cache the cache
	 */
	public synchronized void become(SecretCache cache) {
		this.made = cache;
		if (this.listener != null) {
			cache.onChange(this.listener);
		}
	}

	@Override
	public Outcome get(SecretName name) {
		return cache().get(name);
	}

	@Override
	public @Nullable Lease lease(SecretName name) {
		return cache().lease(name);
	}

	@Override
	public CompletableFuture<Void> load(Collection<SecretName> names) {
		return cache().load(names);
	}

	@Override
	public CompletableFuture<Void> load(Collection<SecretName> names, Duration maxAge) {
		return cache().load(names, maxAge);
	}

	@Override
	public CompletableFuture<List<Renewal>> renew(Collection<SecretName> names) {
		return cache().renew(names);
	}

	@Override
	public Renewal put(Written written) {
		return cache().put(written);
	}

	@Override
	public SecretStatus status(SecretName name) {
		return cache().status(name);
	}

	@Override
	public Collection<SecretName> names() {
		SecretCache cache = this.made;
		return (cache != null) ? cache.names() : List.of();
	}

	@Override
	public synchronized void onChange(Consumer<List<Renewal>> listener) {
		this.listener = listener;
		SecretCache cache = this.made;
		if (cache != null) {
			cache.onChange(listener);
		}
	}

	private SecretCache cache() {
		SecretCache cache = this.made;
		return (cache != null) ? cache : this.maker.get();
	}

}
