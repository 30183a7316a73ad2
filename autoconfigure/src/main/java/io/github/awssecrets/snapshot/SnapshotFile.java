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
package io.github.awssecrets.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * The file of a snapshot, which is replaced as a whole: whoever reads it, even after a
 * crash, finds the old one or the new one. Only its owner may read it.
 *
 * @param path where it is
 */
record SnapshotFile(Path path) {

	private static final long MOST_BYTES = 256L * 1024 * 1024;

	/**
	 * Reads the file.
	 * @throws IOException if it can't be read
	 * @throws UnusableSnapshotException if it is too large
	 */
	byte[] read() throws IOException, UnusableSnapshotException {
		if (Files.size(this.path) > MOST_BYTES) {
			throw new UnusableSnapshotException("it is larger than 256 MiB");
		}
		return Files.readAllBytes(this.path);
	}

	/**
	 * Replaces the file. A temporary one has mode 0600 from its creation, where the file
	 * system knows modes.
	 * @throws IOException if it can't be written; the old one is then still there
	 */
	void write(byte[] bytes) throws IOException {
		Path directory = Objects.requireNonNull(this.path.toAbsolutePath().getParent());
		Path temporary = Files.createTempFile(directory, this.path.getFileName().toString(), ".tmp");
		try {
			try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
				ByteBuffer buffer = ByteBuffer.wrap(bytes);
				while (buffer.hasRemaining()) {
					channel.write(buffer);
				}
				channel.force(true);
			}
			Files.move(temporary, this.path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			Files.deleteIfExists(temporary);
		}
		sync(directory);
	}

	/**
	 * Not every system can do that with a directory, and the file is whole without it.
	 */
	private static void sync(Path directory) {
		try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
			channel.force(true);
		}
		catch (IOException ex) {
			// The name of the file may be the old one after a crash.
		}
	}

}
