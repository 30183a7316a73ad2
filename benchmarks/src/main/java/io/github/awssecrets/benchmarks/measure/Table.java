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

package io.github.awssecrets.benchmarks.measure;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table in Markdown.
 */
public final class Table {

	private final int columns;

	private final StringBuilder text = new StringBuilder();

	/**
	 * Creates a table without rows.
	 * @param headings the headings of its columns
	 */
	public Table(String... headings) {
		this.columns = headings.length;
		row((Object[]) headings);
		row(Collections.nCopies(this.columns, "---").toArray());
	}

	/**
	 * Adds a row.
	 * @param cells one for each column
	 * @return this table
	 */
	public Table row(Object... cells) {
		if (cells.length != this.columns) {
			throw new IllegalArgumentException(cells.length + " cells for " + this.columns + " columns");
		}
		this.text
			.append(List.of(cells).stream().map(Object::toString).collect(Collectors.joining(" | ", "| ", " |\n")));
		return this;
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

}
