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
import java.util.Set;

import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

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
	void readWhenThereIsNoFileNamesWhereItCouldBe() throws IOException {
		write("db/password", "x");
		assertThat(failure("none")).isEqualTo(vacancy("the directory " + this.directory, "none", true));
		assertThat(failure("db").kind()).isEqualTo(FailureKind.NOT_FOUND);
		assertThat(failure("db/none/deeper").kind()).isEqualTo(FailureKind.NOT_FOUND);
	}

	@Test
	void readWhenFileIsInThePlaceOfADirectoryIsAbsent() throws IOException {
		write("db", "x");
		assertThat(failure("db/password").kind()).isEqualTo(FailureKind.NOT_FOUND);
		assertThat(failure("db/password/deeper").kind()).isEqualTo(FailureKind.NOT_FOUND);
	}

	@Test
	void readWhenThereIsNoDirectorySaysSo() throws IOException {
		Files.delete(this.directory);
		assertThat(failure("db"))
			.isEqualTo(vacancy("the directory " + this.directory + ", which does not exist", "db", false));
	}

	@Test
	void readWhenDirectoryComesIntoBeingLaterFindsTheFile() throws IOException {
		Files.delete(this.directory);
		SecretBackend backend = SecretBackend.files(this.directory.toString());
		backend.read(List.of(name("db")));
		write("db", "x");
		assertThat(backend.read(List.of(name("db"))).get(name("db"))).isInstanceOf(Outcome.Found.class);
	}

	@Test
	void readWhenDirectoryIsAFileIsNotAbsent() throws IOException {
		Files.delete(this.directory);
		Files.writeString(this.directory, "x");
		assertUnfit("db", "would be in " + this.directory + ", which is no directory");
	}

	@Test
	void readWhenDirectoryIsRelativeNamesItInFull() {
		SecretFailure failure = ((Outcome.Failed) SecretBackend.files("no-secrets-here")
			.read(List.of(name("db")))
			.get(name("db"))).failure();
		assertThat(failure.place()).contains(Path.of("no-secrets-here").toAbsolutePath().toString());
	}

	@Test
	void readWhenLinkStaysInTheDirectoryFollowsIt() throws IOException {
		write("..data/password", "x");
		Files.createSymbolicLink(this.directory.resolve("password"), Path.of("..data/password"));
		assertThat(found("password").text()).isEqualTo("x");
	}

	@Test
	void readWhenDirectoryIsALinkFollowsIt() throws IOException {
		write("password", "x");
		Path link = Files.createSymbolicLink(this.temporary.resolve("link"), this.directory);
		this.directory = link;
		assertThat(found("password").text()).isEqualTo("x");
	}

	@Test
	void readWhenLinkLeavesTheDirectoryFails() throws IOException {
		Path outside = Files.writeString(this.temporary.resolve("outside"), "canary");
		Files.createSymbolicLink(this.directory.resolve("link"), outside);
		Files.createSymbolicLink(this.directory.resolve("up"), this.temporary);
		assertUnfit("link", "is a link out of the directory");
		assertUnfit("up/outside", "is a link out of the directory");
	}

	@Test
	void readWhenLinksLeadInACircleSaysSo() throws IOException {
		Files.createSymbolicLink(this.directory.resolve("a"), Path.of("b"));
		Files.createSymbolicLink(this.directory.resolve("b"), Path.of("a"));
		assertUnfit("a", "links lead in a circle");
		assertUnfit("a/key", "links lead in a circle");
	}

	@Test
	void readWhenSomethingStandsInTheWayNamesIt() throws IOException {
		write("db/password", "x");
		SecretDirectory files = new SecretDirectory(this.directory, new ExposureWarning());
		assertThat(files.obstacle("db")).isEqualTo("the directory " + this.directory.resolve("db"));
		assertThat(files.obstacle("db/password/key")).isEqualTo("the file " + this.directory.resolve("db/password"));
		assertThat(files.obstacle("db/user")).isNull();
		assertThat(files.obstacle("mail/user")).isNull();
	}

	@Test
	void readWhenLinkLeadsNowhereIsNotAbsent() throws IOException {
		Files.createSymbolicLink(this.directory.resolve("..data"), Path.of("..gone"));
		Files.createSymbolicLink(this.directory.resolve("password"), Path.of("..data/password"));
		Files.createSymbolicLink(this.directory.resolve("stripe"), Path.of("..data/stripe"));
		assertUnfit("password", "the link " + this.directory.resolve("password") + " leads nowhere");
		assertUnfit("stripe/key", "the link " + this.directory.resolve("stripe") + " leads nowhere");
	}

	@Test
	void readWhenLinkLeadsToItselfIsNotAbsent() throws IOException {
		Files.createSymbolicLink(this.directory.resolve("loop"), Path.of("loop"));
		assertUnfit("loop", "links lead in a circle");
	}

	@Test
	void readWhenProcessMayNotReadIsNotAbsent() throws IOException {
		write("db/password", "canary");
		Files.setPosixFilePermissions(this.directory.resolve("db"), Set.of());
		assumeThat(Files.isReadable(this.directory.resolve("db"))).as("this user may read everything").isFalse();
		assertThat(failure("db/password").kind()).isEqualTo(FailureKind.FILE_UNREADABLE);
		assertThat(failure("db/password").detail()).contains("AccessDeniedException");
	}

	@Test
	@Timeout(30)
	void readWhenFileIsAPipeDoesNotOpenIt() throws IOException, InterruptedException {
		assumeThat(new ProcessBuilder("mkfifo", this.directory.resolve("pipe").toString()).start().waitFor()).isZero();
		assertUnfit("pipe", "is no regular file");
	}

	@Test
	void readWhenFileIsLargerThanASecretFails() throws IOException {
		write("large", "x".repeat(65_537));
		assertUnfit("large", "is larger than 65,536 bytes");
		write("large", "x".repeat(65_536));
		assertThat(found("large").text()).hasSize(65_536);
	}

	@Test
	void readWhenInterruptedSaysSo() throws IOException {
		write("db", "x");
		Thread.currentThread().interrupt();
		FailureKind kind = failure("db").kind();
		assertThat(Thread.interrupted()).isTrue();
		assertThat(kind).isEqualTo(FailureKind.INTERRUPTED);
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

	private void assertUnfit(String path, String what) {
		SecretFailure failure = failure(path);
		assertThat(failure.kind()).isEqualTo(FailureKind.FILE_UNFIT);
		assertThat(failure.detail()).startsWith("the file " + this.directory.resolve(path) + " ").endsWith(what);
	}

	private SecretFailure vacancy(String place, String path, boolean directoryExists) {
		return SecretFailure.of(FailureKind.NOT_FOUND, place, null)
			.with(List.of(new Vacancy.SecretFile(this.directory.toString(), path, directoryExists)));
	}

	private Outcome read(SecretName name) {
		return SecretBackend.files(this.directory.toString()).read(List.of(name)).get(name);
	}

	private static SecretName name(String path) {
		return new SecretName("", path, "app/" + path, SecretVersion.CURRENT);
	}

}
