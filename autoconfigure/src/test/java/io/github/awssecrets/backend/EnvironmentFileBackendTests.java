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
import java.util.List;

import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link EnvironmentFileBackend}.
 */
class EnvironmentFileBackendTests {

	private static final SecretName API_KEY = new SecretName("", "stripe/api-key", "app/stripe/api-key",
			SecretVersion.CURRENT);

	@TempDir
	private Path directory;

	@Test
	void readWhenVariableIsThereFindsIt() throws IOException {
		write("export SECRET_STRIPE_API_KEY='opensesame' # for tests");
		Outcome.Found found = (Outcome.Found) read(backend());
		assertThat(found.value().text()).isEqualTo("opensesame");
		assertThat(found.value().origin()).isEqualTo(SecretOrigin.of("environment-file"));
	}

	@Test
	void readWhenVariableIsMissingNamesWhereItCouldBe() throws IOException {
		write("STRIPE_API_KEY=opensesame");
		assertThat(read(backend())).isEqualTo(vacancy("the file " + file()));
	}

	@Test
	void readWhenThereIsNoFileSaysSo() {
		assertThat(read(backend())).isEqualTo(vacancy("the file " + file() + ", which does not exist"));
	}

	@Test
	void readWhenFileHasChangedGivesWhatItHadAtFirst() throws IOException {
		write("SECRET_STRIPE_API_KEY=before");
		SecretBackend backend = backend();
		write("SECRET_STRIPE_API_KEY=after");
		assertThat(((Outcome.Found) read(backend)).value().text()).isEqualTo("before");
	}

	@Test
	void readWhenAnotherVersionIsMeantFindsNothing() throws IOException {
		write("SECRET_STRIPE_API_KEY=opensesame");
		SecretName previous = new SecretName("", "stripe/api-key", "app/stripe/api-key",
				SecretVersion.ofStage("AWSPREVIOUS"));
		assertThat(backend().read(List.of(previous)).get(previous)).isInstanceOf(Outcome.Failed.class);
	}

	@Test
	void backendWhenLineIsMalformedFailsWithItsNumber() throws IOException {
		write("A=x\ncanary");
		assertInvalid("line 2 is neither NAME=value, nor a comment, nor empty");
	}

	@Test
	void backendWhenFileIsNoTextFails() throws IOException {
		Files.write(file(), new byte[] { 'A', '=', (byte) 0xff });
		assertInvalid("it is not in UTF-8");
	}

	@Test
	void backendWhenFileIsTooLargeFails() throws IOException {
		write("A=" + "x".repeat(1024 * 1024));
		assertInvalid("it is larger than 1 MiB");
	}

	@Test
	void backendWhenFileIsADirectoryFails() throws IOException {
		Files.createDirectory(file());
		assertInvalid("it can't be read, IOException");
	}

	private void assertInvalid(String rule) {
		assertThatExceptionOfType(InvalidEnvironmentFileException.class).isThrownBy(this::backend)
			.satisfies((ex) -> assertThat(ex.rule()).isEqualTo(rule));
	}

	private Outcome vacancy(String place) {
		return new Outcome.Failed(SecretFailure.of(FailureKind.NOT_FOUND, place, null)
			.with(List.of(new Vacancy.Line("SECRET_STRIPE_API_KEY", file().toString()))));
	}

	private void write(String text) throws IOException {
		Files.writeString(file(), text);
	}

	private Path file() {
		return this.directory.resolve(".env");
	}

	private SecretBackend backend() {
		return SecretBackend.environmentFile("SECRET_", file().toString());
	}

	private static Outcome read(SecretBackend backend) {
		return backend.read(List.of(API_KEY)).get(API_KEY);
	}

}
