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
import java.util.stream.Stream;

import io.github.awssecrets.benchmarks.measure.Options;

/**
 * Tells from the classes that an application loads whether it builds a client.
 */
final class ClientClasses {

	private static final String CLIENT = "software.amazon.awssdk.services.secretsmanager.DefaultSecretsManagerClient ";

	private ClientClasses() {
	}

	static boolean areLoadedBy(Application application, Options options) {
		try {
			Path log = Files.createTempFile("classes", ".log");
			List<String> jvm = new ArrayList<>(options.jvm());
			jvm.add("-Xlog:class+load=info:file=" + log);
			application.time("http://127.0.0.1:9", jvm);
			try (Stream<String> lines = Files.lines(log)) {
				return lines.anyMatch((line) -> line.contains(CLIENT));
			}
			finally {
				Files.delete(log);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
