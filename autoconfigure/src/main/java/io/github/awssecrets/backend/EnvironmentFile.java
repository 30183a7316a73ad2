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
import java.util.Map;

/**
 * An environment file, seen from the side that copies all that is in it.
 *
 * @since 0.1.0
 */
public final class EnvironmentFile {

	private EnvironmentFile() {
	}

	/**
	 * The variables of a file.
	 * @param file the file
	 * @return the texts by name, none if the file does not exist
	 * @throws InvalidEnvironmentFileException if the file can't be read or understood
	 */
	public static Map<String, String> variables(String file) {
		Map<String, String> variables = EnvironmentFileBackend.read(Path.of(file));
		return (variables != null) ? variables : Map.of();
	}

}
