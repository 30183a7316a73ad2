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

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A Java process that tells how it is getting on, line by line.
 */
public final class Child implements AutoCloseable {

	private static final int REMEMBERED_LINES = 60;

	private final Process process;

	private final BufferedReader reader;

	private final PrintWriter writer;

	private final Deque<String> lines = new ArrayDeque<>();

	private Child(Process process) {
		this.process = process;
		this.reader = process.inputReader(StandardCharsets.UTF_8);
		this.writer = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
	}

	/**
	 * Starts a process with the Java of this one.
	 * @param classPath its class path
	 * @param main its main class
	 * @param options options of the JVM
	 * @param arguments arguments of the main class
	 * @return the process, to be closed by the caller
	 */
	public static Child start(String classPath, String main, List<String> options, List<String> arguments) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(options);
		command.addAll(List.of("-cp", classPath, main));
		command.addAll(arguments);
		try {
			return new Child(new ProcessBuilder(command).redirectErrorStream(true).start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The class path of this process, benchmarks first.
	 * @return jars and directories
	 */
	public static String ownClassPath() {
		return System.getProperty("java.class.path");
	}

	/**
	 * Where the benchmarks themselves are.
	 * @return a jar or a directory
	 */
	public static String benchmarks() {
		return new File(Child.class.getProtectionDomain().getCodeSource().getLocation().getPath()).toString();
	}

	/**
	 * Waits for a line.
	 * @param prefix what it begins with
	 * @return the rest of it
	 * @throws IllegalStateException if the process ends without
	 */
	public String await(String prefix) {
		try {
			for (String line = this.reader.readLine(); line != null; line = this.reader.readLine()) {
				if (line.startsWith(prefix)) {
					return line.substring(prefix.length());
				}
				remember(line);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		throw new IllegalStateException(
				"The process ended and never said " + prefix + "\n" + String.join("\n", this.lines));
	}

	/**
	 * Sends a line and waits for the answer to it.
	 * @param line the line
	 * @return the answer, which is the next line that begins with an equals sign
	 */
	public String ask(String line) {
		this.writer.println(line);
		return await("=");
	}

	/**
	 * Whether the process is still running.
	 * @return whether it has not ended
	 */
	public boolean isAlive() {
		return this.process.isAlive();
	}

	/**
	 * Ends the process at once, and waits until it is gone.
	 */
	@Override
	public void close() {
		this.process.destroyForcibly();
		try {
			this.process.waitFor();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void remember(String line) {
		this.lines.add(line);
		if (this.lines.size() > REMEMBERED_LINES) {
			this.lines.remove();
		}
	}

}
