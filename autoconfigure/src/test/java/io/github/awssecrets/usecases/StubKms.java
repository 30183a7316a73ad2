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
package io.github.awssecrets.usecases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * As much of AWS KMS as makes and unwraps data keys.
 */
final class StubKms implements AutoCloseable {

	private static final Pattern BLOB = Pattern.compile("\"CiphertextBlob\":\"([^\"]+)\"");

	private final HttpServer server;

	private final Map<String, String> keys = new HashMap<>();

	private final List<String> calls = new ArrayList<>();

	private boolean denies;

	StubKms() {
		try {
			this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/", this::answer);
		this.server.start();
	}

	URI endpoint() {
		return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort());
	}

	/**
	 * The operations that were called, each with the credentials.
	 */
	synchronized List<String> calls() {
		return List.copyOf(this.calls);
	}

	synchronized void deny() {
		this.denies = true;
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private synchronized void answer(HttpExchange exchange) throws IOException {
		String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		String operation = exchange.getRequestHeaders().getFirst("X-Amz-Target").replace("TrentService.", "");
		String credential = exchange.getRequestHeaders().getFirst("Authorization").split("Credential=|/")[1];
		this.calls.add(operation + " by " + credential);
		String answer = this.denies ? "{\"__type\":\"AccessDeniedException\",\"Message\":\"not you\"}"
				: operation.equals("Decrypt") ? decrypt(request) : generate();
		byte[] body = answer.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
		exchange.sendResponseHeaders(this.denies ? 400 : 200, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	private String generate() {
		String plain = random(32);
		String wrapped = random(48);
		this.keys.put(wrapped, plain);
		return "{\"Plaintext\":\"" + plain + "\",\"CiphertextBlob\":\"" + wrapped + "\",\"KeyId\":\"k\"}";
	}

	private String decrypt(String request) {
		Matcher blob = BLOB.matcher(request);
		String plain = blob.find() ? this.keys.get(blob.group(1)) : null;
		return "{\"Plaintext\":\"" + plain + "\",\"KeyId\":\"k\"}";
	}

	private static String random(int length) {
		byte[] bytes = new byte[length];
		new SecureRandom().nextBytes(bytes);
		return Base64.getEncoder().encodeToString(bytes);
	}

}
