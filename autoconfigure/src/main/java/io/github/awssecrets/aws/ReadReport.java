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

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

/**
 * Tells what came of each secret of one reading.
 */
final class ReadReport {

	private final CallObserver observer;

	private final LongSupplier nanoTime;

	private final boolean forWrite;

	private final long start;

	ReadReport(CallObserver observer, LongSupplier nanoTime, boolean forWrite) {
		this.observer = observer;
		this.nanoTime = nanoTime;
		this.forWrite = forWrite;
		this.start = nanoTime.getAsLong();
	}

	/**
	 * Tells of a secret, unless AWS was not asked for it since a circuit is open.
	 */
	void tell(SecretName name, Outcome outcome) {
		SecretFailure failure = failure(outcome);
		if (failure != null && failure.askedAgainAt() != null) {
			return;
		}
		Duration duration = Duration.ofNanos(this.nanoTime.getAsLong() - this.start);
		this.observer.read(new SecretRead(name, Answers.SOURCE, version(outcome), failure, Instant.now(), duration,
				this.forWrite));
	}

	private static @Nullable String version(Outcome outcome) {
		return (outcome instanceof Outcome.Found found) ? found.value().origin().versionId() : null;
	}

	private static @Nullable SecretFailure failure(Outcome outcome) {
		return (outcome instanceof Outcome.Failed failed) ? failed.failure() : null;
	}

}
