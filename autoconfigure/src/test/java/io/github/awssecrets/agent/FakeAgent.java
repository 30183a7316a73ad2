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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

import io.github.awssecrets.test.FakeSecretsManager;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A Secrets Manager Agent that keeps to the protocol of version 2.0.0, as its
 * documentation and its behaviour show it: what it checks and in which order, what it
 * answers, and that it keeps answers until it is told to refresh. Behind it is a Secrets
 * Manager. It can also be made to answer anything, or nothing.
 */
public final class FakeAgent implements AutoCloseable {

	/**
	 * What the agent wants to be shown.
	 */
	public static final String TOKEN = "token-of-this-test";

	private static final Set<String> PARAMETERS = Set.of("secretId", "versionId", "versionStage", "refreshNow");

	private final ServerSocket server;

	private final SecretsManagerClient client;

	private final Thread listener = thread(this::listen);

	private final Map<String, String> cache = new ConcurrentHashMap<>();

	private final List<List<String>> heads = new CopyOnWriteArrayList<>();

	private final Semaphore arrived = new Semaphore(0);

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private volatile @Nullable String raw;

	private volatile CountDownLatch gate = new CountDownLatch(0);

	private FakeAgent(FakeSecretsManager behind) throws IOException {
		this.server = new ServerSocket(0, 100, InetAddress.getByName("127.0.0.1"));
		this.client = SecretsManagerClient.builder()
			.endpointOverride(behind.endpoint())
			.region(Region.of(behind.region()))
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
			.overrideConfiguration((config) -> config.retryStrategy(DefaultRetryStrategy.doNotRetry()))
			.build();
	}

	/**
	 * Starts an agent.
	 */
	public static FakeAgent start(FakeSecretsManager behind) {
		try {
			FakeAgent agent = new FakeAgent(behind);
			agent.listener.start();
			return agent;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public URI url() {
		return URI.create("http://127.0.0.1:" + this.server.getLocalPort());
	}

	/**
	 * The first line and the headers of each request.
	 */
	public List<List<String>> heads() {
		return this.heads;
	}

	/**
	 * What was asked for.
	 */
	public List<String> targets() {
		return this.heads.stream().map((head) -> head.get(0).split(" ")[1]).toList();
	}

	/**
	 * Answers all requests with a text from now on, status line and all.
	 */
	public void answer(String text) {
		this.raw = text;
	}

	/**
	 * Answers nothing from now on.
	 */
	public void hang() {
		this.gate = new CountDownLatch(1);
	}

	public void awaitRequests(int count) throws InterruptedException {
		this.arrived.acquire(count);
	}

	/**
	 * Closes all connections. The port is free only when nobody waits for another.
	 */
	@Override
	public void close() throws IOException {
		this.server.close();
		this.gate.countDown();
		try {
			this.listener.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		for (Socket socket : this.open) {
			socket.close();
		}
		this.client.close();
	}

	private void listen() {
		while (!this.server.isClosed()) {
			try {
				Socket socket = this.server.accept();
				this.open.add(socket);
				thread(() -> serve(socket)).start();
			}
			catch (IOException ex) {
				// Closed: the loop decides.
			}
		}
	}

	private void serve(Socket socket) {
		try (socket) {
			BufferedReader in = new BufferedReader(
					new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
			List<String> head = new ArrayList<>();
			for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
				head.add(line);
			}
			this.heads.add(head);
			this.arrived.release();
			String answer = (this.raw != null) ? this.raw : answer(head);
			if (this.gate.getCount() > 0) {
				// Begins, since an answer may also be slow to go on.
				socket.getOutputStream().write(answer.substring(0, 1).getBytes(StandardCharsets.UTF_8));
			}
			this.gate.await();
			socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			// The client has gone.
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.open.remove(socket);
		}
	}

	private String answer(List<String> head) {
		Answer answer;
		try {
			answer = new Answer(200, body(head));
		}
		catch (RefusedException ex) {
			answer = ex.answer;
		}
		return "HTTP/1.0 %d Any\r\ncontent-length: %d\r\n\r\n%s".formatted(answer.status(),
				answer.body().getBytes(StandardCharsets.UTF_8).length, answer.body());
	}

	private String body(List<String> head) {
		String[] request = head.get(0).split(" ");
		require(!hasHeader(head, "X-Forwarded-For:.*"), 400, "Forwarded");
		require(hasHeader(head, "X-Aws-Parameters-Secrets-Token: " + TOKEN), 403, "Bad Token");
		require(request[0].equals("GET"), 405, "Not allowed");
		String[] target = request[1].split("\\?", 2);
		require(target[0].equals("/secretsmanager/get"), 404, "Not found");
		return secret(parameters((target.length > 1) ? target[1] : ""));
	}

	private String secret(Map<String, String> parameters) {
		require(!parameters.getOrDefault("secretId", "").isEmpty(), 400, "missing parameter secretId");
		boolean refresh = Boolean.parseBoolean(parameters.remove("refreshNow"));
		String key = parameters.toString();
		if (refresh || !this.cache.containsKey(key)) {
			this.cache.put(key, fetch(parameters));
		}
		return this.cache.get(key);
	}

	private String fetch(Map<String, String> parameters) {
		try {
			return json(this.client.getSecretValue((request) -> request.secretId(parameters.get("secretId"))
				.versionId(parameters.get("versionId"))
				.versionStage(parameters.get("versionStage"))));
		}
		catch (AwsServiceException ex) {
			throw new RefusedException(ex.statusCode(), "{\"__type\":\"%s\", \"message\":\"%s\"}"
				.formatted(ex.awsErrorDetails().errorCode(), ex.awsErrorDetails().errorMessage()));
		}
	}

	private static String json(GetSecretValueResponse value) {
		StringWriter text = new StringWriter();
		try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
			json.writeStartObject();
			json.writeStringProperty("ARN", value.arn());
			json.writeStringProperty("Name", value.name());
			json.writeStringProperty("VersionId", value.versionId());
			if (value.secretString() != null) {
				json.writeStringProperty("SecretString", value.secretString());
			}
			if (value.secretBinary() != null) {
				json.writeStringProperty("SecretBinary",
						Base64.getEncoder().encodeToString(value.secretBinary().asByteArray()));
			}
			json.writeStringProperty("CreatedDate",
					BigDecimal.valueOf(value.createdDate().toEpochMilli(), 3).toString());
			json.writeEndObject();
		}
		return text.toString();
	}

	private static Map<String, String> parameters(String query) {
		Map<String, String> parameters = new LinkedHashMap<>();
		for (String pair : query.split("&")) {
			String[] parts = pair.split("=", 2);
			require(PARAMETERS.contains(parts[0]), 400, "unknown parameter: " + parts[0]);
			parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
		}
		return parameters;
	}

	private static boolean hasHeader(List<String> head, String pattern) {
		return head.stream().anyMatch((line) -> line.matches("(?i)" + pattern));
	}

	private static void require(boolean kept, int status, String body) {
		if (!kept) {
			throw new RefusedException(status, body);
		}
	}

	private static Thread thread(Runnable task) {
		Thread thread = new Thread(task, "fake-agent");
		thread.setDaemon(true);
		return thread;
	}

	private record Answer(int status, String body) {
	}

	private static final class RefusedException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final transient Answer answer;

		private RefusedException(int status, String body) {
			this.answer = new Answer(status, body);
		}

	}

}
