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
package io.github.awssecrets.cache;

import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Flight}.
 */
class FlightTests {

	@Test
	void remainingWhenFetchBeganEarlierIsWhatIsLeftOfTheLimit() {
		assertThat(Flight.remaining(new Flight(100), 30, 110)).isEqualTo(20);
	}

	@Test
	void remainingWhenLimitIsOverIsNothing() {
		assertThat(Flight.remaining(new Flight(100), 30, 200)).isZero();
	}

	@Test
	void remainingWhenNothingIsFetchedIsTheLimit() {
		assertThat(Flight.remaining(new CompletableFuture<>(), 30, 200)).isEqualTo(30);
	}

}
