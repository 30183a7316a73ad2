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
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.awssecrets.command.Table.Row;
import io.github.awssecrets.migrate.MigrationItem;
import io.github.awssecrets.migrate.MigrationItem.Status;
import io.github.awssecrets.migrate.MigrationReport;
import io.github.awssecrets.migrate.Origin;

import org.springframework.boot.ansi.AnsiColor;

/**
 * A migration as a table for a terminal, with what is wrong and what to do next below it.
 *
 * @param report what was found or done
 * @param applied whether it was done
 * @param overwrite whether values that differ are replaced
 */
record MigrationText(MigrationReport report, boolean applied, boolean overwrite) {

	private static final List<String> TITLES = List.of("", "NAME IN AWS", "FROM");

	Stream<String> lines() {
		List<String> lines = new ArrayList<>();
		lines.add(title());
		lines.add("");
		new Table(TITLES, this.report.items().stream().map(MigrationText::row)).lines().forEach(lines::add);
		addProblems(lines);
		addNextSteps(lines);
		return lines.stream();
	}

	private String title() {
		int size = this.report.items().size();
		String counts = Stream.of(Status.values())
			.filter((status) -> this.report.count(status) > 0)
			.map((status) -> this.report.count(status) + " " + status)
			.collect(Collectors.joining(", "));
		return ((size == 1) ? "1 secret: " : size + " secrets: ") + counts;
	}

	private static Row row(MigrationItem item) {
		List<String> origins = item.origins().stream().map(Origin::name).distinct().toList();
		String more = (origins.size() > 1) ? " and " + (origins.size() - 1) + " more" : "";
		return new Row(color(item.status()), List.of(item.status().toString(), item.name(), origins.get(0) + more));
	}

	private static AnsiColor color(Status status) {
		return switch (status) {
			case CREATE, ADD -> AnsiColor.CYAN;
			case SAME, CREATED, ADDED, OVERWRITTEN -> AnsiColor.GREEN;
			case DIFFERS, NOT_TRIED -> AnsiColor.YELLOW;
			case INVALID, FAILED -> AnsiColor.RED;
		};
	}

	private void addProblems(List<String> lines) {
		List<MigrationItem> bad = this.report.items().stream().filter((item) -> item.advice() != null).toList();
		String indent = "     ";
		for (int i = 0; i < bad.size(); i++) {
			MigrationItem item = bad.get(i);
			lines.add("");
			lines.add(Stream
				.of("'" + item.origins().get(0).name() + "' is not copied.",
						Objects.requireNonNull(item.advice()).description(), item.advice().fix())
				.flatMap(String::lines)
				.collect(Collectors.joining("\n" + indent, String.format(Locale.ROOT, "%3d. ", i + 1), "")));
		}
	}

	private void addNextSteps(List<String> lines) {
		if (this.report.count(Status.DIFFERS) > 0) {
			lines.add("");
			lines.add((this.overwrite && !this.applied) ? "What differs will be replaced."
					: "What differs was left as it is. To replace it, add --" + CommandArguments.OVERWRITE + ".");
		}
		if (this.report.count(Status.CREATE) + this.report.count(Status.ADD) > 0) {
			lines.add("");
			lines.add("Nothing was changed. To copy, run it with --" + CommandArguments.MIGRATE
					+ "=apply --aws.secrets.write.enabled=true.");
		}
		if (this.report.count(Status.NOT_TRIED) > 0) {
			lines.add("");
			lines.add("After several failures the rest was not tried. Run it again: it goes on where it stopped.");
		}
		addDispensable(lines, Origin.Kind.FILE, "AWS has what is in these files. They can go:");
		addDispensable(lines, Origin.Kind.VARIABLE,
				"AWS has what is in these variables. They can go, and are used instead of AWS until then:");
		addDispensable(lines, Origin.Kind.PROPERTY,
				"AWS has the values of these properties. They can become references:");
	}

	private void addDispensable(List<String> lines, Origin.Kind kind, String heading) {
		List<String> places = this.report.items()
			.stream()
			.filter((item) -> item.status().isThere())
			.flatMap((item) -> places(item, kind))
			.toList();
		if (!places.isEmpty()) {
			lines.add("");
			lines.add(heading);
			lines.addAll(places);
		}
	}

	private static Stream<String> places(MigrationItem item, Origin.Kind kind) {
		List<String> places = new ArrayList<>();
		for (int i = 0; i < item.origins().size(); i++) {
			Origin origin = item.origins().get(i);
			if (origin.kind() == kind) {
				places.add("  " + origin.name()
						+ ((kind == Origin.Kind.PROPERTY) ? ": ${secrets:" + item.references().get(i) + "}" : ""));
			}
		}
		return places.stream();
	}

}
