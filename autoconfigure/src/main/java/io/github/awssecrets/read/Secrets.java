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
package io.github.awssecrets.read;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.cache.SecretCache;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretNaming;
import io.github.awssecrets.ref.SecretRef;

/**
 * Secrets by reference: the bean that code uses. Safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public interface Secrets {

	/**
	 * The value that a reference stands for, from the cache where it is fresh.
	 * @param ref the reference: {@code stripe/secret-key}, {@code db#password}
	 * @return the value, or that of the default where the reference has one and the
	 * secret does not exist
	 * @throws io.github.awssecrets.ref.InvalidSecretRefException if the text is no
	 * reference
	 * @throws SecretNotFoundException if the secret, its version or its member does not
	 * exist
	 * @throws SecretUnavailableException if it can't be read for any other reason
	 */
	default SecretValue get(String ref) {
		return get(SecretRef.of(ref));
	}

	/**
	 * The value that a reference stands for, from the cache where it is fresh. Hold on to
	 * the reference: a repeated call with the same one allocates nothing.
	 * @param ref the reference
	 * @return the value, or that of the default where the reference has one and the
	 * secret does not exist
	 * @throws SecretNotFoundException if the secret, its version or its member does not
	 * exist
	 * @throws SecretUnavailableException if it can't be read for any other reason
	 */
	SecretValue get(SecretRef ref);

	/**
	 * The name of the secret that a reference means.
	 * @param ref the reference
	 * @return its name
	 * @throws SecretUnavailableException if the reference breaks a rule of names, or
	 * names a store that is not configured
	 */
	SecretName nameOf(SecretRef ref);

	/**
	 * Starts to fetch secrets, all in one go, and does not wait.
	 * @param refs references to them, those that break a rule being left out
	 * @return completes, never exceptionally, when each of them has been read or has
	 * failed
	 */
	CompletableFuture<Void> prefetch(Collection<SecretRef> refs);

	/**
	 * Secrets out of a cache.
	 * @param naming the rules of names, by store, the default store being {@code ""}
	 * @param cache the cache
	 * @return the secrets
	 */
	static Secrets of(Map<String, SecretNaming> naming, SecretCache cache) {
		return new CachedSecrets(naming, cache);
	}

}
