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

import java.util.Locale;

/**
 * How the paths of secrets become names of variables.
 *
 * @param prefix what each name starts with, so that {@code ${secrets:path}} is not
 * {@code PATH}
 * @since 0.1.0
 */
public record VariableNames(String prefix) {

	/**
	 * The variable of a path: in upper case, with an underscore for all but letters and
	 * digits.
	 * @param path the path
	 * @return the name of the variable
	 */
	public String of(String path) {
		return this.prefix + path.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
	}

}
