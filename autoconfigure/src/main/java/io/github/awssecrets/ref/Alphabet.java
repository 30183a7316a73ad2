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

import java.util.function.IntPredicate;

import org.jspecify.annotations.Nullable;

/**
 * The characters that a part of a reference may hold.
 */
enum Alphabet {

	/**
	 * What AWS allows in the name of a secret, and the {@code !} of those it manages.
	 */
	NAME("only ASCII letters, digits and /_+=.@!-", (c) -> isLower(c) || isDigit(c) || isUpper(c) || isNameSign(c)),

	/**
	 * Stores and Regions.
	 */
	LOWER_CASE("only lower-case letters, digits and -", (c) -> isLower(c) || isDigit(c) || c == '-'),

	/**
	 * Partitions.
	 */
	LOWER_CASE_LETTERS("only lower-case letters and -", (c) -> isLower(c) || c == '-'),

	/**
	 * Accounts.
	 */
	DIGITS("only digits", Alphabet::isDigit);

	private final String description;

	private final IntPredicate characters;

	Alphabet(String description, IntPredicate characters) {
		this.description = description;
		this.characters = characters;
	}

	boolean contains(char character) {
		return this.characters.test(character);
	}

	/**
	 * Finds the first character of a range that is not of this alphabet.
	 * @param what what the range is, for the rule
	 */
	@Nullable Violation check(String what, String text, int from, int to) {
		for (int i = from; i < to; i++) {
			if (!contains(text.charAt(i))) {
				return outside(what, text, i);
			}
		}
		return null;
	}

	Violation outside(String what, String text, int index) {
		return new Violation(index,
				what + " holds " + this.description + ", and not " + Readable.character(text, index));
	}

	private static boolean isLower(int character) {
		return character >= 'a' && character <= 'z';
	}

	private static boolean isUpper(int character) {
		return character >= 'A' && character <= 'Z';
	}

	private static boolean isDigit(int character) {
		return character >= '0' && character <= '9';
	}

	private static boolean isNameSign(int character) {
		return "/_+=.@!-".indexOf(character) >= 0;
	}

}
