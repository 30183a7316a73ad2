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

import java.time.Instant;
import java.util.List;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outage;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.test.Fault;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Reader}.
 */
class ReaderTests extends WithServer {

	private final BatchPermission permission = new BatchPermission(() -> 0);

	@Test
	void readOfBatchWhenThrottledDoesWithoutBatchesForAWhile() {
		this.server.fail(Fault.throttling()).always();
		read(new Outage());
		assertThat(this.permission.isLikely()).isFalse();
	}

	@Test
	void readOfBatchWhenBarredSinceOthersWereThrottledGoesOnWithBatches() {
		SecretFailure bar = SecretFailure.of(FailureKind.THROTTLED, "there", null).notAskedUntil(Instant.MAX);
		read(new Outage(() -> bar));
		assertThat(this.server.calls()).isEmpty();
		assertThat(this.permission.isLikely()).isTrue();
	}

	private void read(Outage outage) {
		Endpoint endpoint = Endpoint.of(client());
		Calls calls = new Calls(1, System::nanoTime, new RecordingObserver());
		new Reader(endpoint, calls, this.permission, outage).read(new SecretBatch(endpoint, List.of("a", "b")));
	}

}
