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
package io.github.awssecrets.test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A request as it is read from a connection: as much of HTTP/1.1 as clients of AWS use.
 *
 * @param method the method
 * @param path the path
 * @param headers the headers, with names in lower case
 * @param body the body
 */
record HttpRequest(String method, String path, Map<String, String> headers, byte[] body) {

	private static final int MAX_LINE = 64 * 1024;

	private static final int MAX_BODY = 4 * 1024 * 1024;

	/**
	 * Read the next request of a connection.
	 * @param in what the client sends
	 * @param out where to encourage a client that asks before it sends the body
	 * @return the request, or {@code null} if the client has closed the connection
	 * @throws IOException if the connection breaks or this is not HTTP
	 */
	static @Nullable HttpRequest read(InputStream in, OutputStream out) throws IOException {
		String first = line(in);
		if (first == null) {
			return null;
		}
		String[] words = first.split(" ");
		if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
			throw new ProtocolException("Not a request of HTTP/1");
		}
		Map<String, String> headers = headers(in);
		if ("100-continue".equalsIgnoreCase(headers.get("expect"))) {
			out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
			out.flush();
		}
		return new HttpRequest(words[0], words[1], headers, body(in, headers));
	}

	String header(String name) {
		return this.headers.getOrDefault(name, "");
	}

	private static Map<String, String> headers(InputStream in) throws IOException {
		Map<String, String> headers = new HashMap<>();
		for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
			int colon = line.indexOf(':');
			if (colon < 1) {
				throw new ProtocolException("Not a header");
			}
			headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
		}
		return headers;
	}

	private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
		if (headers.containsKey("transfer-encoding")) {
			throw new ProtocolException("The length of the body must be told");
		}
		int length = length(headers.getOrDefault("content-length", "0"));
		byte[] body = in.readNBytes(length);
		if (body.length < length) {
			throw new ProtocolException("The body is too short");
		}
		return body;
	}

	private static int length(String text) throws IOException {
		try {
			int length = Integer.parseUnsignedInt(text);
			if (length >= 0 && length <= MAX_BODY) {
				return length;
			}
		}
		catch (NumberFormatException ex) {
			// Told below.
		}
		throw new ProtocolException("No length of a body");
	}

	private static @Nullable String line(InputStream in) throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int next = in.read(); next != '\n'; next = in.read()) {
			if (next < 0 && line.size() == 0) {
				return null;
			}
			if (next < 0 || line.size() > MAX_LINE) {
				throw new ProtocolException("Not a line");
			}
			line.write(next);
		}
		return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
	}

}
