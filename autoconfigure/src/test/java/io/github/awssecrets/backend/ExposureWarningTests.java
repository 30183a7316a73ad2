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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests for {@link ExposureWarning}.
 */
@ExtendWith(OutputCaptureExtension.class)
class ExposureWarningTests {

	@TempDir
	private Path directory;

	@BeforeEach
	void letOthersEnter() throws IOException {
		for (Path parent = this.directory; parent != null; parent = parent.getParent()) {
			assumeThat(Files.getFileStore(parent).type()).isNotIn("tmpfs", "ramfs");
		}
		permit(this.directory, "rwxr-xr-x");
	}

	@Test
	void readWhenEveryUserMayReadTheFileWarnsOnce(CapturedOutput output) throws IOException {
		write(this.directory, "rw-r--r--");
		SecretBackend backend = SecretBackend.files(this.directory.toString());
		read(backend);
		read(backend);
		assertThat(output.toString().split("every user of this machine may read it", -1)).hasSize(2);
		assertThat(output).contains("chmod 600 " + this.directory.resolve("db")).doesNotContain("canary");
	}

	@ParameterizedTest
	@ValueSource(strings = { "rw-------", "rw-r-----", "r--------" })
	void readWhenOwnerAndGroupAloneMayReadTheFileSaysNothing(String permissions, CapturedOutput output)
			throws IOException {
		write(this.directory, permissions);
		read(SecretBackend.files(this.directory.toString()));
		assertThat(output).doesNotContain("may read it");
	}

	@Test
	void readWhenNobodyElseMayEnterTheDirectorySaysNothing(CapturedOutput output) throws IOException {
		write(this.directory, "rw-r--r--");
		permit(this.directory, "rwx------");
		read(SecretBackend.files(this.directory.toString()));
		assertThat(output).doesNotContain("may read it");
	}

	@Test
	void readWhenFileIsInMemorySaysNothing(CapturedOutput output) throws IOException {
		Path memory = Path.of("/dev/shm");
		assumeThat(Files.isWritable(memory)).isTrue();
		Path mount = Files.createTempDirectory(memory, "secrets");
		try {
			permit(mount, "rwxr-xr-x");
			write(mount, "rw-r--r--");
			read(SecretBackend.files(mount.toString()));
			assertThat(output).doesNotContain("may read it");
		}
		finally {
			FileSystemUtils.deleteRecursively(mount);
		}
	}

	private static void write(Path directory, String permissions) throws IOException {
		permit(Files.writeString(directory.resolve("db"), "canary"), permissions);
	}

	private static void permit(Path path, String permissions) throws IOException {
		Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
	}

	private static void read(SecretBackend backend) {
		SecretName name = new SecretName("", "db", "app/db", SecretVersion.CURRENT);
		assertThat(backend.read(List.of(name)).get(name)).isInstanceOf(Outcome.Found.class);
	}

}
