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
package io.github.awssecrets.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page of the documentation with parts that are generated, each between two comments.
 *
 * @param file the page
 * @since 0.1.0
 */
public record Page(Path file) {

	private static final String BEGIN = "<!-- begin of %s -->\n";

	private static final String END = "<!-- end of %s -->";

	/**
	 * Puts something in the place of a part.
	 * @param part the name of the part, which both of its comments have
	 * @param text what it is to be
	 * @throws IOException if the page can't be read or written, or has no such part
	 */
	public void replace(String part, String text) throws IOException {
		String page = Files.readString(this.file);
		String begin = BEGIN.formatted(part);
		int from = page.indexOf(begin);
		int to = page.indexOf(END.formatted(part));
		if (from < 0 || to < from) {
			throw new IOException(this.file + " has no part named " + part);
		}
		Files.writeString(this.file,
				page.substring(0, from + begin.length()) + "\n" + text + "\n" + page.substring(to));
	}

}
