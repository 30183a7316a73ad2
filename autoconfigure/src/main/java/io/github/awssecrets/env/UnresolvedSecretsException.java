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

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * References have no value, and the properties that need them can't have one either.
 * Holds names and reasons, never a value; what there is to do about it is told by a
 * failure analyzer.
 *
 * @since 0.1.0
 */
public class UnresolvedSecretsException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<UnresolvedSecret> unresolved;

	UnresolvedSecretsException(Collection<UnresolvedSecret> unresolved) {
		super(unresolved.stream()
			.map(UnresolvedSecret::toString)
			.collect(Collectors.joining("; ", "Unresolved secrets: ", "")));
		this.unresolved = List.copyOf(unresolved);
	}

	static UnresolvedSecretsException invalid(String reference, String rule) {
		return new UnresolvedSecretsException(List.of(UnresolvedSecret.invalid(reference, rule, List.of())));
	}

	/**
	 * The references without a value.
	 * @return the references, in the order of the properties that need them
	 */
	public List<UnresolvedSecret> unresolved() {
		return this.unresolved;
	}

}
