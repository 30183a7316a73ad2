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

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.function.Function;

import io.github.awssecrets.test.Answer.Delivery;

/**
 * A connection of a client, kept for as many requests as the client likes.
 */
final class HttpConnection {

	private final Socket socket;

	private final Function<HttpRequest, Answer> handler;

	HttpConnection(Socket socket, Function<HttpRequest, Answer> handler) {
		this.socket = socket;
		this.handler = handler;
	}

	void serve() {
		try (this.socket) {
			this.socket.setTcpNoDelay(true);
			InputStream in = new BufferedInputStream(this.socket.getInputStream());
			OutputStream out = new BufferedOutputStream(this.socket.getOutputStream());
			HttpRequest request = HttpRequest.read(in, out);
			while (request != null && deliver(this.handler.apply(request), in, out)) {
				request = "close".equalsIgnoreCase(request.header("connection")) ? null : HttpRequest.read(in, out);
			}
		}
		catch (IOException ex) {
			// The client has gone, or the server closes: nobody is left to tell.
		}
	}

	/**
	 * Deliver an answer.
	 * @param answer the answer
	 * @param in what the client says
	 * @param out where to
	 * @return whether the connection can be used on
	 * @throws IOException if the client has gone
	 */
	private boolean deliver(Answer answer, InputStream in, OutputStream out) throws IOException {
		switch (answer.delivery()) {
			case COMPLETE -> write(answer, out, answer.body().length);
			case TRUNCATED -> write(answer, out, answer.body().length / 2);
			case STALLED -> {
				write(answer, out, answer.body().length / 2);
				in.transferTo(OutputStream.nullOutputStream());
			}
			case RESET -> this.socket.setSoLinger(true, 0);
			case DROPPED -> {
			}
		}
		return answer.delivery() == Delivery.COMPLETE;
	}

	private void write(Answer answer, OutputStream out, int length) throws IOException {
		String head = """
				HTTP/1.1 %d %s\r
				Date: %s\r
				Content-Type: %s\r
				Content-Length: %d\r
				x-amzn-RequestId: %s\r
				\r
				""".formatted(answer.status(), (answer.status() == 200) ? "OK" : "Refused",
				DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)), answer.contentType(),
				answer.body().length, UUID.randomUUID());
		out.write(head.getBytes(StandardCharsets.ISO_8859_1));
		out.write(answer.body(), 0, length);
		out.flush();
	}

}
