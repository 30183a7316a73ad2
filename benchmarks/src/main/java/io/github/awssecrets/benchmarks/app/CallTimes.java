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

package io.github.awssecrets.benchmarks.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Notes when the calls of a client begin and end.
 */
final class CallTimes implements ExecutionInterceptor {

	private static final ExecutionAttribute<Long> BEGIN = new ExecutionAttribute<>("begin");

	private final List<Interval> intervals = new ArrayList<>();

	@Override
	public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
		attributes.putAttribute(BEGIN, System.nanoTime());
	}

	@Override
	public synchronized void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
		this.intervals.add(new Interval(attributes.getAttribute(BEGIN), System.nanoTime()));
	}

	synchronized void clear() {
		this.intervals.clear();
	}

	synchronized int calls() {
		return this.intervals.size();
	}

	/**
	 * How many calls had to follow one another: the longest row of calls, each of which
	 * began after the one before it had ended.
	 */
	synchronized int roundTrips() {
		int trips = 0;
		long end = Long.MIN_VALUE;
		for (Interval each : this.intervals.stream().sorted(Comparator.comparingLong(Interval::end)).toList()) {
			if (trips == 0 || each.begin() - end > 0) {
				trips++;
				end = each.end();
			}
		}
		return trips;
	}

	private record Interval(long begin, long end) {

	}

}
