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
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The variables of an environment file, often named {@code .env}, as a place of secrets.
 * It is read once, as the variables of the process are.
 */
final class EnvironmentFileBackend implements LocalBackend {

	private static final SecretOrigin ORIGIN = SecretOrigin.of("environment-file");

	private static final int LARGEST = 1024 * 1024;

	private final VariableNames names;

	private final Path file;

	private final @Nullable Map<String, String> variables;

	/**
	 * Reads the file.
	 * @throws InvalidEnvironmentFileException if it can't be read or understood
	 */
	EnvironmentFileBackend(VariableNames names, Path file) {
		this.names = names;
		this.file = file.toAbsolutePath();
		this.variables = read(this.file);
	}

	@Override
	public String place() {
		return "the file " + this.file + ((this.variables != null) ? "" : ", which does not exist");
	}

	@Override
	public Outcome read(String path) {
		String variable = this.names.of(path);
		String value = (this.variables != null) ? this.variables.get(variable) : null;
		return (value != null) ? new Outcome.Found(SecretValue.ofText(value, ORIGIN))
				: LocalBackend.vacant(place(), new Vacancy.Line(variable, this.file.toString()));
	}

	/**
	 * The variables of a file.
	 * @return the texts by name, or {@code null} if there is no such file
	 * @throws InvalidEnvironmentFileException if it can't be read or understood
	 */
	static @Nullable Map<String, String> read(Path file) {
		try (InputStream in = Files.newInputStream(file)) {
			byte[] bytes = in.readNBytes(LARGEST + 1);
			if (bytes.length > LARGEST) {
				throw new InvalidEnvironmentFileException("it is larger than 1 MiB");
			}
			String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
			return new EnvironmentFileParser(text).parse();
		}
		catch (NoSuchFileException ex) {
			return null;
		}
		catch (CharacterCodingException ex) {
			throw new InvalidEnvironmentFileException("it is not in UTF-8");
		}
		catch (IOException ex) {
			throw new InvalidEnvironmentFileException("it can't be read, " + ex.getClass().getSimpleName());
		}
	}

}
