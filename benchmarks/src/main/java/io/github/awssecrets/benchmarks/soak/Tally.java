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

import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/**
 * How much has happened.
 */
final class Tally {

	final LongAdder reads = new LongAdder();

	final LongAdder failedReads = new LongAdder();

	final LongAdder stepsBack = new LongAdder();

	final LongAdder rotations = new LongAdder();

	final LongAdder refreshes = new LongAdder();

	final LongAdder incompleteRefreshes = new LongAdder();

	final LongAdder faults = new LongAdder();

	final LongAdder starts = new LongAdder();

	final LongAdder failedStarts = new LongAdder();

	final LongAccumulator longestRead = new LongAccumulator(Math::max, 0);

	final LongAccumulator longestRefresh = new LongAccumulator(Math::max, 0);

	final LongAccumulator longestClose = new LongAccumulator(Math::max, 0);

}
