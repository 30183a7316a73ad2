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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link SnapshotFile}.
 */
class SnapshotFileTests {

	@TempDir
	private Path directory;

	@Test
	void writeReplacesTheFileWhichItsOwnerAloneMayRead() throws Exception {
		Path path = this.directory.resolve("snapshot");
		Files.writeString(path, "longer than what replaces it");
		Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-rw-"));
		SnapshotFile file = new SnapshotFile(path);
		file.write(new byte[] { 1, 2 });
		assertThat(file.read()).containsExactly(1, 2);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).isEqualTo("rw-------");
		assertThat(names()).containsExactly("snapshot");
	}

	@Test
	void writeWhenItFailsLeavesTheOldFileAndNothingElse() throws Exception {
		Path path = this.directory.resolve("snapshot");
		Files.createDirectory(path);
		Files.writeString(path.resolve("inside"), "kept");
		assertThatIOException().isThrownBy(() -> new SnapshotFile(path).write(new byte[] { 1 }));
		assertThat(names()).containsExactly("snapshot");
		assertThat(path.resolve("inside")).hasContent("kept");
	}

	@Test
	void writeWhenDirectoryIsMissingFails() {
		SnapshotFile file = new SnapshotFile(this.directory.resolve("missing").resolve("snapshot"));
		assertThatIOException().isThrownBy(() -> file.write(new byte[] { 1 }));
	}

	@Test
	void readWhenThereIsNoFileFails() {
		assertThatIOException().isThrownBy(() -> new SnapshotFile(this.directory.resolve("missing")).read());
	}

	private Stream<String> names() throws IOException {
		return Files.list(this.directory).map((path) -> path.getFileName().toString());
	}

}
