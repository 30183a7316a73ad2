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

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretVersion;
import io.github.awssecrets.test.Call;
import io.github.awssecrets.test.Fault;
import io.github.awssecrets.test.Gate;
import io.github.awssecrets.test.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static io.github.awssecrets.test.Operation.BATCH_GET_SECRET_VALUE;
import static io.github.awssecrets.test.Operation.GET_SECRET_VALUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link AwsBackend} over HTTP.
 */
@ExtendWith(OutputCaptureExtension.class)
class AwsBackendTests extends WithServer {

	private final ExecutorService executor = opened(new ClosingExecutor(Executors.newCachedThreadPool())).delegate();

	private final AtomicLong nanoTime = new AtomicLong();

	private final RecordingObserver observer = new RecordingObserver();

	private final AwsBackend backend = backend(10);

	@Test
	void readOfManyAsksForTwentyAtATime() {
		List<SecretName> names = put(45);
		Map<SecretName, Outcome> outcomes = this.backend.read(names);
		assertThat(outcomes.keySet()).containsExactlyElementsOf(names);
		assertThat(texts(outcomes.values())).first().isEqualTo("SECRET0");
		assertThat(texts(outcomes.values())).last().isEqualTo("SECRET44");
		assertThat(sizes()).containsExactlyInAnyOrder(15, 15, 15);
		assertThat(singles()).isZero();
	}

	@Test
	void readOfTwentyOneAsksTwice() {
		this.backend.read(put(21));
		assertThat(sizes()).containsExactlyInAnyOrder(10, 11);
		assertThat(singles()).isZero();
	}

	@Test
	void readOfNothingAsksForNothing() {
		assertThat(this.backend.read(List.of())).isEmpty();
		assertThat(this.server.calls()).isEmpty();
	}

	@Test
	void readOfOneGetsItOnTheCallingThread() {
		AwsBackend lonely = AwsBackend.of(this::client, (task) -> {
			throw new AssertionError("needs no other thread");
		}, 1);
		assertThat(text(lonely.read(put("db")).values())).isEqualTo("DB");
		assertThat(this.server.calls()).extracting(Call::operation).containsExactly(GET_SECRET_VALUE);
	}

	@Test
	void readOfTheSameTwiceAsksOnce() {
		List<SecretName> names = new ArrayList<>(put("db"));
		names.addAll(names("db"));
		assertThat(this.backend.read(names)).hasSize(1);
		assertThat(singles()).isOne();
	}

	@Test
	void readOfVersionsGetsEachNextToTheBatch() {
		String first = this.server.put("db", "old");
		this.server.put("db", "new");
		List<SecretName> names = new ArrayList<>(names("db"));
		names.addAll(put("mail"));
		names.add(name("db", SecretVersion.ofStage("AWSPREVIOUS")));
		names.add(name("db", SecretVersion.ofId(first)));
		assertThat(texts(this.backend.read(names).values())).containsExactly("new", "MAIL", "old", "old");
		assertThat(batches()).isOne();
		assertThat(singles()).isEqualTo(2);
	}

	@Test
	void readTellsTheOrigin() {
		String version = this.server.put("db", "value");
		SecretOrigin origin = found(this.backend.read(names("db"))).origin();
		assertThat(origin.source()).isEqualTo("aws");
		assertThat(origin.arn()).isEqualTo(this.server.arn("db"));
		assertThat(origin.versionId()).isEqualTo(version);
		assertThat(origin.created()).isBeforeOrEqualTo(Instant.now().plusSeconds(1));
	}

	@Test
	void readOfBinaryAndTextKeepsThemApart() {
		byte[] bytes = { 0, -1, 10 };
		this.server.put("bytes", bytes);
		put("text");
		Map<SecretName, Outcome> outcomes = this.backend.read(names("bytes", "text"));
		assertThat(found(outcomes).bytes()).isEqualTo(bytes);
		assertThat(outcomes.values()).extracting((outcome) -> ((Outcome.Found) outcome).value().isBinary())
			.containsExactly(true, false);
	}

	@Test
	void readByArnFindsFullAndPartialOnes() {
		put("db", "mail");
		String partial = this.server.arn("mail").substring(0, this.server.arn("mail").length() - 7);
		List<SecretName> names = names(this.server.arn("db"), partial, "mail");
		assertThat(texts(this.backend.read(names).values())).containsExactly("DB", "MAIL", "MAIL");
		assertThat(texts(this.backend.read(names.subList(1, 2)).values())).containsExactly("MAIL");
	}

	@Test
	void readByArnOfAnotherRegionMakesNoCall() {
		SecretFailure failure = failure(
				this.backend.read(names("arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf")).values());
		assertThat(failure.kind()).isEqualTo(FailureKind.OTHER_REGION);
		assertThat(failure.region()).isEqualTo("eu-central-1");
		assertThat(failure.detail()).contains("eu-west-1");
		assertThat(failure.attempts()).isZero();
		assertThat(this.server.calls()).isEmpty();
	}

	@Test
	void readWhenOneFailsReadsTheOthers() {
		put("a", "b", "c", "d", "e");
		this.server.fail(Fault.accessDenied()).forSecret("a").always();
		this.server.fail(Fault.kmsAccessDenied()).forSecret("b").always();
		this.server.fail(Fault.decryptionFailure()).forSecret("c").always();
		this.server.scheduleDeletion("d");
		assertThat(texts(this.backend.read(names("a", "b", "c", "d", "missing", "e")).values())).containsExactly(
				"ACCESS_DENIED", "KMS_ACCESS_DENIED", "DECRYPTION_FAILED", "SCHEDULED_FOR_DELETION", "NOT_FOUND", "E");
		assertThat(singles()).isZero();
	}

	@Test
	void readWhenOneHasNoValueReadsTheOthers() {
		this.server.create("empty");
		put("full");
		assertThat(texts(this.backend.read(names("empty", "full")).values())).containsExactly("VERSION_NOT_FOUND",
				"FULL");
	}

	@Test
	void readWhenBatchCannotTellWhyOneFailsGetsIt() {
		this.server.fail(Fault.internalError()).on(BATCH_GET_SECRET_VALUE).forSecret("a").always();
		this.server.fail(Fault.throttling()).on(BATCH_GET_SECRET_VALUE).forSecret("b").always();
		assertThat(texts(this.backend.read(put("a", "b", "c")).values())).containsExactly("A", "B", "C");
		assertThat(singles()).isEqualTo(2);
	}

	@Test
	void readWhenBatchLeavesOutGetsWhatIsMissing() {
		this.server.fail(Fault.emptyBody()).on(BATCH_GET_SECRET_VALUE).always();
		assertThat(texts(this.backend.read(put("a", "b")).values())).containsExactly("A", "B");
		assertThat(singles()).isEqualTo(2);
	}

	@Test
	void readWhenBatchAnswersForAnotherSecretGetsTheRightOne() {
		put("a", "b", "other");
		this.server.fail(Fault.answerFor("other")).on(BATCH_GET_SECRET_VALUE).forSecret("a").always();
		assertThat(texts(this.backend.read(names("a", "b")).values())).containsExactly("A", "B");
		assertThat(singles()).isOne();
	}

	@Test
	void readWhenTheAnswerIsForAnotherSecretDoesNotHandItOut() {
		put("a", "other");
		this.server.fail(Fault.answerFor("other")).always();
		assertThat(text(this.backend.read(names("a")).values())).isEqualTo("INVALID_RESPONSE");
	}

	@Test
	void readWhenPagesAreEmptyGoesOn() {
		this.server.fail(Fault.emptyPage()).times(3);
		assertThat(texts(this.backend.read(put("a", "b")).values())).containsExactly("A", "B");
		assertThat(batches()).isEqualTo(4);
	}

	@Test
	void readWhenPagesNeverEndGivesUpAndGetsEach() {
		this.server.fail(Fault.emptyPage()).on(BATCH_GET_SECRET_VALUE).always();
		assertThat(texts(this.backend.read(put("a", "b")).values())).containsExactly("A", "B");
		assertThat(batches()).isEqualTo(Reader.MOST_PAGES);
	}

	@Test
	void readWhenBatchIsDeniedGetsEachAndRemembersThat(CapturedOutput output) {
		List<SecretName> names = put(3);
		this.server.fail(Fault.accessDenied()).on(BATCH_GET_SECRET_VALUE).always();
		assertThat(texts(this.backend.read(names).values())).containsExactly("SECRET0", "SECRET1", "SECRET2");
		this.nanoTime.addAndGet(BatchPermission.REMEMBERED.toNanos() - 1);
		this.backend.read(names);
		assertThat(batches()).isOne();
		assertThat(singles()).isEqualTo(6);
		this.nanoTime.incrementAndGet();
		this.backend.read(names);
		assertThat(batches()).isEqualTo(2);
		assertThat(output).containsOnlyOnce("secretsmanager:BatchGetSecretValue").doesNotContain("SECRET0");
	}

	@Test
	void readWhenBatchesAreThrottledGetsEachAtOnceAndDoesWithoutThemForAWhile() {
		AwsBackend retrying = new BatchingBackend(retrying(), Runnable::run, 10, this.nanoTime::get, this.observer,
				new Circuit(() -> false));
		List<SecretName> names = put(60);
		this.server.fail(Fault.throttling()).on(BATCH_GET_SECRET_VALUE).always();
		assertThat(texts(retrying.read(names).values())).doesNotContain("THROTTLED").hasSize(60);
		assertThat(batches()).isOne();
		assertThat(singles()).isEqualTo(60);
		this.nanoTime.addAndGet(BatchPermission.THROTTLED.dividedBy(2).toNanos() - 1);
		retrying.read(names);
		assertThat(batches()).isOne();
		this.server.clearFaults();
		this.nanoTime.addAndGet(BatchPermission.THROTTLED.toNanos());
		retrying.read(names);
		assertThat(batches()).isEqualTo(4);
		assertThat(singles()).isEqualTo(120);
	}

	@Test
	void readWhenBatchFailsOtherwiseTriesItAgain() {
		this.server.fail(Fault.unavailable()).on(BATCH_GET_SECRET_VALUE).times(2);
		AwsBackend retrying = AwsBackend.of(retrying(), Runnable::run, 10);
		assertThat(texts(retrying.read(put("a", "b")).values())).containsExactly("A", "B");
		assertThat(batches()).isEqualTo(3);
		assertThat(singles()).isZero();
	}

	@Test
	void readWhenSingleReadIsThrottledTriesItAgain() {
		this.server.fail(Fault.throttling()).on(GET_SECRET_VALUE).once();
		AwsBackend retrying = AwsBackend.of(retrying(), Runnable::run, 10);
		assertThat(texts(retrying.read(put("a")).values())).containsExactly("A");
		assertThat(singles()).isEqualTo(2);
	}

	/**
	 * A client that retries as one does that nobody has told otherwise.
	 */
	private Supplier<SecretsManagerClient> retrying() {
		SecretsManagerClient client = client(this.server.endpoint(), (config) -> {
		});
		return () -> client;
	}

	@ParameterizedTest
	@ValueSource(strings = { "InvalidParameterException", "InvalidRequestException", "ResourceNotFoundException",
			"DecryptionFailure", "ThrottlingException", "UnknownOperationException" })
	void readWhenTheBatchFailsAsAWholeGetsEach(String code) {
		this.server.fail(Fault.refusal(400, code, "")).on(BATCH_GET_SECRET_VALUE).once();
		assertThat(texts(this.backend.read(put("a", "b")).values())).containsExactly("A", "B");
		assertThat(singles()).isEqualTo(2);
	}

	@Test
	void readWhenTheServerHasNoBatchGetsEach() {
		this.server.fail(Fault.refusal(501, "InternalFailure", "not yet implemented"))
			.on(BATCH_GET_SECRET_VALUE)
			.once();
		assertThat(texts(this.backend.read(put("a", "b")).values())).containsExactly("A", "B");
	}

	@Test
	void readWhenTheBatchIsNotJsonGetsEach() {
		this.server.fail(Fault.garbageBody()).on(BATCH_GET_SECRET_VALUE).once();
		assertThat(texts(this.backend.read(put("a", "b")).values())).containsExactly("A", "B");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ExpiredTokenException", "UnrecognizedClientException", "InvalidSignatureException",
			"RequestTimeTooSkewed", "InternalServiceError" })
	void readWhenNoSingleCallWouldFareBetterMakesNone(String code) {
		this.server.fail(Fault.refusal(400, code, "")).always();
		assertThat(this.backend.read(put("a", "b")).values()).hasSize(2).allMatch(Outcome.Failed.class::isInstance);
		assertThat(singles()).isZero();
	}

	@Test
	void readWhenNothingAnswersAsksOnce() {
		this.server.fail(Fault.connectionDropped()).always();
		assertThat(texts(backend(1).read(put(100)).values())).hasSize(100).containsOnly("UNREACHABLE");
		assertThat(this.server.calls()).hasSize(1);
	}

	@Test
	void readAfterAnOutageAsksAgain() {
		this.server.fail(Fault.connectionDropped()).once();
		List<SecretName> names = put("a", "b");
		this.backend.read(names);
		assertThat(texts(this.backend.read(names).values())).containsExactly("A", "B");
	}

	@Test
	void readWhenInterruptedBeforeKeepsTheFlag() {
		List<SecretName> names = put("a", "b");
		Thread.currentThread().interrupt();
		Map<SecretName, Outcome> outcomes = this.backend.read(names);
		assertThat(Thread.interrupted()).isTrue();
		assertThat(texts(outcomes.values())).containsOnly("INTERRUPTED");
	}

	@Test
	void readWhenInterruptedMeanwhileStopsAndKeepsTheFlag() throws Exception {
		List<SecretName> names = put(40);
		Gate gate = new Gate();
		this.server.fail(Fault.hang(gate)).always();
		CompletableFuture<Boolean> flag = new CompletableFuture<>();
		CompletableFuture<Collection<Outcome>> outcomes = new CompletableFuture<>();
		Thread reader = new Thread(() -> {
			outcomes.complete(this.backend.read(names).values());
			flag.complete(Thread.currentThread().isInterrupted());
		});
		reader.start();
		gate.awaitRequests(2);
		reader.interrupt();
		assertThat(texts(outcomes.get())).hasSize(40).containsOnly("INTERRUPTED");
		assertThat(flag.get()).isTrue();
	}

	@Test
	void readWhenTheExecutorIsShutDownFailsWithoutThrowing() {
		AwsBackend stopped = AwsBackend.of(this::client, (task) -> {
			throw new RejectedExecutionException();
		}, 1);
		assertThat(texts(stopped.read(put(21)).values())).hasSize(21).containsOnly("OTHER");
	}

	@Test
	void ofNoCallsIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> AwsBackend.of(this::client, Runnable::run, 0));
	}

	@Test
	void readTellsEachCallAndEachSecret() {
		List<SecretName> names = new ArrayList<>(put("db", "mail"));
		names.addAll(names("missing"));
		this.backend.read(names);
		assertThat(this.observer.calls()).singleElement().satisfies((call) -> {
			assertThat(call.call()).isEqualTo(new AwsCall("BatchGetSecretValue", "eu-central-1"));
			assertThat(call.outcome()).isEqualTo("OK");
		});
		assertThat(this.observer.reads()).extracting((read) -> read.name().id() + " " + read.outcome())
			.containsExactlyInAnyOrder("db OK", "mail OK", "missing NOT_FOUND");
	}

	@Test
	void readTellsSourceVersionAndDurationAndNoValue() {
		String version = this.server.put("db", "opensesame");
		AwsBackend slow = new BatchingBackend(this::client, this.executor, 1, () -> this.nanoTime.addAndGet(1_000),
				this.observer, new Circuit(() -> false));
		slow.read(names("db"));
		assertThat(this.observer.reads()).singleElement().satisfies((read) -> {
			assertThat(read.source()).isEqualTo("aws");
			assertThat(read.versionId()).isEqualTo(version);
			assertThat(read.failure()).isNull();
			assertThat(read.duration()).isPositive();
			assertThat(read.time()).isBeforeOrEqualTo(Instant.now());
			assertThat(read.toString()).doesNotContain("opensesame");
		});
	}

	@Test
	void readWhenBatchIsDeniedTellsEachSecretOnce() {
		List<SecretName> names = put(3);
		this.server.fail(Fault.accessDenied()).on(BATCH_GET_SECRET_VALUE).always();
		this.backend.read(names);
		assertThat(this.observer.calls()).extracting(FinishedCall::outcome)
			.containsExactlyInAnyOrder("ACCESS_DENIED", "OK", "OK", "OK");
		assertThat(this.observer.reads()).hasSize(3).extracting(SecretRead::outcome).containsOnly("OK");
	}

	@Test
	void readWhenNoCallCanBeMadeTellsEachSecret() {
		AwsBackend clientless = new BatchingBackend(() -> {
			throw SdkClientException.create("Unable to load region from any of the providers in the chain");
		}, this.executor, 1, this.nanoTime::get, this.observer, new Circuit(() -> false));
		clientless.read(names("a", "b"));
		assertThat(this.observer.events()).isEmpty();
		assertThat(this.observer.reads()).extracting((read) -> read.name().id() + " " + read.outcome())
			.containsExactly("a NO_REGION", "b NO_REGION");
	}

	@Test
	void readByArnOfAnotherRegionTellsItOnce() {
		this.backend.read(names("arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf"));
		assertThat(this.observer.reads()).extracting(SecretRead::outcome).containsExactly("OTHER_REGION");
		assertThat(this.observer.events()).isEmpty();
	}

	@Test
	void readWhenInterruptedTellsEachSecretOnce() {
		List<SecretName> names = put("a", "b");
		Thread.currentThread().interrupt();
		this.backend.read(names);
		assertThat(Thread.interrupted()).isTrue();
		assertThat(this.observer.reads()).extracting(SecretRead::outcome).containsExactly("INTERRUPTED", "INTERRUPTED");
	}

	@Test
	void readWhenTheCircuitIsOpenAsksNobodyAndTellsSo() {
		AwsBackend breaking = breaking(10);
		this.server.fail(Fault.connectionReset()).always();
		List<SecretName> names = put(Circuit.FAILURES + 1);
		names.subList(0, Circuit.FAILURES).forEach((name) -> breaking.read(List.of(name)));
		this.server.clearCalls();
		SecretFailure failure = failure(breaking.read(names.subList(Circuit.FAILURES, names.size())).values());
		assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
		assertThat(failure.askedAgainAt()).isAfter(Instant.now().minusSeconds(1));
		assertThat(this.server.calls()).isEmpty();
		assertThat(this.observer.reads()).hasSize(Circuit.FAILURES);
	}

	@Test
	void readWhenTheCircuitOpensWhileCallsWaitForTheirTurnMakesThemNoMore() throws Exception {
		AwsBackend breaking = breaking(1);
		this.server.fail(Fault.connectionReset()).always();
		List<Future<Map<SecretName, Outcome>>> readings = new ArrayList<>();
		for (SecretName name : put(50)) {
			readings.add(this.executor.submit(() -> breaking.read(List.of(name))));
		}
		for (Future<Map<SecretName, Outcome>> reading : readings) {
			assertThat(text(reading.get().values())).isEqualTo("UNREACHABLE");
		}
		// Others begin before those that failed have told so.
		assertThat(this.server.calls()).hasSizeBetween(Circuit.FAILURES, 10);
		assertThat(this.observer.reads()).hasSameSizeAs(this.server.calls());
	}

	@Test
	void readAnewWhenTheCircuitIsOpenAsksAndClosesIt() {
		AwsBackend breaking = breaking(10);
		this.server.fail(Fault.connectionReset()).always();
		List<SecretName> names = put(Circuit.FAILURES);
		names.forEach((name) -> breaking.read(List.of(name)));
		this.server.clearFaults();
		assertThat(text(breaking.read(names.subList(0, 1)).values())).isEqualTo("UNREACHABLE");
		assertThat(texts(breaking.readAnew(names).values())).containsExactly("SECRET0", "SECRET1", "SECRET2");
		assertThat(text(breaking.read(names.subList(0, 1)).values())).isEqualTo("SECRET0");
	}

	@Test
	void readOfManyWhenThePlaceIsGoneCountsAsOneReading() {
		AwsBackend breaking = breaking(10);
		this.server.fail(Fault.connectionReset()).always();
		List<SecretName> names = put(100);
		breaking.read(names);
		this.server.clearFaults();
		assertThat(text(breaking.read(names.subList(0, 1)).values())).isEqualTo("SECRET0");
	}

	private AwsBackend breaking(int calls) {
		return new BatchingBackend(this::client, this.executor, calls, this.nanoTime::get, this.observer,
				new Circuit(this.nanoTime::get, Instant::now, () -> 0, () -> true));
	}

	private AwsBackend backend(int calls) {
		return new BatchingBackend(this::client, this.executor, calls, this.nanoTime::get, this.observer,
				new Circuit(() -> false));
	}

	private long batches() {
		return this.server.calls(BATCH_GET_SECRET_VALUE).size();
	}

	private long singles() {
		return this.server.calls(GET_SECRET_VALUE).size();
	}

	private List<Integer> sizes() {
		return this.server.calls(Operation.BATCH_GET_SECRET_VALUE)
			.stream()
			.map((call) -> call.secretIds().size())
			.toList();
	}

	private static String text(Collection<Outcome> outcomes) {
		return text(outcomes.iterator().next());
	}

	private static SecretFailure failure(Collection<Outcome> outcomes) {
		return failure(outcomes.iterator().next());
	}

	private static SecretValue found(Map<SecretName, Outcome> outcomes) {
		return ((Outcome.Found) outcomes.values().iterator().next()).value();
	}

	private record ClosingExecutor(ExecutorService delegate) implements AutoCloseable {

		@Override
		public void close() {
			this.delegate.shutdownNow();
		}

	}

}
