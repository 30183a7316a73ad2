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

package io.github.awssecrets.benchmarks.startup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.awssecrets.benchmarks.app.MeasuredApplication;
import io.github.awssecrets.benchmarks.app.Workload;
import io.github.awssecrets.benchmarks.measure.Child;

/**
 * An application that can be started as a process, again and again.
 *
 * @param kind {@code small} or {@code web}
 * @param way how it comes to its values
 * @param secrets how many there are
 */
public record Application(String kind, Way way, int secrets) {

	private static final List<String> WEB = List.of("server.address=127.0.0.1", "server.port=0",
			"spring.datasource.url=jdbc:h2:mem:app", "spring.datasource.username=sa",
			"spring.datasource.password=${app.values.s0}");

	/**
	 * Starts it and waits until it is ready.
	 * @param endpoint where the server listens
	 * @param options options of the JVM
	 * @param more more lines of its configuration
	 * @return the process, to be closed by the caller
	 * @throws IllegalStateException if it does not start, or has not all its values
	 */
	public Child start(String endpoint, List<String> options, String... more) {
		Child child = launch(endpoint, this.way.main(), options, more);
		try {
			requireProof(child.await(MeasuredApplication.READY));
			return child;
		}
		catch (RuntimeException ex) {
			child.close();
			throw ex;
		}
	}

	/**
	 * Starts it.
	 * @param endpoint where the server listens
	 * @param main its main class
	 * @param options options of the JVM
	 * @param more more lines of its configuration
	 * @return the process, to be closed by the caller
	 */
	public Child launch(String endpoint, String main, List<String> options, String... more) {
		Path file = configure(endpoint, List.of(more));
		List<String> jvm = new ArrayList<>(options);
		jvm.addAll(List.of("-Dsdk.endpoint=" + endpoint, "-Dsdk.secrets=" + this.secrets));
		return Child.start(classPath(), main, jvm, List.of("--spring.config.location=" + file.toUri()));
	}

	/**
	 * Starts it, and stops it as soon as it is ready.
	 * @param endpoint where the server listens
	 * @param options options of the JVM
	 * @return the time from before the process was started until it was ready, in
	 * nanoseconds; writing its configuration file is in it, in all ways alike
	 */
	public long time(String endpoint, List<String> options) {
		long start = System.nanoTime();
		Child child = start(endpoint, options);
		long time = System.nanoTime() - start;
		child.close();
		return time;
	}

	private void requireProof(String proof) {
		if (!proof.equals(Workload.expectedProof(this.secrets))) {
			throw new IllegalStateException(this + " has not all its values");
		}
	}

	private String classPath() {
		return Child.benchmarks() + ":" + this.way.classPath(this.kind);
	}

	private Path configure(String endpoint, List<String> more) {
		List<String> lines = new ArrayList<>(this.way.configuration(endpoint, this.secrets));
		lines.add("spring.main.banner-mode=off");
		if (this.kind.equals("web")) {
			lines.addAll(WEB);
		}
		lines.addAll(more);
		try {
			Path directory = Files.createDirectories(Path.of("target", "startup"));
			return Files.write(directory.resolve(this.way + "-" + this.kind + ".properties"), lines).toAbsolutePath();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
