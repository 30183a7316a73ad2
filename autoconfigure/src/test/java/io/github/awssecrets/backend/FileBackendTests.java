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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FileBackend}.
 */
class FileBackendTests {

	@TempDir
	private Path temporary;

	private Path directory;

	@BeforeEach
	void create() throws IOException {
		this.directory = Files.createDirectories(this.temporary.resolve("secrets"));
	}

	@Test
	void readWhenFileIsThereGivesItWithoutItsLastNewline() throws IOException {
		write("db/password", "two\nlines\n\n");
		assertThat(found("db/password").text()).isEqualTo("two\nlines\n");
		assertThat(found("db/password").origin().source()).isEqualTo("files");
	}

	@Test
	void readWhenFileIsNoTextGivesItsBytes() throws IOException {
		byte[] bytes = { (byte) 0xff, 0, 1 };
		Files.write(this.directory.resolve("key"), bytes);
		assertThat(found("key").isBinary()).isTrue();
		assertThat(found("key").bytes()).containsExactly(bytes);
	}

	@Test
	void readWhenThereIsNoFileIsAbsent() throws IOException {
		write("db/password", "x");
		assertThat(failure("none").kind()).isEqualTo(FailureKind.NOT_FOUND);
		assertThat(failure("db").kind()).isEqualTo(FailureKind.NOT_FOUND);
		assertThat(failure("db/none/deeper").kind().meansAbsent()).isTrue();
	}

	@Test
	void readWhenLinkStaysInTheDirectoryFollowsIt() throws IOException {
		write("..data/password", "x");
		Files.createSymbolicLink(this.directory.resolve("password"), Path.of("..data/password"));
		assertThat(found("password").text()).isEqualTo("x");
	}

	@Test
	void readWhenLinkLeavesTheDirectoryFails() throws IOException {
		Path outside = Files.writeString(this.temporary.resolve("outside"), "x");
		Files.createSymbolicLink(this.directory.resolve("link"), outside);
		assertThat(failure("link").kind()).isEqualTo(FailureKind.OTHER);
		assertThat(failure("link").detail()).contains("out of the directory");
	}

	@Test
	void readWhenLinkLeadsToItselfIsNotAbsent() throws IOException {
		Files.createSymbolicLink(this.directory.resolve("loop"), Path.of("loop"));
		assertThat(failure("loop").kind()).isEqualTo(FailureKind.OTHER);
	}

	@Test
	void readWhenFileIsLargerThanASecretFails() throws IOException {
		write("large", "x".repeat(65_537));
		assertThat(failure("large").detail()).contains("65,536 bytes");
		write("large", "x".repeat(65_536));
		assertThat(found("large").text()).hasSize(65_536);
	}

	@Test
	void readWhenAnotherVersionIsAskedForIsAbsent() throws IOException {
		write("a", "x");
		SecretName name = new SecretName("", "a", "a", SecretVersion.ofStage("AWSPREVIOUS"));
		assertThat(read(name)).isInstanceOf(Outcome.Failed.class);
	}

	private void write(String path, String text) throws IOException {
		Path file = this.directory.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text, StandardCharsets.UTF_8);
	}

	private SecretValue found(String path) {
		return ((Outcome.Found) read(name(path))).value();
	}

	private SecretFailure failure(String path) {
		return ((Outcome.Failed) read(name(path))).failure();
	}

	private Outcome read(SecretName name) {
		return SecretBackend.files(this.directory.toString()).read(List.of(name)).get(name);
	}

	private static SecretName name(String path) {
		return new SecretName("", path, "app/" + path, SecretVersion.CURRENT);
	}

}
