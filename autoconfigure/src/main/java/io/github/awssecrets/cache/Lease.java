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

import java.lang.ref.WeakReference;
import java.util.concurrent.CompletableFuture;

import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.cache.CacheCounts.Result;
import org.jspecify.annotations.Nullable;

/**
 * Leave to serve a value without asking the cache. It is taken back as soon as the value
 * is past its ttl, another has arrived, or the secret has to leave the cache: from then
 * on the cache is to be asked. To look at the time with each read would cost more than
 * all else that a read does.
 * <p>
 * The term is that of <a href="https://doi.org/10.1145/74850.74870">Gray and Cheriton,
 * <em>Leases: an efficient fault-tolerant mechanism for distributed file cache
 * consistency</em></a>.
 *
 * @since 0.1.0
 */
public final class Lease {

	private final CacheCounts counts;

	private final CompletableFuture<Void> end;

	private volatile @Nullable SecretValue value;

	/**
	 * Creates a lease. Its alarm may outlive it, and does not hold on to the value.
	 * @param value the value
	 * @param end completes when the lease ends, and is completed when it ends early
	 * @param counts counts who is served
	 */
	Lease(SecretValue value, CompletableFuture<Void> end, CacheCounts counts) {
		this.value = value;
		this.end = end;
		this.counts = counts;
		WeakReference<Lease> self = new WeakReference<>(this);
		end.thenRun(() -> takeBack(self.get()));
	}

	/**
	 * The value, which counts as a hit of the cache.
	 * @return the value, or {@code null} if the lease has ended
	 */
	public @Nullable SecretValue value() {
		SecretValue value = this.value;
		if (value != null) {
			this.counts.add(Result.HIT);
		}
		return value;
	}

	/**
	 * Whether this is the lease of a value, and has not ended.
	 * @param value the value
	 * @return whether it is that very object
	 */
	public boolean isOf(SecretValue value) {
		return this.value == value;
	}

	/**
	 * Whether the cache is to be asked.
	 * @return whether the lease serves no longer
	 */
	public boolean hasEnded() {
		return this.value == null;
	}

	void end() {
		this.value = null;
		this.end.complete(null);
	}

	private static void takeBack(@Nullable Lease lease) {
		if (lease != null) {
			lease.value = null;
		}
	}

}
