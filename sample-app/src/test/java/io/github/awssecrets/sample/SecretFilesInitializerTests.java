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

package io.github.awssecrets.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretFilesInitializer}.
 */
class SecretFilesInitializerTests {

	@TempDir
	private Path temporary;

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void initializeWhenProfileIsLaptopWritesFilesForTheUserAlone() throws IOException {
		this.environment.setActiveProfiles("laptop");
		initialize();
		assertThat(Files.readString(directory().resolve("payments/api-key"))).hasSize(33).endsWith("\n");
		assertThat(Files.getPosixFilePermissions(directory())).isEqualTo(PosixFilePermissions.fromString("rwx------"));
	}

	@Test
	void initializeWhenThereIsADirectoryLeavesIt() throws IOException {
		this.environment.setActiveProfiles("laptop");
		Files.createDirectory(directory());
		initialize();
		assertThat(directory()).isEmptyDirectory();
	}

	@Test
	void initializeWhenProfileIsAnotherWritesNothing() {
		initialize();
		assertThat(directory()).doesNotExist();
	}

	private void initialize() {
		this.environment.setProperty("aws.secrets.files.directory", directory().toString());
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			context.setEnvironment(this.environment);
			new SecretFilesInitializer().initialize(context);
		}
	}

	private Path directory() {
		return this.temporary.resolve("secrets");
	}

}
