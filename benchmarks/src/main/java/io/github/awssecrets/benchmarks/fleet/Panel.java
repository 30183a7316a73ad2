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

import java.util.Locale;

/**
 * A coordinate system of a plot: seconds, on a logarithmic scale, and instances.
 *
 * @param title what is above it
 * @param top where it begins, in pixels from above
 * @param most how many instances there are
 */
record Panel(String title, int top, int most) {

	static final int LEFT = 90;

	static final int WIDTH = 640;

	static final int HEIGHT = 260;

	private static final int[] SECONDS = { 1, 3, 10, 30, 60, 100, 300, 600, 1000, 3600, 7200 };

	private static final double FIRST = Math.log(SECONDS[0]);

	private static final double LAST = Math.log(SECONDS[SECONDS.length - 1]);

	String frame() {
		StringBuilder svg = new StringBuilder(
				text(LEFT, this.top - 12, "font-weight=\"bold\" font-size=\"15\"", this.title));
		for (int second : SECONDS) {
			svg.append(line(x(second), this.top, x(second), this.top + HEIGHT));
			svg.append(text(x(second), this.top + HEIGHT + 18, "text-anchor=\"middle\"", String.valueOf(second)));
		}
		for (int quarter = 0; quarter <= 4; quarter++) {
			int instances = this.most * quarter / 4;
			svg.append(line(LEFT, y(instances), LEFT + WIDTH, y(instances)));
			svg.append(text(LEFT - 8, y(instances) + 4, "text-anchor=\"end\"",
					String.format(Locale.ROOT, "%,d", instances)));
		}
		double middle = this.top + HEIGHT / 2.0;
		svg.append(text(LEFT + WIDTH / 2.0, this.top + HEIGHT + 40, "text-anchor=\"middle\"",
				"seconds since the first restart (logarithmic)"));
		svg.append(text(24, middle, "text-anchor=\"middle\" transform=\"rotate(-90 24 %.0f)\"".formatted(middle),
				"instances up"));
		return svg.toString();
	}

	/**
	 * A line through a hundred points or so.
	 * @param moments the moments, in seconds, at which there is one instance more
	 */
	String path(double[] moments, Curve curve) {
		StringBuilder points = new StringBuilder();
		int step = Math.max(1, this.most / 100);
		for (int up = 1; up <= moments.length; up += step) {
			points.append(point(moments[up - 1], up));
		}
		if (moments.length > 0) {
			points.append(point(moments[moments.length - 1], moments.length));
		}
		return "<polyline points=\"%s\" %s/>%n".formatted(points.toString().strip(), curve.style());
	}

	static String text(double x, double y, String attributes, String text) {
		return String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" %s>%s</text>%n", x, y, attributes, text);
	}

	private String point(double second, int up) {
		return String.format(Locale.ROOT, "%.1f,%.1f ", x(second), y(up));
	}

	private static double x(double second) {
		return LEFT + WIDTH * (Math.log(Math.max(SECONDS[0], second)) - FIRST) / (LAST - FIRST);
	}

	private double y(int instances) {
		return this.top + HEIGHT - (double) HEIGHT * instances / this.most;
	}

	private static String line(double x1, double y1, double x2, double y2) {
		return String.format(Locale.ROOT,
				"<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ccc\" stroke-width=\"1\"/>%n", x1, y1,
				x2, y2);
	}

}
