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
package io.github.awssecrets.benchmarks.fleet;

/**
 * A line of a plot.
 *
 * @param label what it shows
 * @param colour its colour, told apart from the others by people who see fewer colours,
 * too
 * @param dashes the lengths of its dashes and gaps, empty if it has none
 */
record Curve(String label, String colour, String dashes) {

	/** The palette of Okabe and Ito. */
	private static final String[] COLOURS = { "#D55E00", "#0072B2", "#009E73", "#CC79A7", "#000000", "#E69F00" };

	private static final String[] DASHES = { "", "8 3", "2 3", "12 3 2 3", "5 5", "1 4" };

	static Curve of(String label, int number) {
		return new Curve(label, COLOURS[number % COLOURS.length], DASHES[number % DASHES.length]);
	}

	String style() {
		return "fill=\"none\" stroke=\"%s\" stroke-width=\"2.5\" stroke-dasharray=\"%s\"".formatted(this.colour,
				this.dashes.isEmpty() ? "none" : this.dashes);
	}

}
