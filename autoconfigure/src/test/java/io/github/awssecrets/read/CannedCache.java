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

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.cache.Lease;
import io.github.awssecrets.cache.Renewal;
import io.github.awssecrets.cache.SecretCache;
import io.github.awssecrets.cache.SecretStatus;
import io.github.awssecrets.cache.Written;
import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

/**
 * A cache that knows what the test tells it, by id, and nothing else.
 */
final class CannedCache implements SecretCache {

	static final SecretOrigin ORIGIN = SecretOrigin.of("aws");

	private static final SecretFailure UNKNOWN = SecretFailure.of(FailureKind.NOT_FOUND, "the test", null);

	private final Map<String, Outcome> outcomes = new HashMap<>();

	private final List<SecretName> loaded = new ArrayList<>();

	CannedCache with(String id, String text) {
		this.outcomes.put(id, new Outcome.Found(SecretValue.ofText(text, ORIGIN)));
		return this;
	}

	CannedCache with(String id, SecretFailure failure) {
		this.outcomes.put(id, new Outcome.Failed(failure));
		return this;
	}

	List<SecretName> loaded() {
		return this.loaded;
	}

	@Override
	public Outcome get(SecretName name) {
		return this.outcomes.getOrDefault(name.id(), new Outcome.Failed(UNKNOWN));
	}

	@Override
	public @Nullable Lease lease(SecretName name) {
		return null;
	}

	@Override
	public CompletableFuture<Void> load(Collection<SecretName> names) {
		this.loaded.addAll(names);
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public CompletableFuture<List<Renewal>> renew(Collection<SecretName> names) {
		throw new UnsupportedOperationException();
	}

	@Override
	public CompletableFuture<Void> load(Collection<SecretName> names, Duration maxAge) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Renewal put(Written written) {
		throw new UnsupportedOperationException();
	}

	@Override
	public SecretStatus status(SecretName name) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Collection<SecretName> names() {
		throw new UnsupportedOperationException();
	}

	@Override
	public void onChange(Consumer<List<Renewal>> listener) {
		throw new UnsupportedOperationException();
	}

}
