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
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.function.LongSupplier;

/**
 * What comes from a socket, up to a point in time: also one byte after the other must not
 * take longer.
 */
final class TimedInput extends InputStream {

	private final Socket socket;

	private final InputStream in;

	private final LongSupplier remaining;

	/**
	 * Creates the input.
	 * @param socket where it comes from
	 * @param remaining the time that is left, in milliseconds
	 */
	TimedInput(Socket socket, LongSupplier remaining) throws IOException {
		this.socket = socket;
		this.in = socket.getInputStream();
		this.remaining = remaining;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		long millis = this.remaining.getAsLong();
		if (millis <= 0) {
			throw new SocketTimeoutException();
		}
		this.socket.setSoTimeout((int) Math.min(millis, Integer.MAX_VALUE));
		return this.in.read(bytes, offset, length);
	}

}
