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
package io.github.awssecrets.ref;

import org.jspecify.annotations.Nullable;

/**
 * The rule for paths and prefixes: segments between slashes, none of which is empty or
 * leads elsewhere.
 */
final class Segments {

	private Segments() {
	}

	/**
	 * Finds the first violation in a range of a text.
	 * @param what what the range is, for the rule
	 */
	static @Nullable Violation check(String what, String text, int from, int to) {
		int segment = from;
		for (int i = from; i < to; i++) {
			char character = text.charAt(i);
			if (character == '/') {
				if (!isSegment(text, segment, i)) {
					return violation(what, segment, i);
				}
				segment = i + 1;
			}
			else if (!Alphabet.NAME.contains(character)) {
				return Alphabet.NAME.outside(what, text, i);
			}
		}
		return isSegment(text, segment, to) ? null : last(what, segment, from, to);
	}

	private static boolean isSegment(String text, int from, int to) {
		return switch (to - from) {
			case 0 -> false;
			case 1 -> text.charAt(from) != '.';
			case 2 -> text.charAt(from) != '.' || text.charAt(from + 1) != '.';
			default -> true;
		};
	}

	private static Violation last(String what, int segment, int from, int to) {
		boolean endsWithSlash = segment == to && to > from;
		return violation(what, endsWithSlash ? to - 1 : segment, endsWithSlash ? to - 1 : to);
	}

	private static Violation violation(String what, int from, int to) {
		return new Violation(from,
				(from == to) ? what + " has no empty segment: no '//', and no '/' where it starts or ends"
						: what + " has no segment '.' or '..'");
	}

}
