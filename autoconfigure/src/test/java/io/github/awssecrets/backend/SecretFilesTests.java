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
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SecretFiles}.
 */
class SecretFilesTests {

	private static final byte[] CONTENT = "opensesame".getBytes(StandardCharsets.UTF_8);

	@TempDir
	private Path temporary;

	private Path directory;

	private SecretFiles files;

	@BeforeEach
	void prepare() {
		this.directory = this.temporary.resolve("secrets");
		this.files = new SecretFiles(this.directory.toString());
	}

	@Test
	void writeWhenNothingIsThereCreatesAllForTheOwnerAlone() throws Exception {
		this.files.write("stripe/api/key", CONTENT);
		assertThat(this.directory.resolve("stripe/api/key")).hasBinaryContent(CONTENT);
		assertThat(permissions("stripe/api/key")).isEqualTo("rw-------");
		assertThat(permissions("stripe/api")).isEqualTo("rwx------");
		assertThat(permissions("")).isEqualTo("rwx------");
	}

	@Test
	void writeWhenFileIsThereReplacesItAsAWhole() throws Exception {
		this.files.write("key", "a longer text than the next".getBytes(StandardCharsets.UTF_8));
		Files.setPosixFilePermissions(this.directory.resolve("key"), PosixFilePermissions.fromString("rw-r--r--"));
		this.files.write("key", CONTENT);
		assertThat(this.directory.resolve("key")).hasBinaryContent(CONTENT);
		assertThat(permissions("key")).isEqualTo("rw-------");
	}

	@Test
	void writeWhenDoneLeavesNothingElseBehind() throws Exception {
		this.files.write("key", CONTENT);
		this.files.write("key", CONTENT);
		try (Stream<Path> left = Files.list(this.directory)) {
			assertThat(left).containsExactly(this.directory.resolve("key"));
		}
	}

	@Test
	void writeWhenReadMeanwhileIsTheOldOrTheNewContent() throws Exception {
		this.files.write("key", CONTENT);
		try (var reader = Files.newInputStream(this.directory.resolve("key"))) {
			this.files.write("key", "abracadabra".getBytes(StandardCharsets.UTF_8));
			assertThat(reader.readAllBytes()).isEqualTo(CONTENT);
		}
	}

	@Test
	void writeWhenFileIsALinkTakesItsPlaceAndLeavesWhereItLeads() throws Exception {
		Path elsewhere = Files.writeString(this.temporary.resolve("elsewhere"), "untouched");
		Files.createDirectories(this.directory);
		Files.createSymbolicLink(this.directory.resolve("key"), elsewhere);
		this.files.write("key", CONTENT);
		assertThat(elsewhere).hasContent("untouched");
		assertThat(this.directory.resolve("key")).hasBinaryContent(CONTENT).isRegularFile();
		assertThat(Files.isSymbolicLink(this.directory.resolve("key"))).isFalse();
	}

	@Test
	void writeWhenADirectoryIsALinkOutIsRefused() throws Exception {
		Path elsewhere = Files.createDirectories(this.temporary.resolve("elsewhere"));
		Files.createDirectories(this.directory);
		Files.createSymbolicLink(this.directory.resolve("stripe"), elsewhere);
		assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> this.files.write("stripe/key", CONTENT))
			.withMessageContaining("is a link out of the directory");
		assertThatExceptionOfType(FileSystemException.class)
			.isThrownBy(() -> this.files.write("stripe/api/key", CONTENT));
		assertThat(elsewhere).isEmptyDirectory();
	}

	@Test
	void writeWhenADirectoryIsALinkWithinFollowsIt() throws Exception {
		Files.createDirectories(this.directory.resolve("real"));
		Files.createSymbolicLink(this.directory.resolve("stripe"), Path.of("real"));
		this.files.write("stripe/key", CONTENT);
		assertThat(this.directory.resolve("real/key")).hasBinaryContent(CONTENT);
	}

	@Test
	void writeWhenAFileIsWhereADirectoryIsToBeIsRefused() throws Exception {
		this.files.write("stripe", CONTENT);
		assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> this.files.write("stripe/key", CONTENT))
			.withMessageContaining("is a file, and can't be a directory as well");
	}

	@Test
	void writeWhenADirectoryIsWhereTheFileIsToBeIsRefused() throws Exception {
		this.files.write("stripe/key", CONTENT);
		assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> this.files.write("stripe", CONTENT))
			.withMessageContaining("is a directory");
	}

	@Test
	void writeWhenPathLeadsOutIsRefused() {
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> this.files.write("../up/key", CONTENT));
		assertThat(this.temporary.resolve("up")).doesNotExist();
	}

	@Test
	void listWhenThereIsNoDirectoryIsEmpty() throws Exception {
		assertThat(this.files.list()).isEmpty();
	}

	@Test
	void listWhenThereAreFilesHasThemByPath() throws Exception {
		for (String path : List.of("b", "a/c", "a/.hidden", ".git/x")) {
			this.files.write(path, CONTENT);
		}
		assertThat(this.files.list()).extracting(SecretFile::path).containsExactly("a/c", "b");
	}

	@Test
	void listWhenLinksLeadAwayInACircleOrNowhereGoesNotThere() throws Exception {
		Path elsewhere = Files.createDirectories(this.temporary.resolve("elsewhere"));
		Files.writeString(elsewhere.resolve("x"), "untouched");
		Files.createDirectories(this.directory.resolve("a"));
		Files.createSymbolicLink(this.directory.resolve("out"), elsewhere);
		Files.createSymbolicLink(this.directory.resolve("a/circle"), this.directory);
		Files.createSymbolicLink(this.directory.resolve("nowhere"), Path.of("nothing"));
		this.files.write("key", CONTENT);
		assertThat(this.files.list()).extracting(SecretFile::path).containsExactly("key");
	}

	private String permissions(String path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(this.directory.resolve(path)));
	}

}
