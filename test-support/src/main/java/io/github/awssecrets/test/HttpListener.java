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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Listens on the loopback interface and gives each connection a thread.
 * <p>
 * The JDK's own HTTP server can't reset a connection, starts a thread that keeps the JVM
 * alive, and answers in time only if a system property is set before its first use.
 */
final class HttpListener implements AutoCloseable {

	private static final int BACKLOG = 1024;

	private static final long PATIENCE_SECONDS = 10;

	private final ServerSocket serverSocket;

	private final Function<HttpRequest, Answer> handler;

	private final ExecutorService threads;

	private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

	private HttpListener(ServerSocket serverSocket, Function<HttpRequest, Answer> handler) {
		this.serverSocket = serverSocket;
		this.handler = handler;
		this.threads = Executors.newCachedThreadPool(threadFactory(serverSocket.getLocalPort()));
	}

	static HttpListener start(Function<HttpRequest, Answer> handler) {
		try {
			ServerSocket serverSocket = new ServerSocket();
			serverSocket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), BACKLOG);
			HttpListener listener = new HttpListener(serverSocket, handler);
			listener.threads.execute(listener::listen);
			return listener;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	URI uri() {
		return URI.create("http://127.0.0.1:" + this.serverSocket.getLocalPort());
	}

	/**
	 * Close all connections and end all threads.
	 */
	@Override
	public void close() {
		closeQuietly(this.serverSocket);
		this.connections.forEach(HttpListener::closeQuietly);
		this.threads.shutdownNow();
		try {
			if (!this.threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
				throw new IllegalStateException("A request is still being answered");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void listen() {
		while (!this.serverSocket.isClosed()) {
			try {
				Socket socket = this.serverSocket.accept();
				this.connections.add(socket);
				this.threads.execute(() -> serve(socket));
			}
			catch (IOException | RejectedExecutionException ex) {
				// Closed, or the client was quicker to go: the loop decides.
			}
		}
		this.connections.forEach(HttpListener::closeQuietly);
	}

	private void serve(Socket socket) {
		try {
			new HttpConnection(socket, this.handler).serve();
		}
		finally {
			this.connections.remove(socket);
		}
	}

	private static void closeQuietly(AutoCloseable closeable) {
		try {
			closeable.close();
		}
		catch (Exception ex) {
			// It is to be gone, and it is.
		}
	}

	private static ThreadFactory threadFactory(int port) {
		AtomicInteger count = new AtomicInteger();
		return (task) -> {
			Thread thread = new Thread(task, "fake-secrets-manager-%d-%d".formatted(port, count.incrementAndGet()));
			thread.setDaemon(true);
			return thread;
		};
	}

}
