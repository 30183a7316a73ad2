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
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import io.github.awssecrets.ref.SecretName;

/**
 * Asks the backend of each secret's store.
 */
final class StoreBackends implements SecretBackend {

	private final Map<String, SecretBackend> backends;

	StoreBackends(Map<String, SecretBackend> backends) {
		this.backends = Map.copyOf(backends);
	}

	@Override
	public Map<SecretName, Outcome> read(Collection<SecretName> names) {
		return read(names, SecretBackend::read);
	}

	@Override
	public Map<SecretName, Outcome> readAnew(Collection<SecretName> names) {
		return read(names, SecretBackend::readAnew);
	}

	private Map<SecretName, Outcome> read(Collection<SecretName> names,
			BiFunction<SecretBackend, List<SecretName>, Map<SecretName, Outcome>> read) {
		Map<SecretName, Outcome> outcomes = new LinkedHashMap<>();
		names.stream()
			.collect(Collectors.groupingBy(SecretName::store))
			.forEach((store, ofStore) -> outcomes.putAll(read.apply(backend(store), ofStore)));
		return outcomes;
	}

	@Override
	public Map<SecretName, String> hints(Map<SecretName, SecretFailure> failures) {
		Map<SecretName, String> hints = new LinkedHashMap<>();
		failures.keySet().stream().map(SecretName::store).distinct().forEach((store) -> {
			Map<SecretName, SecretFailure> ofStore = new LinkedHashMap<>(failures);
			ofStore.keySet().removeIf((name) -> !name.store().equals(store));
			hints.putAll(backend(store).hints(ofStore));
		});
		return hints;
	}

	private SecretBackend backend(String store) {
		return this.backends.getOrDefault(store, SecretBackend.none("a store that is not configured"));
	}

}
