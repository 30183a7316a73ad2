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

import java.io.PrintStream;

import io.github.awssecrets.migrate.MigrationItem;
import io.github.awssecrets.migrate.MigrationProgress;

/**
 * The line of a terminal that tells how far a migration is, written again each time.
 *
 * @param out the terminal
 */
record ProgressLine(PrintStream out) implements MigrationProgress {

	private static final int WIDTH = 79;

	@Override
	public void done(MigrationItem item, int done, int total) {
		print(done + " of " + total + ": " + item.name() + " " + item.status());
	}

	void clear() {
		print("");
		this.out.print('\r');
		this.out.flush();
	}

	private void print(String text) {
		String line = (text.length() <= WIDTH) ? text : text.substring(0, WIDTH - 3) + "...";
		this.out.print('\r' + line + " ".repeat(WIDTH - line.length()));
		this.out.flush();
	}

}
