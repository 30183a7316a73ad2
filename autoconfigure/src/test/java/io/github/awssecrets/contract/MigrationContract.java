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

package io.github.awssecrets.contract;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code --aws.secrets.migrate} leaves behind, in whatever state it was left.
 */
interface MigrationContract {

	@Test
	default void migrateWhenKilledHalfWayAndRunAgainHasAllTheSameAndOnce(Scratch secrets, @TempDir Path directory)
			throws Exception {
		Map<String, byte[]> files = write(directory, 60);
		files.keySet().forEach(secrets::writable);
		try (HoldingProxy proxy = HoldingProxy.before(secrets.server().endpoint(), "CreateSecret", 31)) {
			Process process = migrate(secrets, proxy.endpoint(), directory, "apply");
			proxy.awaitHolding();
			process.destroyForcibly().waitFor();
		}
		assertThat(StoreContract.store(secrets).list()).hasSize(31);
		assertRun(secrets, directory, "plan", "60 secrets: 29 create, 31 same");
		assertRun(secrets, directory, "apply", "60 secrets: 31 same, 29 created");
		assertThat(files).allSatisfy((path, bytes) -> {
			assertThat(bytes(secrets.get(secrets.name(path)))).isEqualTo(bytes);
			assertThat(StoreContract.store(secrets).history(path)).hasSize(1);
		});
		assertRun(secrets, directory, "apply", "60 secrets: 60 same");
	}

	private static void assertRun(Scratch secrets, Path directory, String mode, String title) throws Exception {
		Process process = migrate(secrets, secrets.server().endpoint(), directory, mode);
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(output).startsWith(title);
		assertThat(process.waitFor()).isZero();
	}

	/**
	 * Files with all that files can have in them.
	 * @return the values that they stand for, by path
	 */
	private static Map<String, byte[]> write(Path directory, int count) throws IOException {
		Map<String, byte[]> values = new LinkedHashMap<>();
		for (int i = 0; i < count; i++) {
			byte[] value = value(i);
			String path = "service-%02d/key".formatted(i);
			Path file = directory.resolve(path);
			Files.createDirectories(file.getParent());
			Files.write(file, value);
			if (i % 5 != 4) {
				Files.writeString(file, "\n", StandardOpenOption.APPEND);
			}
			values.put(path, value);
		}
		return values;
	}

	private static byte[] value(int i) {
		return switch (i % 5) {
			case 0 -> ("text " + i).getBytes(StandardCharsets.UTF_8);
			case 1 -> (" pa${ss} \"\\ \ud83d\udd11 " + i + "\r\n").getBytes(StandardCharsets.UTF_8);
			case 2 -> ("{\"user\": \"app\", \"port\": 1.50, \"number\": " + i + "}").getBytes(StandardCharsets.UTF_8);
			case 3 -> ("x".repeat(65_000) + i).getBytes(StandardCharsets.UTF_8);
			default -> Bytes.all(200 + i);
		};
	}

	private static byte[] bytes(GetSecretValueResponse answer) {
		return Optional.ofNullable(answer.secretString())
			.map((text) -> text.getBytes(StandardCharsets.UTF_8))
			.orElseGet(() -> answer.secretBinary().asByteArray());
	}

	private static Process migrate(Scratch secrets, URI endpoint, Path directory, String mode) throws IOException {
		Map<String, String> properties = new LinkedHashMap<>(secrets.server().properties());
		properties.put("aws.secrets.endpoint", endpoint.toString());
		properties.put("aws.secrets.prefix", secrets.prefix());
		properties.put("aws.secrets.files.directory", directory.toString());
		properties.put("aws.secrets.write.enabled", "true");
		properties.put("aws.secrets.migrate", mode);
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
						Migrating.class.getName()));
		properties.forEach((name, value) -> command.add("--" + name + "=" + value));
		return new ProcessBuilder(command).redirectErrorStream(true).start();
	}

	/**
	 * An application whose files are copied.
	 */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	class Migrating {

		public static void main(String[] args) {
			SpringApplication.run(Migrating.class, args).close();
		}

	}

}
