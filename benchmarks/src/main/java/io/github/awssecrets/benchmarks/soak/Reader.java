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
import java.util.SplittableRandom;
import java.util.stream.Stream;

import io.github.awssecrets.env.UnresolvedSecretsException;
import io.github.awssecrets.read.SecretException;
import org.jspecify.annotations.Nullable;

/**
 * Reads secrets of one application, and checks what it gets.
 */
final class Reader {

	private final Application application;

	private final Ledger ledger;

	private final Findings findings;

	private final Tally tally;

	Reader(Application application, Ledger ledger, Findings findings, Tally tally) {
		this.application = application;
		this.ledger = ledger;
		this.findings = findings;
		this.tally = tally;
	}

	void read(SplittableRandom random) {
		int secret = this.ledger.any(random);
		Memory memory = this.application.memory();
		int refreshed = memory.refreshed(secret);
		int seen = memory.seen(secret);
		long refreshedAt = memory.refreshedAt(secret);
		long begun = System.nanoTime();
		try {
			String text = this.application.read(secret, random.nextBoolean());
			this.tally.reads.increment();
			checkServed(secret, refreshedAt, true);
			checkText(secret, text, begun, refreshed, seen);
		}
		catch (RuntimeException ex) {
			if (!this.application.isClosing()) {
				checkFailure(secret, ex, refreshedAt);
			}
		}
		checkDuration(secret, System.nanoTime() - begun);
	}

	private void checkText(int secret, @Nullable String text, long begun, int refreshed, int seen) {
		int version = (text != null) ? this.ledger.version(secret, text) : 0;
		boolean other = text != null && this.ledger.isOfAnother(secret, text);
		String what = this.ledger.name(secret) + " in version " + version;
		this.findings.check(Criterion.OTHER_SECRET, !other, this.ledger.name(secret));
		this.findings.check(Criterion.NO_VALUE, version > 0 || other, this.ledger.name(secret));
		if (version == 0) {
			return;
		}
		this.findings.check(Criterion.BEHIND_REFRESH, version >= refreshed, what + " after " + refreshed);
		Duration age = Duration.ofNanos(begun - this.ledger.followedAt(secret, version));
		this.findings.check(Criterion.TOO_OLD,
				age.compareTo(Limits.MAX_STALE.plus(Limits.TIMEOUT).plus(Limits.SLACK)) <= 0,
				what + ", followed " + age.toMillis() + " ms ago");
		if (version < seen) {
			this.tally.stepsBack.increment();
		}
		this.application.memory().seen(secret, version);
	}

	private void checkFailure(int secret, RuntimeException ex, long refreshedAt) {
		this.tally.failedReads.increment();
		boolean expected = Stream.iterate((Throwable) ex, (cause) -> cause != null, Throwable::getCause)
			.anyMatch((cause) -> cause instanceof SecretException || cause instanceof UnresolvedSecretsException);
		this.findings.check(Criterion.UNEXPECTED, expected, ex.getClass().getName());
		checkServed(secret, refreshedAt, false);
	}

	/**
	 * Where there is too little room, nobody can promise what is still known.
	 */
	private void checkServed(int secret, long refreshedAt, boolean served) {
		Duration age = Duration.ofNanos(System.nanoTime() - refreshedAt);
		if (refreshedAt != 0 && !this.application.evicts() && age.compareTo(Limits.MAX_STALE.minus(Limits.SLACK)) < 0) {
			this.findings.check(Criterion.LOST, served,
					this.ledger.name(secret) + ", refreshed " + age.toMillis() + " ms ago");
		}
	}

	private void checkDuration(int secret, long nanos) {
		this.tally.longestRead.accumulate(nanos);
		Duration most = Limits.START_TIMEOUT.plusSeconds(5);
		this.findings.check(Criterion.TOO_LONG, nanos <= most.toNanos(),
				this.ledger.name(secret) + " in " + Duration.ofNanos(nanos).toMillis() + " ms");
	}

}
