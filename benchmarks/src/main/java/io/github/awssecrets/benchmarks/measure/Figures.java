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

import java.util.Locale;

/**
 * Figures as a person reads them: with three digits that count.
 */
public final class Figures {

	private Figures() {
	}

	/**
	 * A figure.
	 * @param figure the figure
	 * @return its first three digits, or all of those before the point
	 */
	public static String of(double figure) {
		double size = Math.abs(figure);
		String format = (size >= 100) ? "%,.0f" : (size >= 10) ? "%.1f" : (size >= 1) ? "%.2f" : "%.3f";
		return String.format(Locale.ROOT, format, figure);
	}

	/**
	 * A time.
	 * @param nanos the time in nanoseconds
	 * @return the time in milliseconds, without its unit
	 */
	public static String millis(double nanos) {
		return of(nanos / 1_000_000);
	}

}
