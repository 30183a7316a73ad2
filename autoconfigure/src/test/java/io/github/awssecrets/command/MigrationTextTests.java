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

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.awssecrets.migrate.MigrationItem;
import io.github.awssecrets.migrate.MigrationItem.Status;
import io.github.awssecrets.migrate.MigrationReport;
import io.github.awssecrets.migrate.Origin;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MigrationText} and {@link ProgressLine}.
 */
class MigrationTextTests {

	@Test
	void linesWhenNamesAreLongFitInto100Columns() {
		MigrationItem item = item("shop/" + "x".repeat(500), Status.FAILED, Origin.Kind.FILE);
		assertThat(new MigrationText(new MigrationReport(List.of(item)), true, false).lines())
			.allSatisfy((line) -> assertThat(line).hasSizeLessThanOrEqualTo(100));
	}

	@Test
	void linesWhenOthersHaveFailedSaysThatTheRestIsForTheNextRun() {
		assertThat(text(item("shop/a", Status.NOT_TRIED, Origin.Kind.FILE))).contains("1 secret: 1 not tried",
				"Run it again: it goes on where it stopped.");
	}

	@Test
	void linesWhenVariablesAreCopiedSaysThatTheyWinUntilTheyAreGone() {
		assertThat(text(item("shop/a", Status.SAME, Origin.Kind.VARIABLE)))
			.contains("They can go, and are used instead of AWS until then:\n  place of shop/a");
	}

	@Test
	void linesWhenPropertiesAreCopiedTellsTheReferences() {
		assertThat(text(item("shop/a", Status.ADDED, Origin.Kind.PROPERTY)))
			.contains("  place of shop/a: ${secrets:shop/a#x}");
	}

	@Test
	void doneWhenLineIsLongIsCutAndClearedInTheEnd() {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ProgressLine progress = new ProgressLine(new PrintStream(out, true, StandardCharsets.UTF_8));
		progress.done(item("shop/a", Status.CREATED, Origin.Kind.FILE), 1, 60);
		progress.done(item("shop/" + "x".repeat(200), Status.FAILED, Origin.Kind.FILE), 2, 60);
		progress.clear();
		String[] lines = out.toString(StandardCharsets.UTF_8).split("\r");
		assertThat(lines).hasSize(4).allSatisfy((line) -> assertThat(line).hasSizeLessThan(80));
		assertThat(lines[1]).startsWith("1 of 60: shop/a created ");
		assertThat(lines[2]).endsWith("...");
		assertThat(lines[3]).isBlank();
	}

	private static String text(MigrationItem item) {
		return String.join("\n", new MigrationText(new MigrationReport(List.of(item)), true, false).lines().toList());
	}

	private static MigrationItem item(String name, Status status, Origin.Kind kind) {
		return new MigrationItem(name, List.of(name + "#x"), List.of(new Origin(kind, "place of " + name)), status,
				null);
	}

}
