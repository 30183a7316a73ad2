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

import io.github.awssecrets.backend.Outcome;

/**
 * A fetch of one secret under way. It knows when it began, so that all who wait for it,
 * one after the other even, wait no longer than one of them may.
 */
final class Flight extends CompletableFuture<Outcome> {

	private final long begun;

	Flight(long begun) {
		this.begun = begun;
	}

	/**
	 * What is left of a limit, in nanoseconds, and not less than nothing.
	 */
	static long remaining(CompletableFuture<Outcome> future, long limit, long now) {
		return (future instanceof Flight flight) ? Math.max(0, limit - (now - flight.begun)) : limit;
	}

}
