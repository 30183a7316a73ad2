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

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of the class for want of which another can't be used. It is taken out of the
 * message, and told if it can be nothing else than such a name.
 *
 * @since 0.1.0
 */
public final class MissingClass {

	private static final Pattern NAME = Pattern
		.compile("(?:Could not initialize class )?([A-Za-z_$][\\w$]*(?:[./][A-Za-z_$][\\w$]*)+)");

	private MissingClass() {
	}

	/**
	 * Describes what is missing.
	 * @param error tells that a class can't be used
	 * @return the name of the class, or that of the error if it does not name one
	 */
	public static String describe(LinkageError error) {
		Matcher name = NAME.matcher((error.getMessage() != null) ? error.getMessage() : "");
		if (!(error instanceof NoClassDefFoundError) || !name.matches()) {
			return "a class does not fit the others on the class path (" + error.getClass().getName() + ")";
		}
		return "the class " + name.group(1).replace('/', '.') + " is missing or can't be used";
	}

}
