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

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
	 * The names that differ by least, if that is little.
	 */
	List<String> to(String name) {
		String plain = plain(name);
		NavigableMap<Integer, List<String>> byDistance = this.names.stream()
			.filter((other) -> !other.equals(name))
			.sorted()
			.collect(
					Collectors.groupingBy((other) -> distance(plain, plain(other)), TreeMap::new, Collectors.toList()));
		Map.Entry<Integer, List<String>> nearest = byDistance.firstEntry();
		return (nearest != null && nearest.getKey() <= mostSlips(name))
				? nearest.getValue().stream().limit(MOST).toList() : List.of();
	}

	private static int mostSlips(String name) {
		int length = name.length() - name.lastIndexOf('/') - 1;
		return Math.max(1, Math.min(MOST_SLIPS, length / CHARACTERS_PER_SLIP));
	}

	/**
	 * How a word is set off from the next is what people remember least.
	 */
	private static String plain(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
	}

	/**
	 * The number of characters to insert, remove or replace, and of neighbours to swap:
	 * the distance of optimal string alignment (Damerau, "A technique for computer
	 * detection and correction of spelling errors", 1964), found row by row.
	 */
	private static int distance(String from, String to) {
		int[][] rows = new int[from.length() + 1][to.length() + 1];
		for (int row = 0; row <= from.length(); row++) {
			for (int column = 0; column <= to.length(); column++) {
				rows[row][column] = (row == 0 || column == 0) ? row + column : least(rows, from, to, row, column);
			}
		}
		return rows[from.length()][to.length()];
	}

	private static int least(int[][] rows, String from, String to, int row, int column) {
		char last = from.charAt(row - 1);
		int replaced = rows[row - 1][column - 1] + ((last == to.charAt(column - 1)) ? 0 : 1);
		int least = Math.min(replaced, Math.min(rows[row - 1][column], rows[row][column - 1]) + 1);
		boolean swapped = row > 1 && column > 1 && last == to.charAt(column - 2)
				&& from.charAt(row - 2) == to.charAt(column - 1);
		return swapped ? Math.min(least, rows[row - 2][column - 2] + 1) : least;
	}

}
