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
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/**
 * Files below a directory as a place of secrets, as they are mounted into a container: a
 * file for each secret, one trailing newline not being part of it.
 */
final class FileBackend implements LocalBackend {

	private static final SecretOrigin ORIGIN = SecretOrigin.of("files");

	private final Path directory;

	private final SecretDirectory files;

	FileBackend(Path directory) {
		this.directory = directory.toAbsolutePath();
		this.files = new SecretDirectory(this.directory, new ExposureWarning());
	}

	@Override
	public String place() {
		return "the directory " + this.directory;
	}

	@Override
	public Outcome read(String path) {
		try {
			byte[] bytes = this.files.read(path);
			return (bytes != null) ? new Outcome.Found(value(bytes)) : absent(path);
		}
		catch (UnfitFileException ex) {
			return failed(FailureKind.FILE_UNFIT, "the file " + this.directory.resolve(path) + " " + ex.getMessage());
		}
		catch (ClosedByInterruptException ex) {
			return failed(FailureKind.INTERRUPTED, null);
		}
		catch (IOException ex) {
			return failed(FailureKind.FILE_UNREADABLE, reason(path, ex));
		}
	}

	private Outcome absent(String path) {
		boolean exists = this.files.exists();
		return LocalBackend.vacant(place() + (exists ? "" : ", which does not exist"),
				new Vacancy.SecretFile(this.directory.toString(), path, exists, this.files.obstacle(path)));
	}

	/**
	 * The name of the exception tells what is wrong, its message at times only which file
	 * it is.
	 */
	private String reason(String path, IOException ex) {
		String reason = (ex instanceof FileSystemException file) ? file.getReason() : null;
		return "reading " + this.directory.resolve(path) + " ends in " + ex.getClass().getSimpleName()
				+ ((reason != null) ? ", " + reason : "");
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

}
