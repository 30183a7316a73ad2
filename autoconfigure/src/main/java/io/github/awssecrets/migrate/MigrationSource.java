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

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.awssecrets.ref.SecretRef;
import org.jspecify.annotations.Nullable;

/**
 * A place that secrets are copied from.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface MigrationSource {

	/**
	 * All values there are, with the secrets that they are to become.
	 * @return the values in a fixed order
	 * @throws UnusableSourceException if the place can't be read at all
	 */
	List<Candidate> candidates();

	/**
	 * The files below a directory, each of which is the secret of its path, as for the
	 * files source. Names that begin with a dot are left out.
	 * @param directory the directory
	 * @return the source
	 */
	static MigrationSource files(String directory) {
		return new FileCandidates(directory);
	}

	/**
	 * Variables by name, as a file of environment variables has them. Their names are
	 * made of paths and don't tell these, so that only those are copied whose path some
	 * reference tells; others with the prefix are reported.
	 * @param prefix what the names of secrets begin with
	 * @param variables the texts by name
	 * @param references the references in use
	 * @return the source
	 */
	static MigrationSource variables(String prefix, Map<String, String> variables, Collection<SecretRef> references) {
		return new VariableCandidates(prefix, variables, references);
	}

	/**
	 * Properties whose values are written in the configuration.
	 * @param mappings what to copy, each {@code property=reference}, such as
	 * {@code spring.datasource.password=db#password}
	 * @param literal the literal value of a property, {@code null} if there is no such
	 * property, or none that is not a secret already
	 * @return the source
	 * @throws UnusableSourceException if a mapping is malformed
	 */
	static MigrationSource properties(List<String> mappings, Function<String, @Nullable String> literal) {
		return PropertyCandidates.of(mappings, literal);
	}

}
