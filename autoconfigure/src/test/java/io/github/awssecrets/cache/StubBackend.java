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
package io.github.awssecrets.cache;

import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretBackend;
import io.github.awssecrets.ref.SecretName;

/**
 * A backend that answers what the test sets, once the test lets it.
 */
final class StubBackend implements SecretBackend {

	private final Map<SecretName, Deque<Outcome>> answers = new ConcurrentHashMap<>();

	private final Map<SecretName, Gate> gates = new ConcurrentHashMap<>();

	private final List<List<SecretName>> calls = new CopyOnWriteArrayList<>();

	private final List<SecretName> anew = new CopyOnWriteArrayList<>();

	@Override
	public Map<SecretName, Outcome> read(Collection<SecretName> names) {
		this.calls.add(List.copyOf(names));
		names.stream().filter(this.gates::containsKey).forEach((name) -> this.gates.get(name).pass());
		Map<SecretName, Outcome> outcomes = new HashMap<>();
		names.stream().filter(this.answers::containsKey).forEach((name) -> outcomes.put(name, next(name)));
		return outcomes;
	}

	@Override
	public Map<SecretName, Outcome> readAnew(Collection<SecretName> names) {
		this.anew.addAll(names);
		return read(names);
	}

	/**
	 * Sets what is answered from now on, the last of it again and again.
	 */
	void answer(SecretName name, Outcome... outcomes) {
		this.answers.put(name, new ConcurrentLinkedDeque<>(List.of(outcomes)));
	}

	private Outcome next(SecretName name) {
		Deque<Outcome> outcomes = this.answers.get(name);
		return (outcomes.size() > 1) ? outcomes.poll() : outcomes.peek();
	}

	/**
	 * Holds each fetch of the secret from now on, until the gate opens.
	 */
	Gate hold(SecretName name) {
		return this.gates.computeIfAbsent(name, (key) -> new Gate());
	}

	/**
	 * The secrets that were asked for past what is kept of earlier answers.
	 */
	List<SecretName> anew() {
		return this.anew;
	}

	List<List<SecretName>> calls() {
		return this.calls;
	}

	static final class Gate {

		private final CountDownLatch reached = new CountDownLatch(1);

		private final CountDownLatch open = new CountDownLatch(1);

		void awaitFetch() {
			await(this.reached);
		}

		void open() {
			this.open.countDown();
		}

		private void pass() {
			this.reached.countDown();
			await(this.open);
		}

		private static void await(CountDownLatch latch) {
			try {
				latch.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
