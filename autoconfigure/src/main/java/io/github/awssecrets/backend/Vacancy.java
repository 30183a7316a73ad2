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

import org.jspecify.annotations.Nullable;

/**
 * Where a secret that does not exist could be put, apart from AWS.
 *
 * @since 0.1.0
 */
public sealed interface Vacancy {

	/**
	 * An environment variable.
	 *
	 * @param name the name of the variable
	 */
	record Variable(String name) implements Vacancy {
	}

	/**
	 * A line of an environment file.
	 *
	 * @param variable the name of the variable
	 * @param file the file
	 */
	record Line(String variable, String file) implements Vacancy {
	}

	/**
	 * A file of its own.
	 *
	 * @param directory the directory of all secrets
	 * @param path the path in it
	 * @param directoryExists whether there is such a directory at all
	 * @param obstacle what is in its place or in that of a directory above it, in words,
	 * if anything is
	 */
	record SecretFile(String directory, String path, boolean directoryExists,
			@Nullable String obstacle) implements Vacancy {

		/**
		 * A file in whose place nothing is.
		 * @param directory the directory of all secrets
		 * @param path the path in it
		 * @param directoryExists whether there is such a directory at all
		 */
		public SecretFile(String directory, String path, boolean directoryExists) {
			this(directory, path, directoryExists, null);
		}

	}

}
