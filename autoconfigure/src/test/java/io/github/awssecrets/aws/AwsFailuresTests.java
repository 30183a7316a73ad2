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
package io.github.awssecrets.aws;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

import com.sun.net.httpserver.HttpServer;
import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretVersion;
import io.github.awssecrets.test.Fault;
import io.github.awssecrets.test.Gate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AwsFailures} with what the SDK throws for answers from the wire.
 */
class AwsFailuresTests extends WithServer {

	private static final URI UNKNOWN_HOST = URI.create("http://secretsmanager.nowhere-1.invalid");

	private static final String VALUE = "opensesame";

	private static final AwsCredentialsProvider CREDENTIALS = StaticCredentialsProvider
		.create(AwsBasicCredentials.create("test", "test"));

	@Test
	void failureTellsPlaceRegionCodeAndAttempts() {
		SecretFailure failure = read();
		assertThat(failure.kind()).isEqualTo(FailureKind.NOT_FOUND);
		assertThat(failure.place()).isEqualTo("AWS Secrets Manager in eu-central-1 at " + this.server.endpoint());
		assertThat(failure.region()).isEqualTo("eu-central-1");
		assertThat(failure.code()).isEqualTo("ResourceNotFoundException");
		assertThat(failure.detail()).contains("can't find the specified secret");
		assertThat(failure.attempts()).isOne();
	}

	@Test
	void elapsedIsMeasuredWithTheTimeSource() {
		AtomicLong nanoTime = new AtomicLong();
		AwsBackend backend = new BatchingBackend(this::client, Runnable::run, 1, () -> nanoTime.addAndGet(1_000),
				new RecordingObserver(), new Circuit(() -> false));
		assertThat(failure(backend.read(names("db")).values().iterator().next()).elapsed())
			.isEqualTo(Duration.ofNanos(1_000));
	}

	@Test
	void attemptsAreCountedWhenRetried() {
		this.server.fail(Fault.unavailable()).always();
		SecretFailure failure = read(client(this.server.endpoint(), (config) -> config
			.retryStrategy((retry) -> retry.maxAttempts(3).backoffStrategy(BackoffStrategy.retryImmediately()))));
		assertThat(failure.kind()).isEqualTo(FailureKind.SERVER_ERROR);
		assertThat(failure.attempts()).isEqualTo(3);
		assertThat(this.server.calls()).hasSize(3);
	}

	@Test
	void missingStage() {
		put("db");
		SecretFailure failure = read(client(), name("db", SecretVersion.ofStage("AWSPENDING")));
		assertThat(failure.kind()).isEqualTo(FailureKind.VERSION_NOT_FOUND);
		assertThat(failure.detail()).contains("AWSPENDING");
	}

	@Test
	void missingVersion() {
		put("db");
		SecretFailure failure = read(client(), name("db", SecretVersion.ofId("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee")));
		assertThat(failure.kind()).isEqualTo(FailureKind.VERSION_NOT_FOUND);
	}

	@Test
	void scheduledForDeletion() {
		put("db");
		this.server.scheduleDeletion("db");
		SecretFailure failure = read();
		assertThat(failure.kind()).isEqualTo(FailureKind.SCHEDULED_FOR_DELETION);
		assertThat(failure.detail()).contains("deletion");
	}

	@Test
	void accessDeniedKeepsWhatIsDenied() {
		this.server.fail(Fault.accessDenied()).always();
		SecretFailure failure = read();
		assertThat(failure.kind()).isEqualTo(FailureKind.ACCESS_DENIED);
		assertThat(failure.detail()).contains("secretsmanager:GetSecretValue");
	}

	@Test
	void kmsAccessDenied() {
		this.server.fail(Fault.kmsAccessDenied()).always();
		assertThat(read().kind()).isEqualTo(FailureKind.KMS_ACCESS_DENIED);
	}

	@Test
	void decryptionFailure() {
		this.server.fail(Fault.decryptionFailure()).always();
		assertThat(read().kind()).isEqualTo(FailureKind.DECRYPTION_FAILED);
	}

	@Test
	void expiredToken() {
		this.server.fail(Fault.expiredToken()).always();
		assertThat(read().kind()).isEqualTo(FailureKind.EXPIRED_CREDENTIALS);
	}

	@Test
	void unrecognizedClient() {
		this.server.fail(Fault.unrecognizedClient()).always();
		assertThat(read().kind()).isEqualTo(FailureKind.UNKNOWN_CREDENTIALS);
	}

	@Test
	void signatureExpired() {
		this.server.fail(Fault.signatureExpired()).always();
		assertThat(read().kind()).isEqualTo(FailureKind.CLOCK_SKEW);
	}

	@Test
	void throttling() {
		this.server.fail(Fault.throttling()).always();
		assertThat(read().kind()).isEqualTo(FailureKind.THROTTLED);
	}

	@Test
	void internalError() {
		this.server.fail(Fault.internalError()).always();
		assertThat(read().kind()).isEqualTo(FailureKind.SERVER_ERROR);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					400 | InvalidRequestException     | You can't perform this operation                    | INVALID_REQUEST
					400 | InvalidRequestException     | the secret is scheduled for deletion on 2026-01-02  | SCHEDULED_FOR_DELETION
					404 | InvalidRequestException     | You provided a VersionStage that is not associated  | INVALID_REQUEST
					404 | ResourceNotFoundException   | Secrets Manager can't find the specified secret.    | NOT_FOUND
					400 | InvalidParameterException   | Invalid name                                        | INVALID_REQUEST
					400 | ValidationException         | 1 validation error detected                         | INVALID_REQUEST
					400 | AccessDeniedException       | not authorized to perform: kms:Decrypt on resource  | KMS_ACCESS_DENIED
					400 | AccessDeniedException       | perform: secretsmanager:GetSecretValue on: app/KMS  | ACCESS_DENIED
					400 | ExpiredToken                | expired                                             | EXPIRED_CREDENTIALS
					403 | InvalidClientTokenId        | The security token included is invalid              | UNKNOWN_CREDENTIALS
					400 | InvalidSignatureException   | The request signature we calculated does not match  | INVALID_SIGNATURE
					403 | SignatureDoesNotMatch       | Signature not yet current: 20260101T000000Z         | CLOCK_SKEW
					400 | RequestExpired              | Request has expired                                 | CLOCK_SKEW
					400 | RequestTimeTooSkewed        | The difference is too large                         | CLOCK_SKEW
					403 | MissingAuthenticationToken  | Missing Authentication Token                        | NO_CREDENTIALS
					400 | Throttling                  | Rate exceeded                                       | THROTTLED
					429 | TooManyRequestsException    | Slow down                                           | THROTTLED
					503 | SomethingNewException       | Unknown                                             | SERVER_ERROR
					400 | SomethingNewException       | Unknown                                             | OTHER
					501 | InternalFailure             | not yet implemented                                 | OTHER
					""")
	void refusal(int status, String code, String message, FailureKind kind) {
		this.server.fail(Fault.refusal(status, code, message)).always();
		SecretFailure failure = read();
		assertThat(failure.kind()).isEqualTo(kind);
		assertThat(failure.code()).isEqualTo(code);
		assertThat(failure.detail()).isEqualTo(message);
	}

	@ParameterizedTest
	@CsvSource({ "403, ACCESS_DENIED", "404, INVALID_RESPONSE", "407, UNREACHABLE", "429, THROTTLED",
			"302, INVALID_RESPONSE", "502, SERVER_ERROR" })
	void errorWithoutCode(int status, FailureKind kind) throws IOException {
		SecretFailure failure = read(noRetries(answering(status, "<Error><Code>Nope</Code>" + VALUE + "</Error>")));
		assertThat(failure.kind()).isEqualTo(kind);
		assertThat(failure.code()).isNull();
		assertThat(failure.detail()).contains(Integer.toString(status));
		assertThat(failure.toString()).doesNotContain(VALUE);
	}

	@ParameterizedTest
	@CsvSource({ "403, AccessDenied, ACCESS_DENIED", "403, InvalidClientTokenId, UNKNOWN_CREDENTIALS",
			"403, SignatureDoesNotMatch, INVALID_SIGNATURE", "404, ResourceNotFoundException, INVALID_RESPONSE" })
	void errorInXml(int status, String code, FailureKind kind) throws IOException {
		SecretFailure failure = read(noRetries(answering(status, "<ErrorResponse><Error><Code>" + code
				+ "</Code><Message>" + VALUE + "</Message></Error></ErrorResponse>")));
		assertThat(failure.kind()).isEqualTo(kind);
		assertThat(failure.toString()).doesNotContain(VALUE);
	}

	@Test
	void detailIsOneLineAndNotTooLong() {
		this.server.fail(Fault.refusal(400, "InvalidRequestException", "why?\n   " + "because ".repeat(1_000)))
			.always();
		assertThat(read().detail()).startsWith("why? because").hasSizeLessThan(600);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			not JSON, opensesame
			{"Name":"db","SecretString":["opensesame"
			{"Name":"db","SecretBinary":"opensesame*"}
			{"Name":"db","CreatedDate":"opensesame","SecretString":"opensesame"}
			{"Name":"db"}
			{"Name":"other","SecretString":"opensesame"}
			{"SecretString":"opensesame"}
			["opensesame"]
			""")
	void unreadableAnswerIsNotQuoted(String body) throws IOException {
		SecretFailure failure = read(noRetries(answering(200, body)));
		assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_RESPONSE);
		assertThat(failure.attempts()).isOne();
		assertThat(failure.toString()).doesNotContain(VALUE);
	}

	@Test
	void unreadableAnswerToAClientOfOthers() {
		this.server.put("db", VALUE);
		this.server.fail(Fault.garbageBody()).always();
		SecretsManagerClient client = withCredentials(CREDENTIALS);
		assertThat(read(client).kind()).isEqualTo(FailureKind.INVALID_RESPONSE);
	}

	@Test
	void webPage() {
		put("db");
		this.server.fail(Fault.wrongContentType()).always();
		assertThat(read().kind()).isEqualTo(FailureKind.INVALID_RESPONSE);
	}

	@Test
	void truncatedBody() {
		put("db");
		this.server.fail(Fault.truncatedBody()).always();
		assertThat(read().kind()).isEqualTo(FailureKind.INVALID_RESPONSE);
	}

	@Test
	void connectionDropped() {
		this.server.fail(Fault.connectionDropped()).always();
		assertThat(read().kind()).isEqualTo(FailureKind.UNREACHABLE);
	}

	@Test
	void connectionReset() {
		this.server.fail(Fault.connectionReset()).always();
		assertThat(read().kind()).isEqualTo(FailureKind.UNREACHABLE);
	}

	@Test
	void connectionRefused() throws IOException {
		SecretFailure failure = read(noRetries(URI.create("http://127.0.0.1:" + closedPort())));
		assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
		assertThat(failure.detail()).contains("refused");
		assertThat(failure.attempts()).isOne();
	}

	@Test
	void unknownHost() {
		SecretFailure failure = read(noRetries(UNKNOWN_HOST));
		assertThat(failure.kind()).isEqualTo(FailureKind.UNKNOWN_HOST);
		assertThat(failure.detail()).isEqualTo(UNKNOWN_HOST.getHost());
	}

	@Test
	void noTls() {
		URI https = URI.create(this.server.endpoint().toString().replace("http:", "https:"));
		assertThat(read(noRetries(https)).kind()).isEqualTo(FailureKind.TLS_FAILED);
	}

	@Test
	void callTimeout() {
		this.server.fail(Fault.hang(new Gate())).always();
		SecretFailure failure = read(
				client(this.server.endpoint(), (config) -> config.apiCallTimeout(Duration.ofMillis(300))
					.apiCallAttemptTimeout(Duration.ofSeconds(5))));
		assertThat(failure.kind()).isEqualTo(FailureKind.TIMEOUT);
		assertThat(failure.attempts()).isOne();
	}

	@Test
	void attemptTimeout() {
		this.server.fail(Fault.hang(new Gate())).always();
		SecretFailure failure = read(
				client(this.server.endpoint(), (config) -> config.apiCallAttemptTimeout(Duration.ofMillis(100))
					.retryStrategy(DefaultRetryStrategy.doNotRetry())));
		assertThat(failure.kind()).isEqualTo(FailureKind.TIMEOUT);
		assertThat(failure.attempts()).isOne();
	}

	/**
	 * A queue that is full has the kernel drop what asks for a connection.
	 */
	@Test
	void connectionThatNobodyAccepts() throws Exception {
		try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
				Socket one = new Socket(busy.getInetAddress(), busy.getLocalPort());
				Socket two = new Socket(busy.getInetAddress(), busy.getLocalPort())) {
			assertThat(one.isConnected() && two.isConnected()).isTrue();
			long start = System.nanoTime();
			SecretFailure failure = read(client(URI.create("http://127.0.0.1:" + busy.getLocalPort()),
					(config) -> config.apiCallTimeout(Duration.ofMillis(500))));
			assertThat(failure.kind()).isEqualTo(FailureKind.TIMEOUT);
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
		}
	}

	@Test
	void noCredentials() {
		SecretFailure failure = read(withCredentials(() -> {
			throw SdkClientException.create("Nothing anywhere, not even " + VALUE);
		}));
		assertThat(failure.kind()).isEqualTo(FailureKind.NO_CREDENTIALS);
		assertThat(failure.attempts()).isZero();
		assertThat(failure.toString()).doesNotContain(VALUE);
		assertThat(this.server.calls()).isEmpty();
	}

	@Test
	void credentialsAreLookedForOnce() {
		AtomicLong lookups = new AtomicLong();
		SecretsManagerClient client = withCredentials(() -> {
			lookups.incrementAndGet();
			throw SdkClientException.create("Nothing anywhere");
		});
		AwsBackend backend = AwsBackend.of(() -> client, Runnable::run, 10);
		assertThat(texts(backend.read(put(100)).values())).hasSize(100).containsOnly("NO_CREDENTIALS");
		assertThat(lookups).hasValue(1);
	}

	@Test
	void ssoSessionEnded() {
		SecretFailure failure = read(withCredentials(() -> {
			throw SdkClientException.create("In the chain: The SSO session associated with this profile has expired"
					+ " or is otherwise invalid.");
		}));
		assertThat(failure.kind()).isEqualTo(FailureKind.EXPIRED_CREDENTIALS);
	}

	@ParameterizedTest
	@CsvSource({ "AccessDenied, NO_CREDENTIALS", "ResourceNotFoundException, NO_CREDENTIALS",
			"ExpiredTokenException, EXPIRED_CREDENTIALS" })
	void roleCannotBeAssumed(String code, FailureKind kind) {
		SecretFailure failure = read(withCredentials(() -> {
			throw AwsServiceException.builder()
				.awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage("sts:AssumeRole").build())
				.build();
		}));
		assertThat(failure.kind()).isEqualTo(kind);
		assertThat(failure.code()).isEqualTo(code);
		assertThat(failure.detail()).isEqualTo("sts:AssumeRole");
	}

	@Test
	void credentialsGoneMeanwhile() {
		AtomicLong lookups = new AtomicLong();
		SecretsManagerClient client = withCredentials(() -> {
			if (lookups.incrementAndGet() == 1) {
				return CREDENTIALS.resolveCredentials();
			}
			throw AwsServiceException.builder()
				.awsErrorDetails(AwsErrorDetails.builder().errorCode("ResourceNotFoundException").build())
				.build();
		});
		assertThat(read(client).kind()).isEqualTo(FailureKind.NO_CREDENTIALS);
	}

	@Test
	void noClient() {
		AwsBackend backend = AwsBackend.of(() -> {
			throw SdkClientException.create("Unable to load region from any of the providers in the chain");
		}, Runnable::run, 1);
		SecretFailure failure = failure(backend.read(names("db")).values().iterator().next());
		assertThat(failure.kind()).isEqualTo(FailureKind.NO_REGION);
		assertThat(failure.place()).isEqualTo("AWS Secrets Manager");
	}

	@Test
	void anythingElseIsNamedByItsClass() {
		AwsBackend backend = AwsBackend.of(() -> {
			throw new UnsupportedOperationException(VALUE);
		}, Runnable::run, 1);
		SecretFailure failure = failure(backend.read(names("db")).values().iterator().next());
		assertThat(failure.kind()).isEqualTo(FailureKind.OTHER);
		assertThat(failure.detail()).isEqualTo("java.lang.UnsupportedOperationException");
	}

	@Test
	void interrupted() throws Exception {
		Gate gate = new Gate();
		this.server.fail(Fault.hang(gate)).always();
		CompletableFuture<FailureKind> kind = new CompletableFuture<>();
		CompletableFuture<Boolean> flag = new CompletableFuture<>();
		Thread reader = new Thread(() -> {
			kind.complete(read().kind());
			flag.complete(Thread.currentThread().isInterrupted());
		});
		reader.start();
		gate.awaitRequests(1);
		reader.interrupt();
		gate.open();
		assertThat(kind.get()).isEqualTo(FailureKind.INTERRUPTED);
		assertThat(flag.get()).isTrue();
	}

	private SecretsManagerClient noRetries(URI endpoint) {
		return client(endpoint, (config) -> config.retryStrategy(DefaultRetryStrategy.doNotRetry()));
	}

	private SecretsManagerClient withCredentials(AwsCredentialsProvider credentials) {
		return opened(SecretsManagerClient.builder()
			.endpointOverride(this.server.endpoint())
			.region(client().serviceClientConfiguration().region())
			.credentialsProvider(credentials)
			.build());
	}

	private static int closedPort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private URI answering(int status, String body) throws IOException {
		HttpServer http = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		http.createContext("/", (exchange) -> {
			exchange.getRequestBody().readAllBytes();
			byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(status, bytes.length);
			exchange.getResponseBody().write(bytes);
			exchange.close();
		});
		http.start();
		opened(() -> http.stop(0));
		return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
	}

	private SecretFailure read() {
		return read(client());
	}

	private SecretFailure read(SecretsManagerClient client) {
		return read(client, names("db").get(0));
	}

	private SecretFailure read(SecretsManagerClient client, SecretName name) {
		AwsBackend backend = AwsBackend.of(() -> client, Runnable::run, 1);
		return failure(backend.read(List.of(name)).values().iterator().next());
	}

}
