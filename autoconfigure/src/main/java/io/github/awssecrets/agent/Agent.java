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

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The agent as an HTTP server. Each request has a connection of its own, which an
 * interrupt closes, and nothing is left when it has been answered: no thread, no
 * connection, and no line in a log.
 */
final class Agent {

	private static final String REQUEST = """
			GET %s HTTP/1.0\r
			Host: %s\r
			X-Aws-Parameters-Secrets-Token: %s\r
			\r
			""";

	private final AgentAddress address;

	private final long timeout;

	private final LongSupplier nanoTime;

	Agent(AgentAddress address, Duration timeout, LongSupplier nanoTime) {
		this.address = address;
		this.timeout = timeout.toNanos();
		this.nanoTime = nanoTime;
	}

	/**
	 * Sends a request.
	 * @param target the path and the query
	 * @param token the token
	 * @throws NoConnectionException if there is nobody to send it to
	 * @throws SocketTimeoutException if the reply does not come in time
	 * @throws IOException if there is no reply, or none that makes sense
	 */
	Reply get(String target, String token) throws IOException {
		long start = this.nanoTime.getAsLong();
		LongSupplier remaining = () -> TimeUnit.NANOSECONDS
			.toMillis(this.timeout - (this.nanoTime.getAsLong() - start));
		try (SocketChannel channel = connect(remaining)) {
			Socket socket = channel.socket();
			String request = REQUEST.formatted(target, this.address.authority(), token);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			return Reply.read(new BufferedInputStream(new TimedInput(socket, remaining)));
		}
	}

	/**
	 * The name {@code localhost} may stand for addresses on which nobody listens.
	 */
	private SocketChannel connect(LongSupplier remaining) throws IOException {
		IOException failure = new IOException();
		for (InetAddress candidate : addresses()) {
			try {
				return connect(new InetSocketAddress(candidate, this.address.port()), remaining);
			}
			catch (ClosedByInterruptException ex) {
				throw ex;
			}
			catch (IOException ex) {
				failure = ex;
			}
		}
		throw new NoConnectionException(failure);
	}

	private InetAddress[] addresses() throws NoConnectionException {
		try {
			return InetAddress.getAllByName(this.address.host());
		}
		catch (UnknownHostException ex) {
			throw new NoConnectionException(ex);
		}
	}

	private static SocketChannel connect(InetSocketAddress address, LongSupplier remaining) throws IOException {
		SocketChannel channel = SocketChannel.open();
		try {
			channel.socket().connect(address, (int) Math.max(1, remaining.getAsLong()));
			return channel;
		}
		catch (IOException ex) {
			channel.close();
			throw ex;
		}
	}

}
