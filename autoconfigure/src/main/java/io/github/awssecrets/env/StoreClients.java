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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.awssecrets.aws.ClientParts;
import io.github.awssecrets.aws.ClientSource;

import org.springframework.boot.context.properties.bind.Binder;

/**
 * The clients of all stores, none of which is built before a secret of its store is asked
 * for.
 */
final class StoreClients implements AutoCloseable {

	private final Map<String, ClientSource> clients = new LinkedHashMap<>();

	/**
	 * Creates the clients.
	 * @param stores the stores
	 * @param binder binds the properties of Spring Cloud AWS
	 * @param parts what the application contributes to the clients
	 */
	StoreClients(List<StoreSettings> stores, Binder binder, ClientParts parts) {
		for (StoreSettings store : stores) {
			this.clients.put(store.name(), store.name().isEmpty() ? ClientSource.of(binder, store.client(), parts)
					: ClientSource.ofOther(binder, store.client(), parts));
		}
	}

	ClientSource of(String store) {
		return Objects.requireNonNull(this.clients.get(store), "There is no such store");
	}

	/**
	 * Uses what the application contributes, from the next read on.
	 */
	void use(ClientParts parts) {
		this.clients.values().forEach((client) -> client.use(parts));
	}

	@Override
	public void close() {
		this.clients.values().forEach(ClientSource::close);
	}

}
