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

import io.github.awssecrets.doctor.Condition;
import io.github.awssecrets.doctor.Diagnosis;
import io.github.awssecrets.doctor.DiagnosisDescriptor;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ansi.AnsiColor;
import org.springframework.boot.ansi.AnsiOutput;

/**
 * A line for each reference, no line longer than {@link #WIDTH}. Has colours where the
 * output is a terminal.
 */
final class DiagnosisTable {

	/**
	 * The longest line, in characters.
	 */
	static final int WIDTH = 100;

	private static final String GAP = "  ";

	private static final String CUT = "...";

	private static final Row TITLES = new Row(null, List.of("", "REFERENCE", "SOURCE", "CHANGED", "NAME IN AWS"));

	private final List<Row> rows = new ArrayList<>();

	private final int[] widths;

	DiagnosisTable(List<Diagnosis> diagnoses) {
		this.rows.add(TITLES);
		diagnoses.stream().map(Row::of).forEach(this.rows::add);
		this.widths = widths();
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
	private int[] widths() {
		int[] widths = new int[TITLES.cells().size()];
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

	private record Row(@Nullable AnsiColor color, List<String> cells) {

		private static final int DATE = "2026-11-01".length();

		static Row of(Diagnosis diagnosis) {
			DiagnosisDescriptor descriptor = DiagnosisDescriptor.of(diagnosis);
			String changed = descriptor.changed();
			return new Row(color(diagnosis.condition()),
					List.of(diagnosis.condition().name(), descriptor.reference(), text(descriptor.source()),
							(changed != null) ? changed.substring(0, DATE) : "-", text(descriptor.name())));
		}

		private static AnsiColor color(Condition condition) {
			return switch (condition) {
				case OK -> AnsiColor.GREEN;
				case ABSENT -> AnsiColor.CYAN;
				case STALE, UNKNOWN -> AnsiColor.YELLOW;
				case FAILED -> AnsiColor.RED;
			};
		}

		private static String text(@Nullable String text) {
			return (text != null) ? text : "-";
		}

	}

}
