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

import java.util.Locale;

/**
 * The names of properties that mean the same as a given one, or something above or below
 * it, however they are written. Rather one too many than one too few.
 */
final class RelatedNames {

	private final String dotted;

	private final String bare;

	RelatedNames(String name) {
		this.dotted = dotted(name);
		this.bare = bare(this.dotted);
	}

	boolean include(String name) {
		String other = dotted(name);
		return isOnOneLine(other) || bare(other).equals(this.bare)
				|| (name.indexOf('_') != -1 && isOnOneLine(dotted(name.replace('_', '.'))));
	}

	private boolean isOnOneLine(String other) {
		return other.equals(this.dotted) || this.dotted.startsWith(other + ".") || other.startsWith(this.dotted + ".");
	}

	private static String dotted(String name) {
		StringBuilder dotted = new StringBuilder(name.length());
		for (char character : name.toLowerCase(Locale.ROOT).toCharArray()) {
			if (character == '[' || character == '.') {
				dotted.append('.');
			}
			else if (Character.isLetterOrDigit(character)) {
				dotted.append(character);
			}
		}
		return dotted.toString();
	}

	private static String bare(String dotted) {
		return dotted.replace(".", "");
	}

}
