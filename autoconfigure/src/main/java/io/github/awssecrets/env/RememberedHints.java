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

package io.github.awssecrets.env;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.github.awssecrets.backend.SecretBackend;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

/**
 * What a backend tells, besides, of secrets that can't be read. It is asked once for
 * each: a start that fails may make several reports before it does.
 */
final class RememberedHints {

	private final Map<SecretName, Optional<String>> hints = new ConcurrentHashMap<>();

	private final SecretBackend backend;

	RememberedHints(SecretBackend backend) {
		this.backend = backend;
	}

	/**
	 * Adds what is known to secrets without a value.
	 */
	void addTo(Map<String, UnresolvedSecret> unresolved) {
		Map<SecretName, SecretFailure> failures = new LinkedHashMap<>();
		for (UnresolvedSecret secret : unresolved.values()) {
			if (secret.name() != null && !this.hints.containsKey(secret.name())) {
				failures.put(secret.name(), secret.failure());
			}
		}
		if (!failures.isEmpty()) {
			ask(failures);
		}
		unresolved.replaceAll((reference, secret) -> secret.withHint(about(secret.name())));
	}

	private void ask(Map<SecretName, SecretFailure> failures) {
		Map<SecretName, String> found = this.backend.hints(failures);
		failures.keySet().forEach((name) -> this.hints.put(name, Optional.ofNullable(found.get(name))));
	}

	private @Nullable String about(@Nullable SecretName name) {
		return (name != null) ? this.hints.getOrDefault(name, Optional.empty()).orElse(null) : null;
	}

}
