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

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reply of the agent. It may hold a secret, and does not print itself.
 */
final class Reply {

	/**
	 * More than the largest secret needs, each of whose bytes may be written with six.
	 */
	private static final int LONGEST_BODY = 512 * 1024;

	private static final int LONGEST_LINE = 8 * 1024;

	private static final int MOST_HEADERS = 100;

	private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})( .*)?");

	private static final Pattern LENGTH = Pattern.compile("(?i)content-length:\\s*(\\d{1,9})\\s*");

	private static final Pattern ENCODING = Pattern.compile("(?i)(transfer|content)-encoding:.*");

	private final int status;

	private final byte[] body;

	Reply(int status, byte[] body) {
		this.status = status;
		this.body = body;
	}

	/**
	 * Reads a reply to a request of HTTP/1.0: its body ends where it says, or with the
	 * connection.
	 * @throws ProtocolException if it is none
	 * @throws EOFException if it ends early
	 */
	static Reply read(InputStream in) throws IOException {
		Matcher status = STATUS.matcher(line(in));
		require(status.matches(), "the answer is not HTTP");
		int length = -1;
		String header = line(in);
		for (int headers = 0; !header.isEmpty(); headers++) {
			require(headers < MOST_HEADERS, "the answer has too many headers");
			require(!ENCODING.matcher(header).matches(), "the answer is encoded");
			Matcher matcher = LENGTH.matcher(header);
			length = matcher.matches() ? Integer.parseInt(matcher.group(1)) : length;
			header = line(in);
		}
		return new Reply(Integer.parseInt(status.group(1)), body(in, length));
	}

	int status() {
		return this.status;
	}

	byte[] body() {
		return this.body;
	}

	private static byte[] body(InputStream in, int length) throws IOException {
		require(length <= LONGEST_BODY, "the answer is too long");
		byte[] body = in.readNBytes((length >= 0) ? length : LONGEST_BODY + 1);
		require(body.length <= LONGEST_BODY, "the answer is too long");
		if (body.length < length) {
			throw new EOFException("the answer ends early");
		}
		return body;
	}

	private static String line(InputStream in) throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int next = in.read(); next != '\n'; next = in.read()) {
			if (next < 0) {
				throw new EOFException("the answer ends early");
			}
			require(line.size() < LONGEST_LINE, "the answer is not HTTP");
			line.write(next);
		}
		return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
	}

	private static void require(boolean kept, String rule) throws ProtocolException {
		if (!kept) {
			throw new ProtocolException(rule);
		}
	}

	@Override
	public String toString() {
		return "Reply[" + this.status + "]";
	}

}
