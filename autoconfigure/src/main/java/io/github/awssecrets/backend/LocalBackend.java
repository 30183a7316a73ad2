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

import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

/**
 * A place at hand, which holds secrets by their path, one after the other.
 */
interface LocalBackend extends SecretBackend {

	/**
	 * Reads the secret of a path.
	 */
	Outcome read(String path);

	/**
	 * The place in words.
	 */
	String place();

	@Override
	default Map<SecretName, Outcome> read(Collection<SecretName> names) {
		Map<SecretName, Outcome> outcomes = new LinkedHashMap<>();
		names.forEach((name) -> outcomes.put(name, read(name)));
		return outcomes;
	}

	/**
	 * Such a place has one value for a path: another version, an ARN or another store's
	 * secret can't be in it.
	 */
	private Outcome read(SecretName name) {
		String path = name.path();
		boolean possible = name.version().isCurrent() && name.store().isEmpty();
		return (path != null && possible) ? read(path) : failed(FailureKind.NOT_FOUND, null);
	}

	default Outcome failed(FailureKind kind, @Nullable String detail) {
		return new Outcome.Failed(SecretFailure.of(kind, place(), detail));
	}

	/**
	 * The outcome that the secret is not there, though it could be.
	 */
	static Outcome vacant(String place, Vacancy vacancy) {
		return new Outcome.Failed(SecretFailure.of(FailureKind.NOT_FOUND, place, null).with(List.of(vacancy)));
	}

}
