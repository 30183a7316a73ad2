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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the wire protocol, seen without the client of AWS.
 */
class WireTests {

	private final FakeSecretsManager server = FakeSecretsManager.start();

	private final HttpClient http = HttpClient.newHttpClient();

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void answerWhenRequestIsRightIsJsonWithRequestId() throws Exception {
		this.server.put("a", "1");
		HttpResponse<String> response = post("secretsmanager.GetSecretValue", "{\"SecretId\":\"a\"}");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("content-type")).hasValue("application/x-amz-json-1.1");
		assertThat(response.headers().firstValue("x-amzn-requestid")).isPresent();
		assertThat(response.headers().firstValue("date")).isPresent();
		assertThat(response.body()).contains("\"SecretString\":\"1\"");
	}

	@Test
	void answerWhenRefusedHasTypeAndMessage() throws Exception {
		HttpResponse<String> response = post("secretsmanager.GetSecretValue", "{\"SecretId\":\"a\"}");
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).contains("\"__type\":\"ResourceNotFoundException\"", "\"Message\":");
	}

	@ParameterizedTest
	@ValueSource(strings = { "secretsmanager.Nonsense", "dynamodb.GetItem", "GetSecretValue" })
	void answerWhenOperationIsUnknownSaysSo(String target) throws Exception {
		assertThat(post(target, "{}").body()).contains("UnknownOperationException");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "\"a\"", "{\"SecretId\":1}", "{\"SecretId\":[\"a\"]}" })
	void answerWhenBodyIsNoRequestSaysSo(String body) throws Exception {
		assertThat(post("secretsmanager.GetSecretValue", body).body()).contains("SerializationException");
	}

	@Test
	void answerWhenBodyIsNotUtf8SaysSo() throws Exception {
		byte[] latin1 = "{\"SecretId\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
		HttpResponse<String> response = this.http.send(HttpRequest.newBuilder(this.server.endpoint())
			.header("X-Amz-Target", "secretsmanager.GetSecretValue")
			.POST(BodyPublishers.ofByteArray(latin1))
			.build(), BodyHandlers.ofString());
		assertThat(response.body()).contains("SerializationException");
	}

	@Test
	void answerWhenMemberIsMissingNamesIt() throws Exception {
		assertThat(post("secretsmanager.GetSecretValue", "{}").body()).contains("ValidationException", "SecretId");
	}

	@Test
	void answerWhenMethodIsGetIsUnknownOperation() throws Exception {
		HttpResponse<String> response = this.http.send(HttpRequest.newBuilder(this.server.endpoint()).build(),
				BodyHandlers.ofString());
		assertThat(response.body()).contains("UnknownOperationException");
	}

	@Test
	void answerWhenClientExpectsContinueComes() throws Exception {
		HttpResponse<String> response = this.http.send(HttpRequest.newBuilder(this.server.endpoint())
			.expectContinue(true)
			.header("X-Amz-Target", "secretsmanager.ListSecrets")
			.POST(BodyPublishers.ofString("{}"))
			.build(), BodyHandlers.ofString());
		assertThat(response.body()).contains("\"SecretList\":[]");
	}

	private HttpResponse<String> post(String target, String body) throws IOException, InterruptedException {
		return this.http.send(HttpRequest.newBuilder(this.server.endpoint())
			.header("X-Amz-Target", target)
			.header("Content-Type", "application/x-amz-json-1.1")
			.POST(BodyPublishers.ofString(body))
			.build(), BodyHandlers.ofString());
	}

}
