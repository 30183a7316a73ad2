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
package io.github.awssecrets.reliability;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

/**
 * An HTTP client of the SDK whose requests can be led elsewhere while it is in use: to
 * where there is no such host, no TLS, or nobody who accepts a connection.
 */
final class Detour implements SdkHttpClient {

	private final SdkHttpClient client = Apache5HttpClient.create();

	private final List<AutoCloseable> sockets = new ArrayList<>();

	private volatile UnaryOperator<SdkHttpRequest> way = UnaryOperator.identity();

	void toNoHost() {
		this.way = (request) -> request.copy((to) -> to.host("secretsmanager.invalid"));
	}

	void toNoTls() {
		this.way = (request) -> request.copy((to) -> to.protocol("https"));
	}

	/**
	 * Leads to a port whose queue of connections is full: there, the kernel lets attempts
	 * to connect go unanswered.
	 */
	void toNobodyWhoAccepts() {
		try {
			ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
			this.sockets.add(server);
			fill(server);
			this.way = (request) -> request.copy((to) -> to.host("127.0.0.1").port(server.getLocalPort()));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void fill(ServerSocket server) throws IOException {
		while (true) {
			Socket socket = new Socket();
			this.sockets.add(socket);
			try {
				socket.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), 200);
			}
			catch (SocketTimeoutException ex) {
				return;
			}
		}
	}

	@Override
	public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
		return this.client.prepareRequest(HttpExecuteRequest.builder()
			.request(this.way.apply(request.httpRequest()))
			.contentStreamProvider(request.contentStreamProvider().orElse(null))
			.build());
	}

	@Override
	public String clientName() {
		return this.client.clientName();
	}

	@Override
	public void close() {
		this.client.close();
		for (AutoCloseable socket : this.sockets) {
			try {
				socket.close();
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

}
