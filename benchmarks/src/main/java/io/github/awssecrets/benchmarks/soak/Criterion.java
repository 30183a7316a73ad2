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

/**
 * What must not happen.
 */
enum Criterion {

	/** Null, the text of a placeholder, or a value that was changed on its way. */
	NO_VALUE("a read without an exception has a value, byte for byte one that was put"),

	/** The value of another secret. */
	OTHER_SECRET("a value is that of the secret that was asked for"),

	/** A version that goes back behind what a refresh has taken in. */
	BEHIND_REFRESH("after a refresh of a secret, no version is read that was older than the current one when it began"),

	/** A value that is too old. */
	TOO_OLD("no value is read longer after its successor than max-stale and timeout together, and a second"),

	/** A failure in the place of a value that was young enough. */
	LOST("a secret that was refreshed less than max-stale ago, give or take a second, is served whatever fails"),

	/** A read that takes too long. */
	TOO_LONG("a read takes no longer than startup-timeout and five seconds"),

	/** A failure that is none of a secret. */
	UNEXPECTED("a read fails with a SecretException or an UnresolvedSecretsException, and no other"),

	/** A start that fails though nothing is wrong, or does not end. */
	START("an application starts if nothing is wrong, and fails to within startup-timeout and a minute"),

	/** What a closed application leaves running. */
	LEFT_RUNNING("a closed application, started or not, leaves no thread of its own after ten seconds"),

	/** More and more threads. */
	THREADS("between two applications, there are no more than 5 threads more than at first"),

	/** More and more connections. */
	CONNECTIONS("between two applications, there are no more than 10 open files and sockets more than at first"),

	/** More and more memory. */
	HEAP("between two applications, there are no more than 16 MiB on the heap more than at first, and 1 KiB for each"
			+ " version that the server keeps");

	private final String rule;

	Criterion(String rule) {
		this.rule = rule;
	}

	String rule() {
		return this.rule;
	}

}
