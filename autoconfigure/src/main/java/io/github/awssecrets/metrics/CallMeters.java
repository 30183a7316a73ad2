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

import java.util.stream.Stream;

import io.github.awssecrets.aws.CallObserver;
import io.github.awssecrets.aws.FinishedCall;
import io.github.awssecrets.aws.SecretRead;
import io.github.awssecrets.backend.FailureKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * Meters of calls to AWS, and of the secrets that it was asked for. Their outcomes are
 * our own, of which there are few, and not the error codes of AWS.
 */
final class CallMeters implements CallObserver {

	private final MeterProvider<Timer> calls;

	private final MeterProvider<Counter> reads;

	/**
	 * The outcomes of reads are there from the beginning: the increase of a counter that
	 * appears with its first failure is not seen.
	 */
	CallMeters(MeterRegistry registry) {
		this.calls = Timer.builder("aws.secrets.calls")
			.description("Calls to AWS, each with all its attempts")
			.withRegistry(registry);
		this.reads = Counter.builder("aws.secrets.reads")
			.description("Secrets that AWS was asked for, alone or in a batch")
			.withRegistry(registry);
		Stream.concat(Stream.of(OK), Stream.of(FailureKind.values()).map(FailureKind::name)).forEach(this::reads);
	}

	@Override
	public void finished(FinishedCall call) {
		String region = call.call().region();
		this.calls
			.withTags("operation", call.call().operation(), "outcome", call.outcome(), "region",
					(region != null) ? region : "none")
			.record(call.duration());
	}

	/**
	 * Who writes need not be allowed to read, and is no reader who is denied.
	 */
	@Override
	public void read(SecretRead read) {
		if (!read.forWrite()) {
			reads(read.outcome()).increment();
		}
	}

	private Counter reads(String outcome) {
		return this.reads.withTag("outcome", outcome);
	}

}
