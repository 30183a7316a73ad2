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
package io.github.awssecrets.refresh;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
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
import io.github.awssecrets.ref.SecretVersion;

/**
 * A cache that renews to what the test sets.
 */
class StubCache implements SecretCache {

	private final Map<SecretName, Renewal> renewals = Collections.synchronizedMap(new LinkedHashMap<>());

	final List<Collection<SecretName>> calls = new CopyOnWriteArrayList<>();

	CountDownLatch gate = new CountDownLatch(0);

	private Consumer<List<Renewal>> listener = (changed) -> {
	};

	static SecretName name(String path) {
		return new SecretName("", path, "app/" + path, SecretVersion.CURRENT);
	}

	void changed(String path) {
		this.renewals.put(name(path), new Renewal(name(path), value("1"), false, new Outcome.Found(value("2"))));
	}

	void unchanged(String path) {
		this.renewals.put(name(path), new Renewal(name(path), value("1"), false, new Outcome.Found(value("1"))));
	}

	void failed(String path) {
		this.renewals.put(name(path), new Renewal(name(path), value("1"), false,
				new Outcome.Failed(SecretFailure.of(FailureKind.TIMEOUT, "the test", null))));
	}

	void missing(String path) {
		this.renewals.put(name(path), new Renewal(name(path), null, true,
				new Outcome.Failed(SecretFailure.of(FailureKind.NOT_FOUND, "the test", null))));
	}

	void created(String path) {
		this.renewals.put(name(path), new Renewal(name(path), null, true, new Outcome.Found(value("1"))));
	}

	/**
	 * Finds what is set in the background.
	 */
	void tell() {
		this.listener.accept(List.copyOf(this.renewals.values()));
	}

	@Override
	public CompletableFuture<List<Renewal>> renew(Collection<SecretName> names) {
		this.calls.add(names);
		try {
			this.gate.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		return CompletableFuture.completedFuture(names.stream().map(this.renewals::get).toList());
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
		return List.copyOf(this.renewals.keySet());
	}

	@Override
	public void onChange(Consumer<List<Renewal>> listener) {
		this.listener = listener;
	}

	@Override
	public Outcome get(SecretName name) {
		throw new UnsupportedOperationException();
	}

	@Override
	public @Nullable Lease lease(SecretName name) {
		return null;
	}

	@Override
	public CompletableFuture<Void> load(Collection<SecretName> names) {
		throw new UnsupportedOperationException();
	}

	static SecretValue value(String version) {
		return SecretValue.ofText("hunter" + version, new SecretOrigin("test", null, "v" + version, null));
	}

}
