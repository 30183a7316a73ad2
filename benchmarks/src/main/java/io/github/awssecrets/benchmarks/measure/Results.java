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
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What came of the parts, in a directory: a text and the figures of each. A part that is
 * not measured again keeps what it had.
 */
public final class Results {

	private static final String NOT_MEASURED = "not measured";

	private final Path directory;

	/**
	 * Creates access to results.
	 * @param directory where they are kept
	 */
	public Results(Path directory) {
		this.directory = directory;
	}

	/**
	 * Keeps what came of a part.
	 * @param part the name of the part
	 * @param section what came of it
	 * @param options how much was measured
	 */
	public void keep(String part, Section section, Options options) {
		Properties figures = new Properties();
		String quick = options.quick() ? " (quick run)" : "";
		section.figures().forEach((target, figure) -> figures.setProperty(target.name(), figure + quick));
		try {
			Files.createDirectories(this.directory);
			Files.writeString(textFile(part), section.text() + measuredWith(options) + "\n");
			try (Writer writer = Files.newBufferedWriter(figuresFile(part))) {
				figures.store(writer, null);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What came of a part.
	 * @param part the name of the part
	 * @return its text in Markdown
	 */
	public String text(String part) {
		Path file = textFile(part);
		try {
			return Files.exists(file) ? Files.readString(file) : "Not measured yet.\n";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The figure for a target.
	 */
	String figure(Target target) {
		Path file = figuresFile(target.part());
		Properties figures = new Properties();
		if (Files.exists(file)) {
			try (Reader reader = Files.newBufferedReader(file)) {
				figures.load(reader);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return figures.getProperty(target.name(), NOT_MEASURED);
	}

	private static String measuredWith(Options options) {
		String quick = options.quick() ? "**A quick run, which proves nothing.** " : "";
		return quick + "Measured with: " + Machine.description() + ".";
	}

	private Path textFile(String part) {
		return this.directory.resolve(part + ".md");
	}

	private Path figuresFile(String part) {
		return this.directory.resolve(part + ".properties");
	}

}
