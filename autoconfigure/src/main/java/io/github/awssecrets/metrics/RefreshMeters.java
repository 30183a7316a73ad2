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

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import io.github.awssecrets.refresh.SecretsRefreshedEvent;
import io.github.awssecrets.refresh.SecretsRefreshedEvent.Status;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;

/**
 * Meters of refreshes.
 */
final class RefreshMeters {

	private final MeterProvider<Counter> refreshes;

	private final AtomicLong lastSuccess = new AtomicLong();

	RefreshMeters(MeterRegistry registry) {
		this.refreshes = Counter.builder("aws.secrets.refreshes")
			.description("Refreshes of secrets, by whether all, some or none could be read")
			.withRegistry(registry);
		Stream.of(Status.values()).forEach(this::refreshes);
		TimeGauge
			.builder("aws.secrets.refresh.last.success.time", this.lastSuccess, TimeUnit.MILLISECONDS,
					RefreshMeters::time)
			.description("Time of the last refresh in which all secrets could be read, since the epoch")
			.strongReference(true)
			.register(registry);
	}

	/**
	 * That one secret could be read says nothing of the others.
	 */
	void record(SecretsRefreshedEvent event) {
		if (!event.isOfAll()) {
			return;
		}
		refreshes(event.status()).increment();
		if (event.status() == Status.SUCCESS) {
			this.lastSuccess.set(event.getTimestamp());
		}
	}

	private Counter refreshes(Status status) {
		return this.refreshes.withTag("result", status.name().toLowerCase(Locale.ROOT));
	}

	/**
	 * No time is not the beginning of time.
	 */
	private static double time(AtomicLong lastSuccess) {
		long time = lastSuccess.get();
		return (time > 0) ? time : Double.NaN;
	}

}
