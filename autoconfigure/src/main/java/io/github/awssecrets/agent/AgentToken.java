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

package io.github.awssecrets.agent;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * What shows the agent that a request comes from this machine and is meant, and was not
 * talked out of some server. It never prints itself.
 *
 * @since 0.1.0
 */
public final class AgentToken {

	private static final String REFERENCE = "file://";

	private static final int LARGEST = 16 * 1024;

	private static final Pattern TOKEN = Pattern.compile("[!-~]+");

	private final Source source;

	private AgentToken(Source source) {
		this.source = source;
	}

	/**
	 * A token as the agent itself is told it: the token, or {@code file://} and the path
	 * of a file.
	 * @param text the text
	 * @return the token
	 * @throws IllegalArgumentException if it can't be a token
	 */
	public static AgentToken of(String text) {
		String token = text.strip();
		if (token.startsWith(REFERENCE)) {
			return inFile(token.substring(REFERENCE.length()));
		}
		if (!TOKEN.matcher(token).matches()) {
			throw new IllegalArgumentException("a token has visible ASCII characters alone");
		}
		return new AgentToken(() -> token);
	}

	/**
	 * The token that a file holds. It is read each time, since an agent that is started
	 * again may have another.
	 * @param path the path of the file
	 * @return the token
	 */
	public static AgentToken inFile(String path) {
		Path file = Path.of(path);
		return new AgentToken(() -> read(file));
	}

	String read() throws UnreadableTokenException {
		return this.source.read();
	}

	private static String read(Path file) throws UnreadableTokenException {
		String token = text(file).strip();
		if (!TOKEN.matcher(token).matches()) {
			throw new UnreadableTokenException("the file " + file + " holds no token");
		}
		return token;
	}

	private static String text(Path file) throws UnreadableTokenException {
		try (InputStream in = Files.newInputStream(file)) {
			return new String(in.readNBytes(LARGEST), StandardCharsets.ISO_8859_1);
		}
		catch (NoSuchFileException ex) {
			throw new UnreadableTokenException("the file " + file + " does not exist");
		}
		catch (IOException ex) {
			throw new UnreadableTokenException(
					"reading the file " + file + " ends in " + ex.getClass().getSimpleName());
		}
	}

	@Override
	public String toString() {
		return "AgentToken[******]";
	}

	/**
	 * Where the token is.
	 */
	private interface Source {

		String read() throws UnreadableTokenException;

	}

}
