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

package io.github.awssecrets.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.ansi.AnsiColor;
import org.springframework.boot.ansi.AnsiOutput;

/**
 * Rows of cells for a terminal, no line longer than {@link #WIDTH}. The first cell of a
 * row has its colour where the output is a terminal.
 */
final class Table {

	/**
	 * The longest line, in characters.
	 */
	static final int WIDTH = 100;

	private static final String GAP = "  ";

	private static final String CUT = "...";

	private final List<Row> rows = new ArrayList<>();

	private final int[] widths;

	Table(List<String> titles, Stream<Row> rows) {
		this.rows.add(new Row(null, titles));
		rows.forEach(this.rows::add);
		this.widths = widths(titles.size());
	}

	Stream<String> lines() {
		return this.rows.stream().map(this::line);
	}

	private String line(Row row) {
		StringBuilder line = new StringBuilder();
		for (int i = 0; i < this.widths.length; i++) {
			String cell = fit(row.cells().get(i), this.widths[i]);
			String gap = (i < this.widths.length - 1) ? " ".repeat(this.widths[i] - cell.length()) + GAP : "";
			line.append((i == 0 && row.color() != null) ? AnsiOutput.toString(row.color(), cell) : cell).append(gap);
		}
		return line.toString().stripTrailing();
	}

	/**
	 * As wide as what is in it. What is too much is taken from the column that is widest.
	 */
	private int[] widths(int columns) {
		int[] widths = new int[columns];
		for (Row row : this.rows) {
			for (int i = 0; i < widths.length; i++) {
				widths[i] = Math.max(widths[i], row.cells().get(i).length());
			}
		}
		int excess = GAP.length() * (widths.length - 1) - WIDTH;
		for (int width : widths) {
			excess += width;
		}
		for (; excess > 0; excess--) {
			widths[widest(widths)]--;
		}
		return widths;
	}

	private static int widest(int[] widths) {
		int widest = 0;
		for (int i = 1; i < widths.length; i++) {
			widest = (widths[i] > widths[widest]) ? i : widest;
		}
		return widest;
	}

	/**
	 * The end of a name tells more than its beginning.
	 */
	private static String fit(String text, int width) {
		return (text.length() <= width) ? text : CUT + text.substring(text.length() - width + CUT.length());
	}

	/**
	 * A row.
	 *
	 * @param color the colour of the first cell, if it has one
	 * @param cells the texts
	 */
	record Row(@Nullable AnsiColor color, List<String> cells) {
	}

}
