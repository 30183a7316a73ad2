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

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * A client that is built by the first who needs it, while others wait for it without
 * holding a lock. If that fails, the next who needs it tries again. Safe for use by
 * several threads.
 *
 * @since 0.1.0
 */
public final class LazyClient implements Supplier<SecretsManagerClient>, AutoCloseable {

	/**
	 * Longer than it takes to look in vain for a Region everywhere.
	 */
	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final CompletableFuture<BuiltClient> CLOSED = CompletableFuture
		.failedFuture(new IllegalStateException("The client is closed"));

	private final Supplier<BuiltClient> builder;

	private final AtomicReference<@Nullable CompletableFuture<BuiltClient>> built = new AtomicReference<>();

	LazyClient(Supplier<BuiltClient> builder) {
		this.builder = builder;
	}

	/**
	 * The client.
	 * @return the same client each time
	 * @throws RuntimeException if it can't be built, as without a Region, or is closed
	 */
	@Override
	public SecretsManagerClient get() {
		CompletableFuture<BuiltClient> own = new CompletableFuture<>();
		CompletableFuture<BuiltClient> first = this.built.compareAndExchange(null, own);
		return (first != null) ? await(first) : build(own);
	}

	/**
	 * Whether the client has been asked for, and is not closed.
	 * @return whether there is a client, or will be soon
	 */
	public boolean isInUse() {
		CompletableFuture<BuiltClient> future = this.built.get();
		return future != null && future != CLOSED;
	}

	/**
	 * Closes the client, if there is one, and the credentials provider that was made for
	 * it. What the application brought stays open.
	 */
	@Override
	public void close() {
		CompletableFuture<BuiltClient> last = this.built.getAndSet(CLOSED);
		if (last != null) {
			last.thenAccept(BuiltClient::close);
		}
	}

	private SecretsManagerClient build(CompletableFuture<BuiltClient> own) {
		try {
			BuiltClient client = this.builder.get();
			own.complete(client);
			return client.client();
		}
		catch (RuntimeException | Error ex) {
			this.built.compareAndSet(own, null);
			own.completeExceptionally(ex);
			throw ex;
		}
	}

	private static SecretsManagerClient await(CompletableFuture<BuiltClient> future) {
		try {
			return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).client();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw AbortedException.create("Interrupted while the client is built");
		}
		catch (TimeoutException ex) {
			throw ApiCallTimeoutException.create(PATIENCE.toMillis());
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : new IllegalStateException(ex.getCause());
		}
	}

}
