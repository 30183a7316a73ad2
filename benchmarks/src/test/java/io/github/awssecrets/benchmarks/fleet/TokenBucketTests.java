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
package io.github.awssecrets.benchmarks.fleet;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TokenBucket}.
 */
class TokenBucketTests {

	private final TokenBucket bucket = new TokenBucket(100, 10);

	@Test
	void takeWhenBurstIsUsedUpIsRefused() {
		assertThat(taken(50, Duration.ZERO)).isEqualTo(10);
	}

	@Test
	void takeWhenTimeHasPassedIsAnsweredAtTheRate() {
		taken(10, Duration.ZERO);
		assertThat(taken(50, Duration.ofMillis(40))).isEqualTo(4);
	}

	@Test
	void takeWhenLongQuietIsAnsweredNoMoreThanTheBurst() {
		taken(10, Duration.ZERO);
		assertThat(taken(50, Duration.ofHours(1))).isEqualTo(10);
	}

	private long taken(int tries, Duration at) {
		return IntStream.range(0, tries).filter((i) -> this.bucket.take(at.toNanos())).count();
	}

}
