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

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.model.APIErrorType;
import software.amazon.awssdk.services.secretsmanager.model.BatchGetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.SecretValueEntry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for {@link Fault}: what a client sees of each.
 */
class FaultTests extends WithServer {

	@BeforeEach
	void putSecrets() {
		this.server.put("a", "1");
		this.server.put("b", "2");
	}

	@ParameterizedTest
	@MethodSource
	void refusalWhenScriptedIsWhatTheClientReads(Fault fault, int status, String code, String message) {
		this.server.fail(fault).once();
		ThrowingCallable call = () -> read("a");
		assertThat(refusalOf(call)).satisfies((ex) -> {
			assertThat(ex.statusCode()).isEqualTo(status);
			assertThat(ex.awsErrorDetails().errorCode()).isEqualTo(code);
			assertThat(ex.awsErrorDetails().errorMessage()).contains(message);
		});
	}

	static Stream<Arguments> refusalWhenScriptedIsWhatTheClientReads() {
		return Stream.of(arguments(Fault.throttling(), 400, "ThrottlingException", "Rate exceeded"),
				arguments(Fault.internalError(), 500, "InternalServiceError", "server side"),
				arguments(Fault.unavailable(), 503, "ServiceUnavailableException", "unavailable"),
				arguments(Fault.kmsAccessDenied(), 400, "AccessDeniedException", "Access to KMS is not allowed"),
				arguments(Fault.decryptionFailure(), 400, "DecryptionFailure", "can't decrypt"),
				arguments(Fault.expiredToken(), 400, "ExpiredTokenException", "expired"),
				arguments(Fault.unrecognizedClient(), 400, "UnrecognizedClientException", "invalid"),
				arguments(Fault.signatureExpired(), 400, "InvalidSignatureException", "Signature expired"),
				arguments(Fault.refusal(418, "Teapot", "short and stout"), 418, "Teapot", "short and stout"));
	}

	@Test
	void staleReadWhenSecretWasWrittenAnswersTheVersionBefore() {
		this.server.put("a", "2");
		this.server.fail(Fault.staleRead()).once();
		assertThat(read("a")).isEqualTo("1");
		assertThat(read("a")).isEqualTo("2");
	}

	@Test
	void staleReadWhenSecretIsNewAnswersThatThereIsNoValue() {
		this.server.fail(Fault.staleRead()).once();
		assertThat(codeOf(() -> read("b"))).isEqualTo("ResourceNotFoundException");
		assertThat(read("b")).isNotEmpty();
	}

	@Test
	void throttlingWhenReadByClientIsThrottling() {
		this.server.fail(Fault.throttling()).once();
		assertThat(refusalOf(() -> read("a")).isThrottlingException()).isTrue();
	}

	@Test
	void accessDeniedWhenReadByClientNamesActionAndResource() {
		this.server.fail(Fault.accessDenied()).forSecret("a").always();
		assertThat(messageOf(() -> read("a"))).contains("is not authorized to perform: secretsmanager:GetSecretValue",
				"on resource: a", "no identity-based policy allows the secretsmanager:GetSecretValue action");
	}

	@Test
	void accessDeniedWhenSecretIsMissingHidesThat() {
		this.server.fail(Fault.accessDenied()).forSecret("absent").always();
		assertThat(codeOf(() -> read("absent"))).isEqualTo("AccessDeniedException");
	}

	@Test
	void accessDeniedWhenForBatchesLeavesSingleReadsAlone() {
		this.server.fail(Fault.accessDenied()).on(Operation.BATCH_GET_SECRET_VALUE).always();
		assertThat(messageOf(() -> batch("a", "b"))).contains("secretsmanager:BatchGetSecretValue because");
		assertThat(read("a")).isEqualTo("1");
	}

	@Test
	void refusalWhenForSecretIsPartialErrorOfBatch() {
		this.server.fail(Fault.accessDenied()).forSecret("a").always();
		this.server.fail(Fault.internalError()).forSecret("absent").always();
		BatchGetSecretValueResponse response = batch("a", "b", "absent");
		assertThat(response.secretValues()).extracting(SecretValueEntry::name).containsExactly("b");
		assertThat(response.errors()).extracting(APIErrorType::secretId, APIErrorType::errorCode)
			.containsExactly(tuple("a", "AccessDeniedException"), tuple("absent", "InternalServiceError"));
		assertThat(response.errors().get(0).message()).contains("secretsmanager:GetSecretValue on resource: a");
	}

	@Test
	void refusalWhenForSecretIsPartialErrorOfFilteredBatch() {
		this.server.fail(Fault.kmsAccessDenied()).forSecret("a").always();
		BatchGetSecretValueResponse response = this.client
			.batchGetSecretValue((request) -> request.filters(Filter.builder().key("name").values("a", "b").build()));
		assertThat(response.secretValues()).extracting(SecretValueEntry::name).containsExactly("b");
		assertThat(response.errors()).extracting(APIErrorType::secretId).containsExactly("a");
	}

	@ParameterizedTest
	@MethodSource
	void disturbanceWhenScriptedFailsTheClient(Fault fault) {
		this.server.fail(fault).once();
		assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> read("a"));
		assertThat(read("a")).isEqualTo("1");
	}

	static Stream<Fault> disturbanceWhenScriptedFailsTheClient() {
		return Stream.of(Fault.connectionDropped(), Fault.connectionReset(), Fault.truncatedBody(), Fault.garbageBody(),
				Fault.wrongContentType());
	}

	@Test
	void stalledBodyWhenScriptedEndsWithTheClientsPatience() {
		this.server.fail(Fault.stalledBody()).always();
		assertThatExceptionOfType(ApiCallTimeoutException.class)
			.isThrownBy(() -> this.client.getSecretValue((request) -> request.secretId("a")
				.overrideConfiguration((config) -> config.apiCallTimeout(Duration.ofMillis(300)))));
		this.server.clearFaults();
		assertThat(read("a")).isEqualTo("1");
	}

	@Test
	void emptyBodyWhenScriptedLeavesNothing() {
		this.server.fail(Fault.emptyBody()).once();
		assertThat(this.client.getSecretValue((request) -> request.secretId("a")).secretString()).isNull();
	}

	@Test
	void hugeBodyWhenReadToItsEndHoldsTheAnswer() {
		this.server.fail(Fault.hugeBody()).once();
		assertThat(read("a")).isEqualTo("1");
	}

	@Test
	void answerForWhenScriptedIsAboutAnotherSecret() {
		this.server.fail(Fault.answerFor("b")).once();
		assertThat(read("a")).isEqualTo("2");
	}

	@Test
	void answerForWhenForSecretReplacesItInBatch() {
		this.server.put("c", "3");
		this.server.fail(Fault.answerFor("b")).forSecret("a").once();
		assertThat(batch("a", "c").secretValues()).extracting(SecretValueEntry::name).containsExactly("b", "c");
	}

	@Test
	void emptyPageWhenScriptedLeadsToTheRest() {
		this.server.fail(Fault.emptyPage()).once();
		BatchGetSecretValueResponse empty = batch("a", "b");
		assertThat(empty.hasSecretValues() && !empty.secretValues().isEmpty()).isFalse();
		assertThat(this.client
			.batchGetSecretValue((request) -> request.secretIdList("a", "b").nextToken(empty.nextToken()))
			.secretValues()).hasSize(2);
	}

	@Test
	void latencyWhenOverAnswers() {
		this.server.fail(Fault.latency(Duration.ofMillis(1))).once();
		assertThat(read("a")).isEqualTo("1");
	}

	@Test
	void hangWhenGateOpensAnswers() {
		Gate gate = new Gate();
		this.server.fail(Fault.hang(gate)).forSecret("a").always();
		CompletableFuture<String> value = CompletableFuture.supplyAsync(() -> read("a"));
		gate.awaitRequests(1);
		assertThat(read("b")).isEqualTo("2");
		assertThat(value).isNotDone();
		gate.open();
		assertThat(value.join()).isEqualTo("1");
	}

	@Test
	void hangWhenFaultsAreClearedAnswers() {
		Gate gate = new Gate();
		this.server.fail(Fault.hang(gate)).always();
		CompletableFuture<String> value = CompletableFuture.supplyAsync(() -> read("a"));
		gate.awaitRequests(1);
		this.server.clearFaults();
		assertThat(value.join()).isEqualTo("1");
	}

	@Test
	void lateAnswerWhenGateOpensIsWhatWasSoBefore() {
		Gate gate = new Gate();
		this.server.fail(Fault.lateAnswer(gate)).forSecret("a").once();
		CompletableFuture<String> value = CompletableFuture.supplyAsync(() -> read("a"));
		gate.awaitRequests(1);
		this.server.put("a", "3");
		assertThat(value).isNotDone();
		gate.open();
		assertThat(value.join()).isEqualTo("1");
		assertThat(read("a")).isEqualTo("3");
	}

	@Test
	void lateAnswerWhenFaultsAreClearedComes() {
		Gate gate = new Gate();
		this.server.fail(Fault.lateAnswer(gate)).always();
		CompletableFuture<String> value = CompletableFuture.supplyAsync(() -> read("a"));
		gate.awaitRequests(1);
		this.server.clearFaults();
		assertThat(value.join()).isEqualTo("1");
	}

	@Test
	void hangWhenServerClosesBreaksOff() {
		Gate gate = new Gate();
		this.server.fail(Fault.hang(gate)).always();
		CompletableFuture<String> value = CompletableFuture.supplyAsync(() -> read("a"));
		gate.awaitRequests(1);
		this.server.close();
		assertThat(value).failsWithin(Duration.ofSeconds(30))
			.withThrowableThat()
			.withCauseInstanceOf(SdkException.class);
	}

	private BatchGetSecretValueResponse batch(String... ids) {
		return this.client.batchGetSecretValue((request) -> request.secretIdList(ids));
	}

}
