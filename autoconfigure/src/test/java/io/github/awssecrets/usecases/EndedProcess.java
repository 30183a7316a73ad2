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
package io.github.awssecrets.usecases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An application in a process of its own, which has ended.
 *
 * @param output what it printed
 * @param classes the names of the classes that it loaded
 */
record EndedProcess(String output, List<String> classes) {

	/**
	 * Runs an application to its end. Its configuration is in the directory.
	 * @param directory where it runs
	 * @param main its main class
	 * @param environment its environment variables, besides those of this process
	 * @return what it did
	 */
	static EndedProcess of(Path directory, Class<?> main, Map<String, String> environment) {
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xshare:auto", "-XX:TieredStopAtLevel=1", "-Xlog:class+load=info:file=classes.log", "-cp",
				System.getProperty("java.class.path"), main.getName(), "--spring.config.location=./");
		builder.directory(directory.toFile());
		builder.environment().keySet().removeIf((name) -> name.startsWith("AWS_"));
		builder.environment().putAll(environment);
		try {
			Process process = builder.redirectErrorStream(true).start();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			process.waitFor();
			return new EndedProcess(output, loaded(directory.resolve("classes.log")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<String> loaded(Path log) throws IOException {
		return Files.readAllLines(log)
			.stream()
			.map((line) -> line.replaceFirst("^(\\[[^]]*])*\\s*", "").split(" ")[0])
			.toList();
	}

}
