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

import java.util.ArrayList;
import java.util.List;

/**
 * How many instances are up by when, as SVG: a panel for each scenario.
 */
final class Plot {

	private static final int TOP = 40;

	private static final int DISTANCE = Panel.HEIGHT + 90;

	private static final int LEGEND = Panel.LEFT + Panel.WIDTH + 24;

	private final List<Strategy> strategies;

	private final List<String> panels = new ArrayList<>();

	Plot(List<Strategy> strategies) {
		this.strategies = strategies;
	}

	void add(String title, int instances, List<Restart> restarts) {
		Panel panel = new Panel(title, TOP + this.panels.size() * DISTANCE, instances);
		StringBuilder svg = new StringBuilder(panel.frame());
		for (int i = 0; i < this.strategies.size(); i++) {
			Curve curve = Curve.of(this.strategies.get(i).label(), i);
			restarts.stream()
				.filter((restart) -> restart.strategy().label().equals(curve.label()))
				.forEach((restart) -> svg.append(panel.path(restart.moments(), curve)));
		}
		this.panels.add(svg.toString());
	}

	String svg() {
		int height = TOP + this.panels.size() * DISTANCE - 24;
		return """
				<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" \
				font-family="sans-serif" font-size="13">
				<title>Instances of a fleet that are up, by the time since the first restart</title>
				<rect width="%1$d" height="%2$d" fill="#fff"/>
				%3$s%4$s</svg>
				""".formatted(LEGEND + 276, height, String.join("", this.panels), legend());
	}

	private String legend() {
		StringBuilder svg = new StringBuilder();
		for (int i = 0; i < this.strategies.size(); i++) {
			Curve curve = Curve.of(this.strategies.get(i).label(), i);
			int y = TOP + 12 + i * 26;
			svg.append("<polyline points=\"%d,%d %d,%d\" %s/>%n".formatted(LEGEND, y, LEGEND + 40, y, curve.style()));
			svg.append(Panel.text(LEGEND + 48, y + 4, "", curve.label()));
		}
		return svg.toString();
	}

}
