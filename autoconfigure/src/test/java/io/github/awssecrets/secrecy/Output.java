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
package io.github.awssecrets.secrecy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What goes to the console, kept and not shown: at {@code TRACE} it is megabytes.
 */
final class Output implements AutoCloseable {

	private final PrintStream out = System.out;

	private final PrintStream err = System.err;

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	Output() {
		PrintStream stream = new PrintStream(this.bytes, true, StandardCharsets.UTF_8);
		System.setOut(stream);
		System.setErr(stream);
	}

	@Override
	public void close() {
		System.setOut(this.out);
		System.setErr(this.err);
	}

	@Override
	public String toString() {
		return this.bytes.toString(StandardCharsets.UTF_8);
	}

}
