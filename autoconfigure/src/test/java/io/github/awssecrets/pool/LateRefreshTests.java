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
package io.github.awssecrets.pool;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * Tests for {@link LateRefresh}.
 */
class LateRefreshTests {

	private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - 1);

	private final AtomicInteger refreshes = new AtomicInteger();

	private final LateRefresh refresh = new LateRefresh(this.refreshes::incrementAndGet, this.time::get, Runnable::run);

	@Test
	void attemptRefreshes() {
		this.refresh.attempt();
		assertThat(this.refreshes).hasValue(1);
	}

	@Test
	void attemptWhenRefreshedAMomentAgoDoesNothing() {
		this.refresh.attempt();
		this.time.addAndGet(Duration.ofSeconds(10).toNanos() - 1);
		this.refresh.attempt();
		assertThat(this.refreshes).hasValue(1);
		this.time.incrementAndGet();
		this.refresh.attempt();
		assertThat(this.refreshes).hasValue(2);
	}

	@Test
	void attemptWhenRefreshThrowsIsSilent() {
		LateRefresh broken = new LateRefresh(() -> {
			throw new IllegalStateException("hunter2");
		}, this.time::get, Runnable::run);
		assertThatCode(broken::attempt).doesNotThrowAnyException();
	}

	@Test
	void attemptWhenInterruptedKeepsTheFlag() {
		LateRefresh endless = new LateRefresh(() -> {
		}, this.time::get, (task) -> Thread.currentThread().interrupt());
		endless.attempt();
		assertThat(Thread.interrupted()).isTrue();
	}

}
