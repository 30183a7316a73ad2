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
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FileBackend} on directories as Kubernetes and Docker mount them.
 */
class MountedSecretsTests {

	@TempDir
	private Path directory;

	@Test
	void readWhenKubernetesMountsFindsEachKey() throws IOException {
		mount("..2026_11_01_10_00_00.1", "one");
		assertThat(text("password")).isEqualTo("one");
		assertThat(text("stripe/api-key")).isEqualTo("one");
	}

	@Test
	void readWhenKubernetesUpdatesFindsTheNewValue() throws IOException {
		SecretBackend backend = SecretBackend.files(this.directory.toString());
		mount("..2026_11_01_10_00_00.1", "one");
		assertThat(text(backend, "stripe/api-key")).isEqualTo("one");
		mount("..2026_11_01_11_00_00.2", "two");
		assertThat(text(backend, "stripe/api-key")).isEqualTo("two");
	}

	@Test
	@Timeout(60)
	void readWhileKubernetesUpdatesIsNeverAbsent() throws Exception {
		SecretBackend backend = SecretBackend.files(this.directory.toString());
		mount("..0", "value");
		AtomicInteger reads = new AtomicInteger();
		AtomicBoolean done = new AtomicBoolean();
		Thread kubelet = new Thread(() -> update(reads, done));
		kubelet.start();
		try {
			while (!done.get()) {
				assertThat(text(backend, "stripe/api-key")).isEqualTo("value");
				reads.incrementAndGet();
			}
		}
		finally {
			kubelet.interrupt();
			kubelet.join();
		}
	}

	@Test
	void readWhenKubernetesMountsASingleKeyFindsIt() throws IOException {
		Files.writeString(this.directory.resolve("password"), "mounted by subPath");
		assertThat(text("password")).isEqualTo("mounted by subPath");
	}

	@Test
	void readWhenDockerMountsFindsTheFile() throws IOException {
		Files.writeString(this.directory.resolve("db-password"), "from docker\n");
		assertThat(text("db-password")).isEqualTo("from docker");
	}

	/**
	 * Updates 500 times, but once during a read at most.
	 */
	private void update(AtomicInteger reads, AtomicBoolean done) {
		try {
			for (int i = 1; i <= 500 && !Thread.currentThread().isInterrupted(); i++) {
				int before = reads.get();
				while (reads.get() == before && !Thread.currentThread().isInterrupted()) {
					Thread.onSpinWait();
				}
				mount(".." + i, "value");
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			done.set(true);
		}
	}

	/**
	 * Writes the keys as the kubelet does: into a directory of its own, to which a link
	 * is swapped before the one before is removed.
	 */
	private void mount(String version, String value) throws IOException {
		Path data = this.directory.resolve("..data");
		Path before = Files.exists(data) ? data.toRealPath() : null;
		Path next = Files.createDirectories(this.directory.resolve(version));
		Files.writeString(next.resolve("password"), value);
		Files.writeString(Files.createDirectories(next.resolve("stripe")).resolve("api-key"), value);
		Path link = Files.createSymbolicLink(this.directory.resolve("..data_tmp"), Path.of(version));
		Files.move(link, data, StandardCopyOption.ATOMIC_MOVE);
		if (before == null) {
			Files.createSymbolicLink(this.directory.resolve("password"), Path.of("..data/password"));
			Files.createSymbolicLink(this.directory.resolve("stripe"), Path.of("..data/stripe"));
		}
		else {
			FileSystemUtils.deleteRecursively(before);
		}
	}

	private String text(String path) {
		return text(SecretBackend.files(this.directory.toString()), path);
	}

	private static String text(SecretBackend backend, String path) {
		SecretName name = new SecretName("", path, "app/" + path, SecretVersion.CURRENT);
		Outcome outcome = backend.read(List.of(name)).get(name);
		assertThat(outcome).isInstanceOf(Outcome.Found.class);
		return ((Outcome.Found) outcome).value().text();
	}

}
