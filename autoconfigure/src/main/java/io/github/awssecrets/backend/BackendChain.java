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
package io.github.awssecrets.backend;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

/**
 * Asks several backends in turn, each only for the names that those before it do not
 * have.
 */
final class BackendChain implements SecretBackend {

	private static final SecretFailure NOWHERE = SecretFailure.of(FailureKind.NOT_FOUND,
			"any source, since none is configured", null);

	private static final SecretFailure UNANSWERED = SecretFailure.of(FailureKind.OTHER, "the sources of secrets",
			"a source did not answer for it");

	private final List<SecretBackend> backends;

	BackendChain(Collection<SecretBackend> backends) {
		this.backends = List.copyOf(backends);
	}

	@Override
	public Map<SecretName, Outcome> read(Collection<SecretName> names) {
		return read(names, SecretBackend::read);
	}

	@Override
	public Map<SecretName, Outcome> readAnew(Collection<SecretName> names) {
		return read(names, SecretBackend::readAnew);
	}

	private Map<SecretName, Outcome> read(Collection<SecretName> names, Reading reading) {
		Map<SecretName, Outcome> outcomes = new LinkedHashMap<>();
		names.forEach((name) -> outcomes.put(name, new Outcome.Failed(NOWHERE)));
		for (SecretBackend backend : this.backends) {
			List<SecretName> absent = outcomes.keySet()
				.stream()
				.filter((name) -> isAbsent(outcomes.get(name)))
				.toList();
			if (!absent.isEmpty()) {
				Map<SecretName, Outcome> answers = reading.read(backend, absent);
				absent.forEach((name) -> outcomes.merge(name, answer(answers.get(name)), BackendChain::join));
			}
		}
		return outcomes;
	}

	@Override
	public Map<SecretName, String> hints(Map<SecretName, SecretFailure> failures) {
		Map<SecretName, String> hints = new LinkedHashMap<>();
		this.backends.forEach((backend) -> hints.putAll(backend.hints(failures)));
		return hints;
	}

	/**
	 * No answer is no proof of absence.
	 */
	private static Outcome answer(@Nullable Outcome outcome) {
		return (outcome != null) ? outcome : new Outcome.Failed(UNANSWERED);
	}

	private static Outcome join(Outcome before, Outcome after) {
		return isAbsent(after) ? new Outcome.Failed(join(failure(before), failure(after))) : after;
	}

	private static SecretFailure join(SecretFailure first, SecretFailure second) {
		return told(first, second)
			.with(Stream.concat(first.vacancies().stream(), second.vacancies().stream()).toList());
	}

	/**
	 * Where a secret is found nowhere, what AWS says tells most, or else all the places
	 * where was looked.
	 */
	private static SecretFailure told(SecretFailure first, SecretFailure second) {
		if (first == NOWHERE || second.code() != null) {
			return second;
		}
		return (first.code() != null) ? first
				: SecretFailure.of(second.kind(), first.place() + ", nor in " + second.place(), second.detail());
	}

	private static SecretFailure failure(Outcome outcome) {
		return ((Outcome.Failed) outcome).failure();
	}

	private static boolean isAbsent(@Nullable Outcome outcome) {
		return outcome instanceof Outcome.Failed failed && failed.failure().kind().meansAbsent();
	}

	/**
	 * A way to read from a backend.
	 */
	private interface Reading {

		Map<SecretName, Outcome> read(SecretBackend backend, Collection<SecretName> names);

	}

}
