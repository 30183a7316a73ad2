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

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link LazyClient}.
 */
class LazyClientTests {

	private final AtomicInteger built = new AtomicInteger();

	private final AtomicInteger closed = new AtomicInteger();

	@Test
	void getBuildsOnce() {
		LazyClient lazy = new LazyClient(this::build);
		assertThat(lazy.isInUse()).isFalse();
		assertThat(lazy.get()).isSameAs(lazy.get());
		assertThat(lazy.isInUse()).isTrue();
		assertThat(this.built).hasValue(1);
	}

	@Test
	void getWhenBuildingFailsTriesAgain() {
		LazyClient lazy = new LazyClient(() -> {
			if (this.built.incrementAndGet() == 1) {
				throw new IllegalStateException("Not yet");
			}
			return build();
		});
		assertThatIllegalStateException().isThrownBy(lazy::get).withMessage("Not yet");
		assertThat(lazy.get()).isNotNull();
	}

	@Test
	void getWhileAnotherBuildsWaitsForIt() throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch gate = new CountDownLatch(1);
		LazyClient lazy = new LazyClient(() -> {
			begun.countDown();
			await(gate);
			return build();
		});
		CompletableFuture<SecretsManagerClient> first = CompletableFuture.supplyAsync(lazy::get);
		begun.await();
		CompletableFuture<SecretsManagerClient> second = CompletableFuture.supplyAsync(lazy::get);
		gate.countDown();
		assertThat(second.get()).isSameAs(first.get());
		assertThat(this.built).hasValue(1);
	}

	@Test
	void getWhenInterruptedWhileAnotherBuildsKeepsTheFlag() throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch gate = new CountDownLatch(1);
		LazyClient lazy = new LazyClient(() -> {
			begun.countDown();
			await(gate);
			return build();
		});
		CompletableFuture<SecretsManagerClient> first = CompletableFuture.supplyAsync(lazy::get);
		begun.await();
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(AbortedException.class).isThrownBy(lazy::get);
		assertThat(Thread.interrupted()).isTrue();
		gate.countDown();
		first.get();
	}

	@Test
	void closeClosesWhatWasBuilt() {
		LazyClient lazy = new LazyClient(this::build);
		lazy.get();
		lazy.close();
		lazy.close();
		assertThat(this.closed).hasValue(1);
		assertThat(lazy.isInUse()).isFalse();
		assertThatIllegalStateException().isThrownBy(lazy::get);
	}

	@Test
	void closeBuildsNothing() {
		LazyClient lazy = new LazyClient(this::build);
		lazy.close();
		assertThatIllegalStateException().isThrownBy(lazy::get);
		assertThat(this.built).hasValue(0);
	}

	@Test
	void closeWhileBuildingClosesWhatIsBuilt() throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch gate = new CountDownLatch(1);
		LazyClient lazy = new LazyClient(() -> {
			begun.countDown();
			await(gate);
			return build();
		});
		CompletableFuture<SecretsManagerClient> client = CompletableFuture.supplyAsync(lazy::get);
		begun.await();
		lazy.close();
		gate.countDown();
		client.get();
		assertThat(this.closed).hasValue(1);
	}

	private BuiltClient build() {
		this.built.incrementAndGet();
		return new BuiltClient(new CountingClient(), null);
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private final class CountingClient implements SecretsManagerClient {

		@Override
		public String serviceName() {
			return "secretsmanager";
		}

		@Override
		public void close() {
			LazyClientTests.this.closed.incrementAndGet();
		}

	}

}
