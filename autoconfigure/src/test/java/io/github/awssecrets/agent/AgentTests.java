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

package io.github.awssecrets.agent;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.github.awssecrets.test.FakeSecretsManager;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Agent}.
 */
class AgentTests {

	@Test
	void getWhenAnswerDribblesEndsInTimeAllTheSame() throws IOException {
		AtomicLong seconds = new AtomicLong();
		try (FakeSecretsManager server = FakeSecretsManager.start(); FakeAgent fake = FakeAgent.start(server)) {
			fake.hang();
			Agent agent = new Agent(AgentAddress.of(fake.url()), Duration.ofSeconds(3),
					() -> Duration.ofSeconds(seconds.getAndIncrement()).toNanos());
			// The first byte of the answer has come by then, and the second never does.
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> agent.get("/", "token"));
		}
	}

}
