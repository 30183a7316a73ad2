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
package io.github.awssecrets.env;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

import io.github.awssecrets.aws.AwsBackend;
import io.github.awssecrets.aws.CallObserver;
import io.github.awssecrets.aws.ClientParts;
import io.github.awssecrets.aws.ClientSource;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Binder;

/**
 * The clients of all stores, none of which is built before a secret of its store is asked
 * for.
 */
final class StoreClients implements AutoCloseable {

	private final Map<String, ClientSource> clients = new LinkedHashMap<>();

	private final Map<String, Map<String, ClientSource>> replicas = new HashMap<>();

	private volatile @Nullable AwsBackend written;

	private volatile ClientParts parts;

	private volatile boolean started;

	/**
	 * Creates the clients.
	 * @param stores the stores
	 * @param binder binds the properties of Spring Cloud AWS
	 * @param parts what the application contributes to the clients
	 */
	StoreClients(List<StoreSettings> stores, Binder binder, ClientParts parts) {
		this.parts = parts;
		for (StoreSettings store : stores) {
			this.clients.put(store.name(), store.name().isEmpty() ? ClientSource.of(binder, store.client(), parts)
					: ClientSource.ofOther(binder, store.client(), parts));
			Map<String, ClientSource> regions = new LinkedHashMap<>();
			store.replicas()
				.forEach((client) -> regions.put(Objects.requireNonNull(client.region()),
						ClientSource.ofOther(binder, client, parts)));
			this.replicas.put(store.name(), regions);
		}
	}

	ClientSource of(String store) {
		return Objects.requireNonNull(this.clients.get(store), "There is no such store");
	}

	/**
	 * A backend that reads what a store has, in all of its Regions.
	 */
	AwsBackend backend(String store, Executor executor, CallObserver observer) {
		AwsBackend primary = backend(of(store), executor, observer);
		Map<String, AwsBackend> others = new LinkedHashMap<>();
		replicas(store).forEach((region, client) -> others.put(region, backend(client, executor, observer)));
		AwsBackend backend = others.isEmpty() ? primary : AwsBackend.failingOver(primary, others, executor);
		if (store.isEmpty()) {
			this.written = backend;
		}
		return backend;
	}

	/**
	 * Takes in what the application has written, which is always to the default store.
	 */
	void written(SecretName name, SecretOrigin origin) {
		AwsBackend backend = this.written;
		if (backend != null) {
			backend.written(name, origin);
		}
	}

	/**
	 * What the application contributes by now.
	 */
	ClientParts parts() {
		return this.parts;
	}

	/**
	 * Uses what the application contributes, from the next read on.
	 */
	void use(ClientParts parts) {
		this.parts = parts;
		all().forEach((client) -> client.use(parts));
	}

	/**
	 * Takes in that the application has started.
	 */
	void started() {
		this.started = true;
	}

	@Override
	public void close() {
		all().forEach(ClientSource::close);
	}

	private Map<String, ClientSource> replicas(String store) {
		return this.replicas.getOrDefault(store, Map.of());
	}

	private Stream<ClientSource> all() {
		return this.clients.keySet()
			.stream()
			.flatMap((store) -> Stream.concat(Stream.of(of(store)), replicas(store).values().stream()));
	}

	private AwsBackend backend(ClientSource client, Executor executor, CallObserver observer) {
		return AwsBackend.of(client, executor, AwsBackend.DEFAULT_CALLS, observer, () -> this.started);
	}

}
