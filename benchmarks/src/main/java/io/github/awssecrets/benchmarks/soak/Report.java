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
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What came of a soak, in Markdown.
 */
record Report(Findings findings, Tally tally, Residue residue) {

	String markdown(Duration duration, long seed) {
		return "%s, seed %d, %s, %s on %d processors: **%s**%n%n%s%n%s".formatted(text(duration), seed,
				"200 " + (Crowd.isVirtual() ? "virtual" : "platform") + " threads", "JDK " + Runtime.version(),
				Runtime.getRuntime().availableProcessors(), this.findings.passed() ? "passed" : "failed", criteria(),
				facts());
	}

	/**
	 * What was found, for whoever looks for the cause.
	 */
	String examples() {
		return Arrays.stream(Criterion.values())
			.filter((criterion) -> this.findings.violations(criterion) > 0)
			.map((criterion) -> criterion + ": " + this.findings.examples(criterion))
			.collect(Collectors.joining("\n"));
	}

	private String criteria() {
		return "| criterion | checks | violations |%n|---|---:|---:|%n".formatted() + Arrays.stream(Criterion.values())
			.map((criterion) -> row(criterion.rule(), number(this.findings.checks(criterion)),
					number(this.findings.violations(criterion))))
			.collect(Collectors.joining());
	}

	private String facts() {
		return "| what happened | |%n|---|---|%n".formatted()
				+ row("reads that brought a value", this.tally.reads.sum())
				+ row("reads that failed", this.tally.failedReads.sum())
				+ row("reads that brought an older version than one before", this.tally.stepsBack.sum())
				+ row("longest read", Duration.ofNanos(this.tally.longestRead.get()).toMillis() + " ms")
				+ row("longest refresh", Duration.ofNanos(this.tally.longestRefresh.get()).toMillis() + " ms")
				+ row("longest close", Duration.ofNanos(this.tally.longestClose.get()).toMillis() + " ms")
				+ row("rotations", this.tally.rotations.sum())
				+ row("refreshes, of which some secrets failed",
						number(this.tally.refreshes.sum()) + ", " + number(this.tally.incompleteRefreshes.sum()))
				+ row("faults", this.tally.faults.sum())
				+ row("starts, of which failed",
						number(this.tally.starts.sum()) + ", " + number(this.tally.failedStarts.sum()))
				+ row("left between applications, at first → at last", this.residue.summary());
	}

	private static String row(String what, long number) {
		return row(what, number(number));
	}

	private static String row(String... cells) {
		return "| " + String.join(" | ", cells) + " |\n";
	}

	private static String number(long number) {
		return String.format(Locale.ROOT, "%,d", number);
	}

	private static String text(Duration duration) {
		return duration.toSeconds() + " seconds";
	}

}
