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

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

import io.github.awssecrets.test.FakeSecretsManager;

/**
 * What each secret was when. A value tells the name of its secret and the number of its
 * version, and looks like a placeholder besides.
 */
final class Ledger {

	private static final String PREFIX = "soak/s";

	private static final int BUSY = 20;

	private final AtomicIntegerArray begun;

	private final AtomicIntegerArray current;

	private final List<List<Long>> successors;

	Ledger(int secrets) {
		this.begun = new AtomicIntegerArray(secrets);
		this.current = new AtomicIntegerArray(secrets);
		this.successors = IntStream.range(0, secrets).<List<Long>>mapToObj((secret) -> new ArrayList<>()).toList();
	}

	int size() {
		return this.begun.length();
	}

	/**
	 * A secret by chance: every other time one of a few, so that much happens to these.
	 */
	int any(SplittableRandom random) {
		return random.nextInt(random.nextBoolean() ? BUSY : size());
	}

	String name(int secret) {
		return PREFIX + secret;
	}

	/**
	 * The number of a secret.
	 * @param name its name
	 */
	int secret(String name) {
		return Integer.parseInt(name.substring(PREFIX.length()));
	}

	/**
	 * Puts the next version of a secret. For one thread.
	 */
	void rotate(int secret, FakeSecretsManager server) {
		int version = this.begun.incrementAndGet(secret);
		server.put(name(secret), text(secret, version));
		List<Long> successors = this.successors.get(secret);
		synchronized (successors) {
			successors.add(System.nanoTime());
		}
		this.current.set(secret, version);
	}

	/**
	 * The number of the version that is current, or older by one if it just has been put.
	 */
	int current(int secret) {
		return this.current.get(secret);
	}

	/**
	 * The version that a text is.
	 * @return its number, or 0 if it is no text of that secret that was put by now
	 */
	int version(int secret, String text) {
		int version = number(text);
		return (version > 0 && version <= this.begun.get(secret) && text.equals(text(secret, version))) ? version : 0;
	}

	/**
	 * Whether a text is one of another secret.
	 */
	boolean isOfAnother(int secret, String text) {
		return text.startsWith(PREFIX) && !text.startsWith(name(secret) + "|");
	}

	/**
	 * When a version was followed by another, in nanoseconds.
	 * @return the time by which the next one was current, or that of now
	 */
	long followedAt(int secret, int version) {
		List<Long> successors = this.successors.get(secret);
		synchronized (successors) {
			// The first entry is that of the first version, which follows none.
			return (version < successors.size()) ? successors.get(version) : System.nanoTime();
		}
	}

	private String text(int secret, int version) {
		return name(secret) + "|" + version + "|pa${ss}word #{1 + 1} \\${x}";
	}

	private static int number(String text) {
		String[] parts = text.split("\\|", 3);
		try {
			return (parts.length == 3) ? Integer.parseInt(parts[1]) : 0;
		}
		catch (NumberFormatException ex) {
			return 0;
		}
	}

}
