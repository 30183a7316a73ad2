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

import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.refresh.ChangedSecret;
import io.github.awssecrets.refresh.RefreshResult;

/**
 * Has secrets of one application read again, all or one, and remembers what that
 * promises.
 */
final class Refreshing {

	private final Application application;

	private final Ledger ledger;

	private final Tally tally;

	Refreshing(Application application, Ledger ledger, Tally tally) {
		this.application = application;
		this.ledger = ledger;
		this.tally = tally;
	}

	void refresh(SplittableRandom random) {
		int[] current = IntStream.range(0, this.ledger.size()).map(this.ledger::current).toArray();
		long begun = System.nanoTime();
		if (random.nextInt(3) == 0) {
			take(this.application.refresh().refresh(), current, begun);
		}
		else {
			String path = this.ledger.name(this.ledger.any(random));
			this.application.refresh().refresh(path).ifPresent((result) -> take(result, current, begun));
		}
	}

	private void take(RefreshResult result, int[] current, long begun) {
		this.tally.refreshes.increment();
		this.tally.longestRefresh.accumulate(System.nanoTime() - begun);
		if (!result.isComplete()) {
			this.tally.incompleteRefreshes.increment();
		}
		Set<SecretName> failed = result.failed()
			.stream()
			.map(RefreshResult.FailedSecret::name)
			.collect(Collectors.toSet());
		Stream.concat(result.changed().stream().map(ChangedSecret::name), result.unchanged().stream())
			.filter((name) -> !failed.contains(name))
			.map((name) -> this.ledger.secret(name.id()))
			.forEach((secret) -> this.application.memory().refreshed(secret, current[secret], begun));
	}

}
