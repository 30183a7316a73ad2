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
package io.github.awssecrets.clients;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server that speaks as much of a protocol as it takes to be told user and password,
 * both of which it accepts and remembers.
 */
abstract class StandIn implements AutoCloseable {

	private final List<String> credentials = new CopyOnWriteArrayList<>();

	private final List<Socket> connections = new CopyOnWriteArrayList<>();

	private final ServerSocket server;

	StandIn() {
		try {
			this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		run(this::accept);
	}

	int port() {
		return this.server.getLocalPort();
	}

	/**
	 * Each user and password, in the order in which they came.
	 */
	List<String> credentials() {
		return this.credentials;
	}

	void remember(String credentials) {
		this.credentials.add(credentials);
	}

	/**
	 * Talks to a client until that has no more to say.
	 */
	abstract void talk(DataInputStream in, OutputStream out) throws IOException;

	private void accept() {
		try {
			while (true) {
				Socket connection = this.server.accept();
				connection.setTcpNoDelay(true);
				this.connections.add(connection);
				run(() -> serve(connection));
			}
		}
		catch (IOException ex) {
			// It was closed.
		}
	}

	private void serve(Socket connection) {
		try (connection) {
			talk(new DataInputStream(new BufferedInputStream(connection.getInputStream())),
					connection.getOutputStream());
		}
		catch (IOException ex) {
			// The client is gone.
		}
	}

	private static void run(Runnable task) {
		Thread thread = new Thread(task, "stand-in");
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * Reads a line, or an empty one if there is none.
	 */
	static String line(DataInputStream in) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int next = in.read(); next != -1 && next != '\n'; next = in.read()) {
			line.append((char) next);
		}
		return line.toString().strip();
	}

	static void say(OutputStream out, String text) throws IOException {
		out.write(text.getBytes(StandardCharsets.ISO_8859_1));
		out.flush();
	}

	static String decode(String base64) {
		return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		for (Socket connection : this.connections) {
			connection.close();
		}
	}

	/**
	 * HTTP with basic authentication or a bearer token.
	 */
	static final class Http extends StandIn {

		@Override
		void talk(DataInputStream in, OutputStream out) throws IOException {
			for (String line = line(in); !line.isEmpty(); line = line(in)) {
				if (line.toLowerCase().startsWith("authorization:")) {
					remember(line.substring(line.indexOf(':') + 1).strip());
				}
			}
			say(out, "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
		}

	}

	/**
	 * SMTP with {@code AUTH PLAIN}.
	 */
	static final class Smtp extends StandIn {

		@Override
		void talk(DataInputStream in, OutputStream out) throws IOException {
			say(out, "220 stand-in\r\n");
			for (String line = line(in); !line.isEmpty() && !line.equals("QUIT"); line = line(in)) {
				say(out, answer(line, in));
			}
			say(out, "221 bye\r\n");
		}

		private String answer(String line, DataInputStream in) throws IOException {
			if (line.startsWith("EHLO")) {
				return "250-stand-in\r\n250 AUTH PLAIN\r\n";
			}
			if (line.startsWith("AUTH PLAIN ")) {
				String[] parts = decode(line.substring("AUTH PLAIN ".length())).split("\0");
				remember(parts[1] + "/" + parts[2]);
				return "235 welcome\r\n";
			}
			return "250 fine\r\n";
		}

	}

	/**
	 * RESP with {@code AUTH}, as of Redis before version 6.
	 */
	static final class Redis extends StandIn {

		@Override
		void talk(DataInputStream in, OutputStream out) throws IOException {
			for (String count = line(in); count.startsWith("*"); count = line(in)) {
				String[] words = new String[Integer.parseInt(count.substring(1))];
				for (int i = 0; i < words.length; i++) {
					line(in);
					words[i] = line(in);
				}
				say(out, answer(words));
			}
		}

		private String answer(String[] words) {
			return switch (words[0].toUpperCase()) {
				case "AUTH" -> {
					remember(String.join("/", List.of(words).subList(1, words.length)));
					yield "+OK\r\n";
				}
				case "HELLO" -> "-ERR unknown command\r\n";
				case "PING" -> "+PONG\r\n";
				default -> "+OK\r\n";
			};
		}

	}

	/**
	 * AMQP 0-9-1 as far as {@code connection.start-ok} with {@code PLAIN}. Then it hangs
	 * up.
	 */
	static final class Amqp extends StandIn {

		private static final int FRAME_END = 0xCE;

		@Override
		void talk(DataInputStream in, OutputStream out) throws IOException {
			in.skipNBytes("AMQP0091".length());
			byte[] start = start();
			DataOutputStream frame = new DataOutputStream(out);
			frame.writeByte(1);
			frame.writeShort(0);
			frame.writeInt(start.length);
			frame.write(start);
			frame.writeByte(FRAME_END);
			frame.flush();
			in.skipNBytes(1 + 2 + 4 + 2 + 2);
			in.skipNBytes(in.readInt());
			in.skipNBytes(in.readUnsignedByte());
			String[] parts = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8).split("\0");
			remember(parts[1] + "/" + parts[2]);
		}

		/**
		 * Class and method, version, no properties, mechanisms and locales.
		 */
		private static byte[] start() throws IOException {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			DataOutputStream method = new DataOutputStream(bytes);
			method.writeShort(10);
			method.writeShort(10);
			method.writeByte(0);
			method.writeByte(9);
			method.writeInt(0);
			for (String text : List.of("PLAIN", "en_US")) {
				method.writeInt(text.length());
				method.writeBytes(text);
			}
			return bytes.toByteArray();
		}

	}

}
