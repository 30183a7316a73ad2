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
package io.github.awssecrets.metrics;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.awssecrets.cache.CacheCounts;
import io.github.awssecrets.cache.SecretCache;
import io.github.awssecrets.cache.SecretStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import org.jspecify.annotations.Nullable;

/**
 * Meters of a cache: what readers get from it, and what it knows.
 */
final class CacheMeters {

	private final SecretCache cache;

	private final CacheCounts counts;

	CacheMeters(SecretCache cache, CacheCounts counts) {
		this.cache = cache;
		this.counts = counts;
	}

	void bindTo(MeterRegistry registry) {
		for (CacheCounts.Result result : CacheCounts.Result.values()) {
			FunctionCounter.builder("aws.secrets.cache.gets", this.counts, (counts) -> counts.count(result))
				.description("Reads of secrets by the application, by what the cache had for them")
				.tag("result", lowerCase(result))
				.register(registry);
		}
		for (State state : State.values()) {
			Gauge.builder("aws.secrets.states", this.cache, (cache) -> in(cache, state).count())
				.description("Secrets that the application has asked for, by what is known of them")
				.baseUnit("secrets")
				.tag("state", lowerCase(state))
				.register(registry);
		}
		for (State state : new State[] { State.OK, State.STALE, State.WITHDRAWN }) {
			TimeGauge.builder("aws.secrets.oldest.age", this.cache, TimeUnit.MILLISECONDS, (cache) -> age(cache, state))
				.description("Age of the oldest value that may be served, zero if there is none")
				.tag("state", lowerCase(state))
				.register(registry);
		}
	}

	private static double age(SecretCache cache, State state) {
		return in(cache, state).map(SecretStatus::age)
			.filter(Objects::nonNull)
			.mapToLong(Duration::toMillis)
			.max()
			.orElse(0);
	}

	private static Stream<SecretStatus> in(SecretCache cache, State state) {
		return cache.names().stream().map(cache::status).filter((status) -> State.of(status) == state);
	}

	private static String lowerCase(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT);
	}

	/**
	 * What is known of a secret, as far as an operator cares.
	 */
	private enum State {

		/** A value that may be served. */
		OK,

		/** A value that may be served, although reading it again has failed. */
		STALE,

		/** A value that may be served, although AWS refuses it by now. */
		WITHDRAWN,

		/** That it does not exist, so that references without a default fail. */
		ABSENT,

		/** That it can't be read, with no value to serve. */
		FAILED;

		/**
		 * The state, or {@code null} if nothing is known of the secret, or nothing that
		 * counts any more.
		 */
		static @Nullable State of(SecretStatus status) {
			return switch (status.state()) {
				case UNKNOWN -> null;
				case FRESH, AGED -> OK;
				case STALE -> status.isWithdrawn() ? WITHDRAWN : STALE;
				case FAILED -> (status.failure() != null && status.failure().kind().meansAbsent()) ? ABSENT : FAILED;
			};
		}

	}

}
