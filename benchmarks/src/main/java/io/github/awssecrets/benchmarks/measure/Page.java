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

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The page that shows all results: a text with places for them.
 */
public final class Page {

	private static final String COMMAND = "./mvnw -q -pl benchmarks -am verify -DskipTests -Pmeasure";

	private final Results results;

	/**
	 * Creates a page.
	 * @param results what it shows
	 */
	public Page(Results results) {
		this.results = results;
	}

	/**
	 * Writes the page.
	 * @param file where to
	 * @param parts the names of all parts
	 */
	public void write(Path file, List<String> parts) {
		String text = template().replace("{{command}}", COMMAND).replace("{{targets}}", targets());
		for (String part : parts) {
			text = text.replace("{{" + part + "}}", this.results.text(part).strip());
		}
		try {
			Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String targets() {
		Table table = new Table("what", "target", "figure", "command");
		for (Target target : Target.values()) {
			table.row(target.what(), target.goal(), this.results.figure(target), "`" + command(target.part()) + "`");
		}
		return table.toString().strip();
	}

	private static String command(String part) {
		return COMMAND + " -Dbenchmarks.parts=" + part;
	}

	private static String template() {
		try (InputStream template = Objects.requireNonNull(Page.class.getResourceAsStream("performance.md"))) {
			return new String(template.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
