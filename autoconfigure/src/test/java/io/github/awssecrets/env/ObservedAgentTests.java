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

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.github.awssecrets.aws.CallObserver;
import io.github.awssecrets.aws.SecretRead;
import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretBackend;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretVersion;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for {@link ObservedAgent}.
 */
class ObservedAgentTests implements CallObserver {

	private static final SecretName DB = new SecretName("", "db", "db", SecretVersion.CURRENT);

	private static final SecretFailure FAILURE = SecretFailure.of(FailureKind.AGENT_FAILED, "the agent", null);

	private final List<SecretRead> told = new ArrayList<>();

	private final AtomicLong seconds = new AtomicLong();

	private final SecretBackend agent = new ObservedAgent(new StubAgent(), this,
			() -> Duration.ofSeconds(this.seconds.getAndIncrement()).toNanos());

	@Test
	void readWhenFoundTellsVersionAndDuration() {
		assertThat(this.agent.read(List.of(DB))).containsOnlyKeys(DB);
		assertThat(this.told)
			.extracting(SecretRead::name, SecretRead::source, SecretRead::versionId, SecretRead::failure,
					SecretRead::duration)
			.containsExactly(tuple(DB, "agent", "v1", null, Duration.ofSeconds(1)));
	}

	@Test
	void readAnewWhenFailedTellsWhy() {
		assertThat(this.agent.readAnew(List.of(DB))).containsEntry(DB, new Outcome.Failed(FAILURE));
		assertThat(this.told).extracting(SecretRead::source, SecretRead::versionId, SecretRead::failure)
			.containsExactly(tuple("agent", null, FAILURE));
	}

	@Override
	public void read(SecretRead read) {
		this.told.add(read);
	}

	/**
	 * Has the secret, and fails when it is asked anew.
	 */
	private static final class StubAgent implements SecretBackend {

		@Override
		public Map<SecretName, Outcome> read(Collection<SecretName> names) {
			return Map.of(DB, new Outcome.Found(SecretValue.ofText("x", new SecretOrigin("agent", null, "v1", null))));
		}

		@Override
		public Map<SecretName, Outcome> readAnew(Collection<SecretName> names) {
			return Map.of(DB, new Outcome.Failed(FAILURE));
		}

	}

}
