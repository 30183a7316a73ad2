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

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.awssecrets.ref.SecretName;

/**
 * A place that holds secrets.
 *
 * @since 0.1.0
 */
public interface SecretBackend {

	/**
	 * Reads secrets, as many at a time as the place allows. Blocks until all are
	 * answered. One name never spoils another: each is answered by an outcome of its own,
	 * and nothing is thrown for a secret that can't be read.
	 * @param names the secrets to read
	 * @return an outcome for each of the names
	 */
	Map<SecretName, Outcome> read(Collection<SecretName> names);

	/**
	 * Reads secrets as {@link #read} does, past what the place itself keeps of earlier
	 * answers. Meant for a refresh, which is to find what has just changed.
	 * @param names the secrets to read
	 * @return an outcome for each of the names
	 */
	default Map<SecretName, Outcome> readAnew(Collection<SecretName> names) {
		return read(names);
	}

	/**
	 * What helps a person with secrets that could not be read, as far as the place tells
	 * for the asking: names that differ by little, the date of a deletion. Meant for a
	 * report, since it takes more than reading does, and is never called to read. Blocks
	 * for a few seconds at most. That it may not be asked is no failure.
	 * @param failures the secrets, and why each could not be read
	 * @return a hint for each of them of which something is known, in a few words that
	 * hold names and dates alone
	 */
	default Map<SecretName, String> hints(Map<SecretName, SecretFailure> failures) {
		return Map.of();
	}

	/**
	 * A backend that asks several others in turn. Only "does not exist" passes a name on
	 * to the next; any other failure is final.
	 * @param backends the backends in order, none at all meaning that nothing exists
	 * @return the chain
	 */
	static SecretBackend chain(Collection<SecretBackend> backends) {
		return new BackendChain(backends);
	}

	/**
	 * A backend made of one for each store, each of which is asked for the secrets of its
	 * store alone, one after the other.
	 * @param backends the backends by the name of the store, the default store being
	 * {@code ""}
	 * @return the backend
	 */
	static SecretBackend ofStores(Map<String, SecretBackend> backends) {
		return new StoreBackends(backends);
	}

	/**
	 * A backend that stands for a place where nothing is looked for, so that whoever
	 * misses a secret is told.
	 * @param place the place, and why it is not asked
	 * @return a backend that has no secret
	 */
	static SecretBackend none(String place) {
		Outcome absent = new Outcome.Failed(SecretFailure.of(FailureKind.NOT_FOUND, place, null));
		return (names) -> names.stream().distinct().collect(Collectors.toMap(Function.identity(), (name) -> absent));
	}

	/**
	 * A backend that looks into environment variables: the secret
	 * {@code providers/anthropic/apiKey} is {@code <prefix>PROVIDERS_ANTHROPIC_APIKEY}.
	 * @param prefix what the name of each variable starts with
	 * @param variables the variables
	 * @return the backend
	 */
	static SecretBackend environment(String prefix, Map<String, String> variables) {
		return new EnvironmentBackend(new VariableNames(prefix), variables);
	}

	/**
	 * A backend that looks into the variables of an environment file, which it reads now
	 * and then no more. A file that does not exist has none.
	 * @param prefix what the name of each variable starts with
	 * @param file the file
	 * @return the backend
	 * @throws InvalidEnvironmentFileException if the file can't be read or understood
	 */
	static SecretBackend environmentFile(String prefix, String file) {
		return new EnvironmentFileBackend(new VariableNames(prefix), Path.of(file));
	}

	/**
	 * A backend that looks into the files below a directory: the secret
	 * {@code providers/anthropic/apiKey} is the file of that path, in UTF-8 or binary, of
	 * 65,536 bytes at most. One line break at the end of a text is not part of it. Links
	 * are followed within the directory. The directory may come into being later.
	 * @param directory the directory
	 * @return the backend
	 */
	static SecretBackend files(String directory) {
		return new FileBackend(Path.of(directory));
	}

}
