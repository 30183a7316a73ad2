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

package io.github.awssecrets.migrate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.backend.VariableNames;
import io.github.awssecrets.ref.SecretRef;

/**
 * Variables, by the references that they answer.
 *
 * @param prefix what the names of secrets begin with
 * @param variables the texts by name
 * @param references the references in use
 */
record VariableCandidates(String prefix, Map<String, String> variables,
		Collection<SecretRef> references) implements MigrationSource {

	private static final SecretOrigin ORIGIN = SecretOrigin.of("environment-file");

	@Override
	public List<Candidate> candidates() {
		List<Candidate> candidates = new ArrayList<>();
		Set<String> known = new LinkedHashSet<>();
		VariableNames names = new VariableNames(this.prefix);
		for (String path : paths()) {
			String variable = names.of(path);
			String text = this.variables.get(variable);
			if (text != null) {
				known.add(variable);
				candidates.add(Candidate.of(origin(variable), path, SecretValue.ofText(text, ORIGIN)));
			}
		}
		this.variables.keySet()
			.stream()
			.filter((variable) -> !this.prefix.isEmpty() && variable.startsWith(this.prefix))
			.filter((variable) -> !known.contains(variable))
			.map((variable) -> Candidate.unusable(origin(variable), variable,
					"no reference in the configuration tells which secret it is"))
			.forEach(candidates::add);
		return candidates;
	}

	private Set<String> paths() {
		Set<String> paths = new LinkedHashSet<>();
		for (SecretRef ref : this.references) {
			if (ref.path() != null && ref.store() == null) {
				paths.add(ref.path());
			}
		}
		return paths;
	}

	private static Origin origin(String variable) {
		return new Origin(Origin.Kind.VARIABLE, variable);
	}

	/**
	 * The texts are secrets.
	 */
	@Override
	public String toString() {
		return "VariableCandidates[" + this.variables.keySet() + "]";
	}

}
