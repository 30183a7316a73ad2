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
package io.github.awssecrets.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import org.springframework.boot.context.properties.bind.Binder;

/**
 * The client of the moment. It begins as the one that properties describe, and becomes
 * another when the application contributes to it. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class ClientSource implements Supplier<SecretsManagerClient>, AutoCloseable {

	private final Binder binder;

	private final AwsClientSettings settings;

	private final boolean replaceable;

	private final List<LazyClient> clients = new ArrayList<>();

	private volatile Supplier<SecretsManagerClient> current;

	private ClientSource(Binder binder, AwsClientSettings settings, ClientParts parts, boolean replaceable) {
		this.binder = binder;
		this.settings = settings;
		this.replaceable = replaceable;
		this.current = client(parts);
	}

	/**
	 * A source of clients, none of which is built before it is needed.
	 * @param binder binds the properties of Spring Cloud AWS
	 * @param settings our own settings
	 * @param parts what the application contributes from the start
	 * @return the source
	 */
	public static ClientSource of(Binder binder, AwsClientSettings settings, ClientParts parts) {
		return new ClientSource(binder, settings, parts, true);
	}

	/**
	 * A source of clients for what a client of the application's own does not read, such
	 * as another account or Region. Such a client is not used, the application's other
	 * parts are.
	 * @param binder binds the properties of Spring Cloud AWS
	 * @param settings our own settings
	 * @param parts what the application contributes from the start
	 * @return the source
	 */
	public static ClientSource ofOther(Binder binder, AwsClientSettings settings, ClientParts parts) {
		return new ClientSource(binder, settings, parts, false);
	}

	/**
	 * Uses what the application contributes, from the next read on. Reads under way go on
	 * with the client that they have.
	 * @param parts what the application contributes
	 */
	public synchronized void use(ClientParts parts) {
		this.current = client(parts);
	}

	/**
	 * The client of the moment.
	 * @return the client
	 * @throws RuntimeException if it can't be built, as without a region, or is closed
	 */
	@Override
	public SecretsManagerClient get() {
		return this.current.get();
	}

	/**
	 * Closes all clients that were built here.
	 */
	@Override
	public synchronized void close() {
		this.clients.forEach(LazyClient::close);
	}

	private Supplier<SecretsManagerClient> client(ClientParts parts) {
		SecretsManagerClient own = this.replaceable ? parts.one(SecretsManagerClient.class) : null;
		if (own != null) {
			return () -> own;
		}
		LazyClient client = SecretsManagerClients.of(this.binder, parts).client(this.settings);
		this.clients.add(client);
		return client;
	}

}
