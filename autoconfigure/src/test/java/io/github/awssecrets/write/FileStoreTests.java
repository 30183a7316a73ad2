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

package io.github.awssecrets.write;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretBackend;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.doctor.Doctor;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretNaming;
import io.github.awssecrets.ref.SecretVersion;
import io.github.awssecrets.write.WrittenSecret.Effect;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link FileStore}.
 */
class FileStoreTests {

	@TempDir
	private Path directory;

	private final List<String> told = new ArrayList<>();

	@ParameterizedTest
	@ValueSource(
			strings = { "opensesame", "opensesame\n", "open\nsesame\n\n", "opensesame\r\n", "\n", "\r", "\u00e4\n" })
	void setWhenReadAgainIsTheSameText(String text) {
		WrittenSecret written = store().set("stripe/key", text);
		assertThat(read("stripe/key").text()).isEqualTo(text);
		assertThat(written.effect()).isEqualTo(Effect.CREATED);
		assertThat(written.versionId()).isNull();
		assertThat(written.secret().id()).isEqualTo("app/stripe/key");
	}

	@Test
	void setWhenValueIsBinaryIsTheSameBytes() {
		byte[] bytes = { -1, 0, 10 };
		store().set("keystore", bytes);
		assertThat(read("keystore").bytes()).isEqualTo(bytes);
		assertThat(store().set("keystore", bytes).effect()).isEqualTo(Effect.UNCHANGED);
	}

	@Test
	void setWhenFileIsThereTellsWhetherItChanged() {
		store().set("key", "opensesame");
		assertThat(store().set("key", "abracadabra").effect()).isEqualTo(Effect.CHANGED);
		assertThat(store().set("key", "abracadabra").effect()).isEqualTo(Effect.UNCHANGED);
		assertThat(this.told).containsExactly("key files", "followed", "key files", "followed", "key files",
				"followed");
	}

	@Test
	void setWhenMemberIsNamedChangesItAlone() throws Exception {
		Files.writeString(this.directory.resolve("db"), "{\"user\" : \"app\"}\n");
		store().set("db#password", "opensesame");
		assertThat(read("db").text()).isEqualTo("{\"user\" : \"app\",\"password\" : \"opensesame\"}");
		store().setMembers("new", Map.of("a", "b"));
		assertThat(read("new").text()).isEqualTo("{\"a\": \"b\"}");
	}

	@Test
	void setWhenMemberIsNamedAndFileIsNoJsonIsRefused() throws Exception {
		Files.writeString(this.directory.resolve("db"), "opensesame");
		assertFails(FailureKind.NOT_JSON, () -> store().set("db#password", "abracadabra"));
		assertThat(this.directory.resolve("db")).hasContent("opensesame");
	}

	@Test
	void setWhenFileIsALinkOutOfTheDirectoryNeverFollowsIt(@TempDir Path elsewhere) throws Exception {
		Files.writeString(elsewhere.resolve("x"), "{}");
		Files.createSymbolicLink(this.directory.resolve("db"), elsewhere.resolve("x"));
		assertFails(FailureKind.FILE_UNFIT, () -> store().set("db#password", "abracadabra"));
		store().set("db", "abracadabra");
		assertThat(read("db").text()).isEqualTo("abracadabra");
		assertThat(elsewhere.resolve("x")).hasContent("{}");
	}

	@Test
	void setWhenDirectoryCanNotBeWrittenToSaysSo() throws Exception {
		Files.writeString(this.directory.resolve("stripe"), "opensesame");
		assertThatExceptionOfType(SecretWriteException.class).isThrownBy(() -> store().set("stripe/key", "abracadabra"))
			.withMessageContaining("is a file, and can't be a directory as well")
			.withMessageNotContaining("abracadabra")
			.satisfies((ex) -> assertThat(ex.failure().kind()).isEqualTo(FailureKind.NOT_WRITABLE));
	}

	@Test
	void setWhenLineBreakMakesItTooLargeIsRefused() {
		String text = "x".repeat(65_535) + "\n";
		assertFails(FailureKind.INVALID_VALUE, () -> store().set("key", text));
		assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSize(65_536);
		assertThat(this.directory).isEmptyDirectory();
	}

	@Test
	void setWhenThereIsNoDirectorySaysWhatToSet() {
		SecretStore store = SecretStore.files(" ", naming(), WriteListener.NONE, new Doctor());
		assertThatExceptionOfType(SecretWriteException.class).isThrownBy(() -> store.set("key", "opensesame"))
			.withMessageContaining("no directory for files is set")
			.withMessageContaining("Set aws.secrets.files.directory")
			.withMessageNotContaining("opensesame");
		assertFails(FailureKind.NOT_WRITABLE, () -> store.list().toList());
	}

	@Test
	void listWhenThereAreFilesHasTheirPathsAndNames() {
		store().set("stripe/key", "opensesame");
		assertThat(store().list()).singleElement().satisfies((secret) -> {
			assertThat(secret.path()).isEqualTo("stripe/key");
			assertThat(secret.name()).isEqualTo("app/stripe/key");
			assertThat(secret.isScheduledForDeletion()).isFalse();
		});
	}

	@Test
	void whatFilesCanNotDoIsRefusedWithItsReason() {
		store().set("key", "opensesame");
		assertUnsupported("a file that is deleted can't be recovered", () -> store().delete("key", Duration.ofDays(7)));
		assertUnsupported("no deletion of a file is scheduled", () -> store().restore("key"));
		assertUnsupported("a file has one version", () -> store().history("key"));
		assertUnsupported("a file has one version", () -> store().rollback("key"));
		assertThat(read("key").text()).isEqualTo("opensesame");
	}

	private static void assertUnsupported(String why, ThrowingCallable act) {
		assertThatExceptionOfType(SecretWriteException.class).isThrownBy(act)
			.withMessageContaining("AWS is switched off, and " + why)
			.satisfies((ex) -> assertThat(ex.failure().kind()).isEqualTo(FailureKind.UNSUPPORTED));
	}

	private static void assertFails(FailureKind kind, ThrowingCallable act) {
		assertThatExceptionOfType(SecretWriteException.class).isThrownBy(act)
			.satisfies((ex) -> assertThat(ex.failure().kind()).isEqualTo(kind));
	}

	private SecretStore store() {
		return SecretStore.files(this.directory.toString(), naming(), (name, value, begun, replaced) -> {
			this.told.add(name.path() + " " + value.origin().source());
			return () -> this.told.add("followed");
		}, new Doctor());
	}

	private SecretValue read(String path) {
		SecretName name = new SecretName("", path, path, SecretVersion.CURRENT);
		Outcome outcome = SecretBackend.files(this.directory.toString()).read(List.of(name)).get(name);
		return ((Outcome.Found) outcome).value();
	}

	private static SecretNaming naming() {
		return SecretNaming.of("app", List.of());
	}

}
