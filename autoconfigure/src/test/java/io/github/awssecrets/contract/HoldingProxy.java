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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Stands between a client and a server, and keeps one answer to itself: the server has
 * done what the client never hears of.
 */
final class HoldingProxy implements AutoCloseable {

	private static final List<String> PASSED_ON = List.of("X-Amz-Target", "Content-Type", "Authorization",
			"X-Amz-Date");

	private final HttpClient client = HttpClient.newHttpClient();

	private final ExecutorService executor = Executors.newCachedThreadPool();

	private final CountDownLatch holding = new CountDownLatch(1);

	private final CountDownLatch closed = new CountDownLatch(1);

	private final AtomicInteger requests = new AtomicInteger();

	private final HttpServer server;

	private final URI target;

	private final String operation;

	private final int number;

	private HoldingProxy(HttpServer server, URI target, String operation, int number) {
		this.server = server;
		this.target = target;
		this.operation = operation;
		this.number = number;
	}

	/**
	 * A proxy that holds back one answer.
	 * @param target the server
	 * @param operation the operation that it is the answer to
	 * @param number which of these it is, from 1
	 */
	static HoldingProxy before(URI target, String operation, int number) throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		HoldingProxy proxy = new HoldingProxy(server, target, operation, number);
		server.createContext("/", proxy::pass);
		server.setExecutor(proxy.executor);
		server.start();
		return proxy;
	}

	URI endpoint() {
		return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort());
	}

	/**
	 * Waits until the answer is being held.
	 */
	void awaitHolding() throws InterruptedException {
		if (!this.holding.await(2, TimeUnit.MINUTES)) {
			throw new IllegalStateException(this.requests + " requests arrived");
		}
	}

	private void pass(HttpExchange exchange) throws IOException {
		try (exchange) {
			HttpResponse<byte[]> answer = forward(exchange);
			if (isHeld(exchange)) {
				this.holding.countDown();
				this.closed.await();
			}
			answer.headers()
				.firstValue("Content-Type")
				.ifPresent((type) -> exchange.getResponseHeaders().set("Content-Type", type));
			exchange.sendResponseHeaders(answer.statusCode(), (answer.body().length > 0) ? answer.body().length : -1);
			exchange.getResponseBody().write(answer.body());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private HttpResponse<byte[]> forward(HttpExchange exchange) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.target.resolve(exchange.getRequestURI()))
			.POST(BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
		for (String header : PASSED_ON) {
			String value = exchange.getRequestHeaders().getFirst(header);
			if (value != null) {
				request.header(header, value);
			}
		}
		return this.client.send(request.build(), BodyHandlers.ofByteArray());
	}

	private boolean isHeld(HttpExchange exchange) {
		String asked = exchange.getRequestHeaders().getFirst("X-Amz-Target");
		return asked != null && asked.endsWith("." + this.operation) && this.requests.incrementAndGet() == this.number;
	}

	@Override
	public void close() {
		this.closed.countDown();
		this.server.stop(0);
		this.executor.shutdownNow();
	}

}
