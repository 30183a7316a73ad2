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

package io.github.awssecrets.benchmarks.measure;

/**
 * A number that is to be reached.
 */
public enum Target {

	/** Start-up with one reference. */
	STARTUP_1("Time added to the start by 1 reference, endpoint 20 ms away", "≤ 0.5 of what Spring Cloud AWS adds",
			"startup"),

	/** Start-up with 25 references. */
	STARTUP_25("The same, 25 references", "≤ 0.2", "startup"),

	/** Start-up with 100 references. */
	STARTUP_100("The same, 100 references", "≤ 0.08", "startup"),

	/** Calls at start-up. */
	CALLS("Calls to AWS at the start for N references", "⌈N/20⌉", "startup"),

	/** The starter where it is not used. */
	NO_REFERENCE("Time added to the start of an application with no reference", "≤ 2 %, no AWS client", "startup"),

	/** A hit beside a map. */
	HIT("`secrets.get(SecretRef)` on a hit, beside `ConcurrentHashMap.get`", "≤ 2 times its time", "hit"),

	/** Garbage of a hit. */
	HIT_ALLOCATION("Bytes allocated by it", "0 B/op", "hit"),

	/** A hit beside the caching client. */
	HIT_THROUGHPUT("Its throughput beside `aws-secretsmanager-caching-java`, 8 threads", "≥ 10 times", "hit"),

	/** A property beside another. */
	PROPERTY("`environment.getProperty` with a reference, beside an ordinary placeholder", "≤ 1.3 times its time",
			"hit"),

	/** A cold secret. */
	HERD("Calls by 1,000 threads on one cold secret", "1", "herd"),

	/** A refresh. */
	REFRESH("Refresh of 500 references", "25 calls, ≤ 3 round trips", "refresh");

	private final String what;

	private final String goal;

	private final String part;

	Target(String what, String goal, String part) {
		this.what = what;
		this.goal = goal;
		this.part = part;
	}

	/**
	 * What is measured.
	 * @return a phrase in Markdown
	 */
	public String what() {
		return this.what;
	}

	/**
	 * What it should be.
	 * @return a phrase
	 */
	public String goal() {
		return this.goal;
	}

	/**
	 * What measures it.
	 * @return the name of a part
	 */
	public String part() {
		return this.part;
	}

}
