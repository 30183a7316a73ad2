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

import java.util.EnumMap;
import java.util.Map;

/**
 * What came of a part: text with tables, and the figures for targets.
 */
public final class Section {

	private final StringBuilder text = new StringBuilder();

	private final Map<Target, String> figures = new EnumMap<>(Target.class);

	/**
	 * Adds a paragraph.
	 * @param paragraph the paragraph, in Markdown
	 * @return this section
	 */
	public Section text(String paragraph) {
		this.text.append(paragraph.strip()).append("\n\n");
		return this;
	}

	/**
	 * Adds a table.
	 * @param table the table
	 * @return this section
	 */
	public Section table(Table table) {
		return text(table.toString());
	}

	/**
	 * Adds a figure for a target.
	 * @param target the target
	 * @param figure the figure, with its unit
	 * @return this section
	 */
	public Section figure(Target target, String figure) {
		this.figures.put(target, figure);
		return this;
	}

	String text() {
		return this.text.toString();
	}

	Map<Target, String> figures() {
		return Map.copyOf(this.figures);
	}

}
