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
package io.github.awssecrets.backend;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

/**
 * Files below a directory as a place of secrets, as they are mounted into a container: a
 * file for each secret, one trailing newline not being part of it.
 */
final class FileBackend implements SecretBackend {

	private static final SecretOrigin ORIGIN = SecretOrigin.of("files");

	private static final long MAXIMUM_SIZE = 65_536;

	private final Path directory;

	FileBackend(Path directory) {
		this.directory = directory;
	}

	@Override
	public Map<SecretName, Outcome> read(Collection<SecretName> names) {
		Map<SecretName, Outcome> outcomes = new LinkedHashMap<>();
		names.forEach((name) -> outcomes.put(name, read(name)));
		return outcomes;
	}

	/**
	 * A file holds one version: another one, an ARN or another store's secret can't be in
	 * it.
	 */
	private Outcome read(SecretName name) {
		String path = name.path();
		if (path == null || !name.version().isCurrent() || !name.store().isEmpty()) {
			return failed(FailureKind.NOT_FOUND, null);
		}
		Path file = this.directory.resolve(path);
		try {
			return Files.isDirectory(file) ? failed(FailureKind.NOT_FOUND, null) : read(file);
		}
		catch (NoSuchFileException ex) {
			return failed(FailureKind.NOT_FOUND, null);
		}
		catch (IOException ex) {
			return failed(FailureKind.OTHER, "the file " + file + " can't be read, " + ex.getClass().getSimpleName());
		}
	}

	/**
	 * Mounted secrets are links within the directory, so links are followed, but none
	 * that leads out of it.
	 */
	private Outcome read(Path file) throws IOException {
		Path real = file.toRealPath();
		if (!real.startsWith(this.directory.toRealPath())) {
			return failed(FailureKind.OTHER, "the file " + file + " is a link out of the directory");
		}
		if (!Files.isRegularFile(real)) {
			return failed(FailureKind.OTHER, file + " is no regular file");
		}
		if (Files.size(real) > MAXIMUM_SIZE) {
			return failed(FailureKind.OTHER, "the file " + file + " is larger than 65,536 bytes");
		}
		return new Outcome.Found(value(Files.readAllBytes(real)));
	}

	private static SecretValue value(byte[] bytes) {
		try {
			String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
			return SecretValue.ofText(text.replaceFirst("\\r?\\n\\z", ""), ORIGIN);
		}
		catch (CharacterCodingException ex) {
			return SecretValue.ofBytes(bytes, ORIGIN);
		}
	}

	private Outcome failed(FailureKind kind, @Nullable String detail) {
		return new Outcome.Failed(SecretFailure.of(kind, "the directory " + this.directory, detail));
	}

}
