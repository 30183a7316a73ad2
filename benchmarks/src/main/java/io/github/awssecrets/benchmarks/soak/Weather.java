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
package io.github.awssecrets.benchmarks.soak;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

import io.github.awssecrets.test.FakeSecretsManager;
import io.github.awssecrets.test.Fault;
import io.github.awssecrets.test.FaultScript;
import io.github.awssecrets.test.Gate;
import io.github.awssecrets.test.Operation;

/**
 * What goes wrong at the server: now this, now that, now nothing.
 */
final class Weather {

	private static final Duration LONG_STORM = Duration.ofSeconds(12);

	private final FakeSecretsManager server;

	private final Ledger ledger;

	private final LongAdder faults;

	private final List<Supplier<Fault>> kinds;

	Weather(FakeSecretsManager server, Ledger ledger, LongAdder faults) {
		this.server = server;
		this.ledger = ledger;
		this.faults = faults;
		this.kinds = List.of(Fault::throttling, Fault::internalError, Fault::unavailable, Fault::connectionDropped,
				Fault::connectionReset, Fault::truncatedBody, Fault::garbageBody, Fault::emptyBody,
				Fault::wrongContentType, Fault::accessDenied, Fault::kmsAccessDenied, Fault::decryptionFailure,
				Fault::expiredToken, Fault::unrecognizedClient, Fault::emptyPage,
				() -> Fault.latency(Duration.ofMillis(200)), () -> Fault.answerFor(ledger.name(0)));
	}

	/**
	 * Lets the weather change, and waits for a moment; for longer than max-stale at
	 * times.
	 */
	void change(SplittableRandom random) {
		clear();
		if (random.nextBoolean()) {
			script(random);
		}
		if (random.nextInt(4) == 0) {
			script(random);
		}
		if (random.nextInt(6) == 0) {
			// Overtaken by those that come later.
			this.server.fail(Fault.lateAnswer(new Gate())).on(Operation.GET_SECRET_VALUE).times(1 + random.nextInt(10));
			this.faults.increment();
		}
		pause((random.nextInt(10) == 0) ? LONG_STORM : Duration.ZERO);
	}

	void clear() {
		this.server.clearFaults();
		// They would be the growth that is looked for.
		this.server.clearCalls();
	}

	private void script(SplittableRandom random) {
		if (random.nextInt(this.kinds.size() + 1) == 0) {
			// Each takes a call for as long as it may: with more of them, hardly any
			// would be made.
			this.server.fail(Fault.latency(Limits.TIMEOUT)).times(1 + random.nextInt(20));
			this.faults.increment();
			return;
		}
		FaultScript script = this.server.fail(this.kinds.get(random.nextInt(this.kinds.size())).get());
		script = switch (random.nextInt(4)) {
			case 0 -> script.on(Operation.BATCH_GET_SECRET_VALUE);
			case 1 -> script.on(Operation.GET_SECRET_VALUE);
			case 2 -> script.forSecret(this.ledger.name(random.nextInt(this.ledger.size())));
			default -> script;
		};
		if (random.nextInt(3) == 0) {
			script.times(1 + random.nextInt(20));
		}
		else {
			script.always();
		}
		this.faults.increment();
	}

	private static void pause(Duration duration) {
		try {
			Thread.sleep(duration.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
