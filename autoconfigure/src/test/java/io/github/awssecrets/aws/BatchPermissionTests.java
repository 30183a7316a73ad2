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
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BatchPermission}.
 */
class BatchPermissionTests {

	private static final Duration TICK = Duration.ofNanos(1);

	private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - 1);

	private double random;

	private final BatchPermission permission = new BatchPermission(this.time::get, () -> this.random);

	@Test
	void isLikelyWhenNothingIsKnown() {
		assertThat(this.permission.isLikely()).isTrue();
	}

	@Test
	void isLikelyWhenThrottledOnlyAfterAWhile() {
		this.permission.throttled();
		pass(BatchPermission.THROTTLED.minus(TICK));
		assertThat(this.permission.isLikely()).isFalse();
		pass(TICK);
		assertThat(this.permission.isLikely()).isTrue();
	}

	@Test
	void isLikelyWhenThrottledAndChanceHasItSoAfterHalfOfIt() {
		this.random = 1;
		this.permission.throttled();
		pass(BatchPermission.THROTTLED.dividedBy(2).minus(TICK));
		assertThat(this.permission.isLikely()).isFalse();
		pass(TICK);
		assertThat(this.permission.isLikely()).isTrue();
	}

	@Test
	void isLikelyWhenDeniedBeforeItIsThrottledStaysUnlikely() {
		this.permission.denied(Endpoint.of(new UnconfiguredClient()));
		this.permission.throttled();
		pass(BatchPermission.REMEMBERED.minus(TICK));
		assertThat(this.permission.isLikely()).isFalse();
		pass(TICK);
		assertThat(this.permission.isLikely()).isTrue();
	}

	private void pass(Duration duration) {
		this.time.addAndGet(duration.toNanos());
	}

	private static final class UnconfiguredClient implements SecretsManagerClient {

		@Override
		public String serviceName() {
			return SERVICE_NAME;
		}

		@Override
		public void close() {
		}

	}

}
