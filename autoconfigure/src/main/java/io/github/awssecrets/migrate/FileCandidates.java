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

import java.io.IOException;
import java.util.List;
import java.util.Objects;

import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretBackend;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretFile;
import io.github.awssecrets.backend.SecretFiles;
import io.github.awssecrets.ref.InvalidSecretRefException;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretRef;
import io.github.awssecrets.ref.SecretVersion;

/**
 * Files, with the values that the files source reads from them.
 *
 * @param directory the directory
 */
record FileCandidates(String directory) implements MigrationSource {

	@Override
	public List<Candidate> candidates() {
		try {
			SecretBackend backend = SecretBackend.files(this.directory);
			return new SecretFiles(this.directory).listAll().stream().map((file) -> candidate(file, backend)).toList();
		}
		catch (IOException ex) {
			throw new UnusableSourceException(
					"The directory " + this.directory + " can't be read: " + ex.getClass().getSimpleName() + ".");
		}
	}

	private static Candidate candidate(SecretFile file, SecretBackend backend) {
		Origin origin = new Origin(Origin.Kind.FILE, file.file().toString());
		if (!isPath(file.path())) {
			return Candidate.unusable(origin, file.path(), "the name of the file is not the path of a secret");
		}
		SecretName name = new SecretName("", file.path(), file.path(), SecretVersion.CURRENT);
		Outcome outcome = Objects.requireNonNull(backend.read(List.of(name)).get(name));
		return (outcome instanceof Outcome.Found found) ? Candidate.of(origin, file.path(), found.value())
				: Candidate.unusable(origin, file.path(), problem(((Outcome.Failed) outcome).failure()));
	}

	/**
	 * A name may look like a reference to a member. Whoever parses one that breaks a rule
	 * tells the rule.
	 */
	private static boolean isPath(String text) {
		try {
			return text.equals(SecretRef.of(text).toString()) && SecretRef.of(text).member() == null;
		}
		catch (InvalidSecretRefException ex) {
			return true;
		}
	}

	private static String problem(SecretFailure failure) {
		return (failure.detail() != null) ? failure.detail() : "the file can't be read";
	}

}
