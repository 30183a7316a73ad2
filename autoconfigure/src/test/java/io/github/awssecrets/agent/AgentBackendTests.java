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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretBackend;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretVersion;
import io.github.awssecrets.test.FakeSecretsManager;
import io.github.awssecrets.test.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AgentBackend}.
 */
@Timeout(60)
class AgentBackendTests {

	private final FakeSecretsManager server = FakeSecretsManager.start();

	private final FakeAgent agent = FakeAgent.start(this.server);

	private final ExecutorService executor = Executors.newCachedThreadPool();

	private SecretBackend backend = backend(AgentToken.of(FakeAgent.TOKEN), Duration.ofSeconds(20), 10);

	@AfterEach
	void close() throws IOException {
		this.executor.shutdownNow();
		this.agent.close();
		this.server.close();
	}

	@Test
	void readWhenSecretIsTextTellsWhereItIsFrom() {
		String version = this.server.put("app/db", "open sésame \"\n\\");
		SecretValue value = value(read("app/db"));
		assertThat(value.text()).isEqualTo("open sésame \"\n\\");
		SecretOrigin origin = value.origin();
		assertThat(origin.source()).isEqualTo("agent");
		assertThat(List.of(origin.arn(), origin.versionId())).containsExactly(this.server.arn("app/db"), version);
		assertThat(origin.created()).isBetween(Instant.now().minusSeconds(600), Instant.now());
	}

	@Test
	void readWhenSecretIsBinaryGivesItsBytes() {
		byte[] bytes = { (byte) 0xff, 0, 1 };
		this.server.put("app/key", bytes);
		assertThat(value(read("app/key")).isBinary()).isTrue();
		assertThat(value(read("app/key")).bytes()).containsExactly(bytes);
	}

	@Test
	void readWhenSecretIsOfTheLargestSizeFindsIt() {
		String text = "\u0001".repeat(65_536);
		this.server.put("app/db", text);
		assertThat(value(read("app/db")).text()).isEqualTo(text);
	}

	@Test
	void readWhenVersionIsMeantAsksForIt() {
		String first = this.server.put("app/db", "old");
		this.server.put("app/db", "new");
		assertThat(value(read(name("app/db", SecretVersion.ofStage("AWSPREVIOUS")))).text()).isEqualTo("old");
		assertThat(value(read(name("app/db", SecretVersion.ofId(first)))).text()).isEqualTo("old");
		assertThat(this.agent.targets()).containsExactly(
				"/secretsmanager/get?secretId=app%2Fdb&versionStage=AWSPREVIOUS",
				"/secretsmanager/get?secretId=app%2Fdb&versionId=" + first);
	}

	@Test
	void readWhenArnIsMeantAsksForIt() {
		this.server.put("app/db", "opensesame");
		assertThat(value(read(this.server.arn("app/db"))).text()).isEqualTo("opensesame");
	}

	@Test
	void readSendsTheTokenAndNothingElse() {
		read("app/db");
		assertThat(this.agent.heads()).containsExactly(List.of("GET /secretsmanager/get?secretId=app%2Fdb HTTP/1.0",
				"Host: " + this.agent.url().getAuthority(), "X-Aws-Parameters-Secrets-Token: " + FakeAgent.TOKEN));
	}

	@Test
	void readWhenAgentKeepsAnswersGivesThoseAndReadAnewDoesNot() {
		this.server.put("app/db", "before");
		read("app/db");
		this.server.put("app/db", "after");
		List<SecretName> names = List.of(name("app/db"));
		assertThat(value(this.backend.read(names).get(names.get(0))).text()).isEqualTo("before");
		assertThat(value(this.backend.readAnew(names).get(names.get(0))).text()).isEqualTo("after");
		assertThat(this.agent.targets()).last().isEqualTo("/secretsmanager/get?secretId=app%2Fdb&refreshNow=true");
	}

	@Test
	void readWhenSeveralAnswersEachForItself() {
		this.server.put("a", "1");
		this.server.put("c", "3");
		this.server.fail(Fault.accessDenied()).forSecret("c").always();
		Map<SecretName, Outcome> outcomes = this.backend.read(List.of(name("a"), name("b"), name("c"), name("a")));
		assertThat(outcomes).hasSize(3);
		assertThat(value(outcomes.get(name("a"))).text()).isEqualTo("1");
		assertThat(failure(outcomes.get(name("b"))).kind()).isEqualTo(FailureKind.NOT_FOUND);
		assertThat(failure(outcomes.get(name("c"))).kind()).isEqualTo(FailureKind.ACCESS_DENIED);
	}

	@Test
	void readWhenNothingIsAskedForAsksNobody() {
		SecretBackend backend = backend(AgentToken.inFile("/none"), Duration.ofSeconds(20), 10);
		assertThat(backend.read(List.of())).isEmpty();
		assertThat(this.agent.heads()).isEmpty();
	}

	@Test
	void readWhenManyMakesSomeRequestsAtATime() throws InterruptedException {
		this.agent.hang();
		this.backend = backend(AgentToken.of(FakeAgent.TOKEN), Duration.ofSeconds(20), 3);
		List<SecretName> names = names(20);
		FutureTask<Map<SecretName, Outcome>> reading = new FutureTask<>(() -> this.backend.read(names));
		FutureTask<Map<SecretName, Outcome>> another = new FutureTask<>(() -> this.backend.read(names));
		this.executor.execute(reading);
		this.executor.execute(another);
		this.agent.awaitRequests(3);
		reading.cancel(true);
		another.cancel(true);
		assertThat(this.agent.heads()).hasSize(3);
	}

	@Test
	void readWhenAwsRefusesTellsWhatAwsSays() {
		SecretFailure failure = failure(read("absent"));
		assertThat(failure).usingRecursiveComparison()
			.ignoringFields("elapsed")
			.isEqualTo(new SecretFailure(FailureKind.NOT_FOUND,
					"AWS Secrets Manager behind the agent at " + this.agent.url(), null, null,
					"ResourceNotFoundException", "Secrets Manager can't find the specified secret.", null, 1,
					Duration.ZERO));
	}

	@Test
	void readWhenAwsRefusesInVariousWaysTellsThemApart() {
		this.server.put("db", "opensesame");
		assertThat(kindAfter(Fault.accessDenied())).isEqualTo(FailureKind.ACCESS_DENIED);
		assertThat(kindAfter(Fault.kmsAccessDenied())).isEqualTo(FailureKind.KMS_ACCESS_DENIED);
		assertThat(kindAfter(Fault.decryptionFailure())).isEqualTo(FailureKind.DECRYPTION_FAILED);
		assertThat(kindAfter(Fault.throttling())).isEqualTo(FailureKind.THROTTLED);
		assertThat(kindAfter(Fault.unrecognizedClient())).isEqualTo(FailureKind.UNKNOWN_CREDENTIALS);
		this.server.scheduleDeletion("db");
		assertThat(failure(read("db")).kind()).isEqualTo(FailureKind.SCHEDULED_FOR_DELETION);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					400 | {"__type":"ResourceNotFoundException", "message":"no "db" \\ here"} | NOT_FOUND | no "db" \\ here
					404 | {"__type":"ResourceNotFoundException", "message":"none"} | NOT_FOUND         | none
					400 | {"__type":"ResourceNotFoundException", "message":"value for staging label: X"} | VERSION_NOT_FOUND | value for staging label: X
					400 | {"__type":"AccessDeniedException", "message":"Access to KMS is not allowed"} | KMS_ACCESS_DENIED | Access to KMS is not allowed
					400 | {"__type":"ExpiredTokenException", "message":"expired"} | EXPIRED_CREDENTIALS | expired
					400 | {"__type":"NewException", "message":"new"}    | OTHER           | new
					500 | {"__type":"NewException", "message":"new"}    | SERVER_ERROR    | new
					500 | {"__type":"InternalServiceError", "message":"x"} | SERVER_ERROR | x
					504 | {"__type":"TimeoutError", "message":"Timeout"} | TIMEOUT        | Timeout
					502 | {"__type":"ConnectionError", "message":"Read Error"} | UNREACHABLE | Read Error
					500 | {"__type":"InternalFailure"}                  | AGENT_FAILED    | HTTP status 500, InternalFailure
					400 | {"__type":"InternalFailure"}                  | AGENT_FAILED    | HTTP status 400, InternalFailure
					400 | Forwarded                                     | AGENT_REFUSED   | HTTP status 400, Forwarded
					400 | unknown parameter: refreshNow                 | AGENT_REFUSED   | HTTP status 400, unknown parameter: refreshNow
					403 | Bad Token                                     | AGENT_TOKEN_REFUSED | HTTP status 403, Bad Token
					404 | Not found                                     | AGENT_REFUSED   | HTTP status 404, Not found
					405 | Not allowed                                   | AGENT_REFUSED   | HTTP status 405, Not allowed
					429 | Connection limit exceeded                     | AGENT_FAILED    | HTTP status 429, Connection limit exceeded
					500 | ``                                            | AGENT_FAILED    | HTTP status 500
					503 | <html>canary</html>                           | AGENT_FAILED    | HTTP status 503
					302 | {"canary":1}                                  | AGENT_REFUSED   | HTTP status 302
					""")
	void readWhenAgentRefusesTellsWhy(int status, String body, FailureKind kind, String detail) {
		answer(status, body);
		SecretFailure failure = failure(read("db"));
		assertThat(failure.kind()).isEqualTo(kind);
		assertThat(failure.detail()).isEqualTo(detail);
		assertThat(failure.attempts()).isOne();
		assertThat(failure.isOfAws()).isEqualTo(body.contains("__type") && kind != FailureKind.AGENT_FAILED);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			canary                                                       | the answer is no JSON object
			["canary"]                                                   | the answer is no JSON object
			{"Name":"db","SecretString":"canary"                         | the answer is no JSON object
			{"Name":"other","SecretString":"canary"}                     | the answer is about another secret
			{"SecretString":"canary"}                                    | the answer is about another secret
			{"Name":"db"}                                                | the answer has no value
			{"Name":"db","SecretString":null}                            | the answer has no value
			{"Name":"db","SecretString":{"canary":"1"}}                  | the answer has no value
			{"Name":"db","SecretBinary":"canary!"}                       | the value is not in Base64
			""")
	void readWhenAnswerMakesNoSenseSaysSoAndQuotesNothing(String body, String detail) {
		answer(200, body);
		assertInvalid(read("db"), detail);
	}

	@Test
	void readWhenAnswerIsAboutAnotherVersionSaysSo() {
		answer(200, "{\"Name\":\"db\",\"VersionId\":\"2\",\"SecretString\":\"canary\"}");
		assertInvalid(read(name("db", SecretVersion.ofId("1"))), "the answer is about another version");
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "\"soon\"", "1e999999999", "\"1e9999\"" })
	void readWhenTimeMakesNoSenseIsContentWithoutIt(String time) {
		answer(200, "{\"Name\":\"db\",\"SecretString\":\"x\",\"CreatedDate\":" + time + "}");
		assertThat(value(read("db")).text()).isEqualTo("x");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			canary\\r\\n                                                 | INVALID_RESPONSE  | the answer is not HTTP
			HTTP/2 200 OK\\r\\n\\r\\ncanary                              | INVALID_RESPONSE  | the answer is not HTTP
			HTTP/1.1 200 OK\\r\\ntransfer-encoding: chunked\\r\\n\\r\\n1 | INVALID_RESPONSE  | the answer is encoded
			HTTP/1.1 200 OK\\r\\ncontent-length: 999999999\\r\\n\\r\\n1  | INVALID_RESPONSE  | the answer is too long
			HTTP/1.1 200 OK\\r\\ncontent-length: 100\\r\\n\\r\\ncanary   | AGENT_UNREACHABLE | the answer ends early
			HTTP/1.1 200 OK\\r\\n                                        | AGENT_UNREACHABLE | the answer ends early
			``                                                           | AGENT_UNREACHABLE | the answer ends early
			""")
	void readWhenAnswerIsBrokenSaysSo(String answer, FailureKind kind, String detail) {
		this.agent.answer(answer.replace("\\r\\n", "\r\n"));
		assertThat(failure(read("db")).kind()).isEqualTo(kind);
		assertThat(failure(read("db")).detail()).isEqualTo(detail);
	}

	@Test
	void readWhenAnswerIsTooLongEndsIt() {
		this.agent.answer("HTTP/1.0 200 OK\r\n\r\n" + "x".repeat(513 * 1024));
		assertInvalid(read("db"), "the answer is too long");
		this.agent.answer("HTTP/1.0 200 OK\r\nx: " + "x".repeat(9 * 1024));
		assertInvalid(read("db"), "the answer is not HTTP");
		this.agent.answer("HTTP/1.0 200 OK\r\n" + "x: x\r\n".repeat(101));
		assertInvalid(read("db"), "the answer has too many headers");
	}

	@Test
	void readWhenAnswerHasNoLengthTakesItToItsEnd() {
		this.agent.answer("HTTP/1.1 200\nDate: today\n\n{\"Name\":\"db\",\"SecretString\":\"x\"}");
		assertThat(value(read("db")).text()).isEqualTo("x");
	}

	@Test
	void readWhenNobodyListensSaysSo() throws IOException {
		this.agent.close();
		SecretFailure failure = failure(read("db"));
		assertThat(failure.kind()).isEqualTo(FailureKind.AGENT_UNREACHABLE);
		assertThat(failure.place()).isEqualTo("the Secrets Manager Agent at " + this.agent.url());
		assertThat(failure.detail()).isEqualTo("Connection refused");
	}

	@Test
	void readWhenAgentIsSlowEndsInTime() {
		this.agent.hang();
		this.backend = backend(AgentToken.of(FakeAgent.TOKEN), Duration.ofMillis(200), 10);
		assertThat(failure(read("db")).kind()).isEqualTo(FailureKind.TIMEOUT);
	}

	@Test
	void readWhenAgentIsSlowTwiceAsksForNoMore() {
		this.agent.hang();
		this.backend = backend(AgentToken.of(FakeAgent.TOKEN), Duration.ofMillis(200), 1);
		assertThat(this.backend.read(names(20)).values()).hasSize(20)
			.allSatisfy((outcome) -> assertThat(failure(outcome).kind()).isEqualTo(FailureKind.TIMEOUT));
		assertThat(this.agent.heads()).hasSize(2);
	}

	@Test
	void readWhenInterruptedEndsAtOnce() throws InterruptedException {
		this.agent.hang();
		List<Outcome> outcomes = new ArrayList<>();
		Thread reader = new Thread(() -> outcomes.add(read("db")));
		reader.start();
		this.agent.awaitRequests(1);
		reader.interrupt();
		reader.join();
		assertThat(failure(outcomes.get(0)).kind()).isEqualTo(FailureKind.INTERRUPTED);
	}

	@Test
	void readWhenTokenInFileChangesShowsTheNewOne(@TempDir Path directory) throws IOException {
		this.server.put("db", "opensesame");
		Path file = Files.writeString(directory.resolve("token"), "token-of-an-agent-before\n");
		this.backend = backend(AgentToken.inFile(file.toString()), Duration.ofSeconds(20), 10);
		assertThat(failure(read("db")).kind()).isEqualTo(FailureKind.AGENT_TOKEN_REFUSED);
		Files.writeString(file, FakeAgent.TOKEN + "\n");
		assertThat(value(read("db")).text()).isEqualTo("opensesame");
	}

	@Test
	void readWhenTokenCantBeReadFailsForAll() {
		this.backend = backend(AgentToken.of("file:///no/token"), Duration.ofSeconds(20), 10);
		assertThat(this.backend.read(names(2)).values()).hasSize(2)
			.allSatisfy((outcome) -> assertThat(failure(outcome))
				.isEqualTo(SecretFailure.of(FailureKind.AGENT_TOKEN_UNREADABLE,
						"the Secrets Manager Agent at " + this.agent.url(), "the file /no/token does not exist")));
		assertThat(this.agent.heads()).isEmpty();
	}

	@Test
	void readWhenExecutorTakesNoMoreFailsForAll() {
		this.executor.shutdownNow();
		assertThat(this.backend.read(names(2)).values()).hasSize(2)
			.allSatisfy((outcome) -> assertThat(failure(outcome).kind()).isEqualTo(FailureKind.OTHER));
	}

	private FailureKind kindAfter(Fault fault) {
		this.server.fail(fault).once();
		return failure(read("db")).kind();
	}

	private void answer(int status, String body) {
		this.agent.answer("HTTP/1.1 %d Any\r\ncontent-length: %d\r\n\r\n%s".formatted(status,
				body.getBytes(StandardCharsets.UTF_8).length, body));
	}

	private static void assertInvalid(Outcome outcome, String detail) {
		assertThat(failure(outcome).kind()).isEqualTo(FailureKind.INVALID_RESPONSE);
		assertThat(failure(outcome).detail()).isEqualTo(detail);
		assertThat(outcome.toString()).doesNotContain("canary");
	}

	private SecretBackend backend(AgentToken token, Duration timeout, int calls) {
		return new AgentBackend(new AgentSettings(AgentAddress.of(this.agent.url()), token, timeout), this.executor,
				calls);
	}

	private Outcome read(String id) {
		return read(name(id));
	}

	private Outcome read(SecretName name) {
		return this.backend.read(List.of(name)).get(name);
	}

	private static List<SecretName> names(int count) {
		return IntStream.range(0, count).mapToObj((i) -> name("secret" + i)).toList();
	}

	private static SecretName name(String id) {
		return name(id, SecretVersion.CURRENT);
	}

	private static SecretName name(String id, SecretVersion version) {
		return new SecretName("", id.startsWith("arn:") ? null : id, id, version);
	}

	private static SecretValue value(Outcome outcome) {
		assertThat(outcome).isInstanceOf(Outcome.Found.class);
		return ((Outcome.Found) outcome).value();
	}

	private static SecretFailure failure(Outcome outcome) {
		return ((Outcome.Failed) outcome).failure();
	}

}
