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

package io.github.awssecrets.aws;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Names that one of them may have been mistaken for.
 *
 * @param names the names that exist
 */
record SimilarNames(List<String> names) {

	private static final int MOST = 3;

	/**
	 * A slip for each so many characters, and no more than three.
	 */
	private static final int CHARACTERS_PER_SLIP = 4;

	private static final int MOST_SLIPS = 3;

	/**
	 * The names that differ by little, the most similar ones first.
	 */
	List<String> to(String name) {
		String last = name.substring(name.lastIndexOf('/') + 1);
		int most = Math.max(1, Math.min(MOST_SLIPS, last.length() / CHARACTERS_PER_SLIP));
		String plain = plain(name);
		return this.names.stream()
			.filter((other) -> !other.equals(name) && distance(plain, plain(other)) <= most)
			.sorted(Comparator.comparing((String other) -> distance(plain, plain(other)))
				.thenComparing(Comparator.naturalOrder()))
			.limit(MOST)
			.toList();
	}

	/**
	 * How a word is set off from the next is what people remember least.
	 */
	private static String plain(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
	}

	/**
	 * The number of characters to insert, remove or replace, which is the distance of
	 * Levenshtein, found row by row (Wagner and Fischer, 1974).
	 */
	private static int distance(String from, String to) {
		int[] above = new int[to.length() + 1];
		for (int column = 0; column <= to.length(); column++) {
			above[column] = column;
		}
		for (int row = 1; row <= from.length(); row++) {
			int[] current = new int[to.length() + 1];
			current[0] = row;
			for (int column = 1; column <= to.length(); column++) {
				int replaced = above[column - 1] + ((from.charAt(row - 1) == to.charAt(column - 1)) ? 0 : 1);
				current[column] = Math.min(replaced, Math.min(above[column], current[column - 1]) + 1);
			}
			above = current;
		}
		return above[to.length()];
	}

}
