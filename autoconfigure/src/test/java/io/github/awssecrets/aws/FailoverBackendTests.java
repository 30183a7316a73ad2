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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link FailoverBackend}.
 */
@ExtendWith(OutputCaptureExtension.class)
class FailoverBackendTests {

	private static final SecretName A = WithServer.name("a", SecretVersion.CURRENT);

	private static final SecretName B = WithServer.name("b", SecretVersion.CURRENT);

	private static final SecretName ARN = WithServer
		.name("arn:aws:secretsmanager:eu-central-1:123456789012:secret:a-AbCdEf", SecretVersion.CURRENT);

	private final Region primary = new Region("eu-central-1");

	private final Region second = new Region("eu-west-1");

	private final Region third = new Region("eu-north-1");

	private final List<Runnable> tasks = new ArrayList<>();

	private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - 1);

	private final FailoverBackend backend = new FailoverBackend(this.primary, replicas(), this.tasks::add,
			this.time::get);

	@Test
	void readWhenPrimaryAnswersAsksNoOther() {
		this.primary.put(A, 1);
		assertThat(read(A)).containsExactly("1 of eu-central-1");
		assertThat(this.second.calls).isEmpty();
	}

	@Test
	void readOfNothingAsksNobody() {
		assertThat(this.backend.read(List.of())).isEmpty();
		assertThat(this.primary.calls).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(names = { "THROTTLED", "SERVER_ERROR", "TIMEOUT", "UNREACHABLE", "UNKNOWN_HOST", "TLS_FAILED",
			"INVALID_RESPONSE" })
	void readWhenPrimaryIsLostReadsReplica(FailureKind kind) {
		this.primary.fail(A, kind);
		this.second.put(A, 1);
		assertThat(read(A)).containsExactly("1 of eu-west-1");
		assertThat(this.third.calls).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "THROTTLED", "SERVER_ERROR", "TIMEOUT", "UNREACHABLE",
			"UNKNOWN_HOST", "TLS_FAILED", "INVALID_RESPONSE" })
	void readWhenPrimaryAnswersWithFailureAsksNoOther(FailureKind kind) {
		this.primary.fail(A, kind);
		this.second.put(A, 1);
		assertThat(read(A)).containsExactly(kind.name());
		assertThat(this.second.calls).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(names = { "NOT_FOUND", "VERSION_NOT_FOUND", "ACCESS_DENIED", "SCHEDULED_FOR_DELETION" })
	void readWhenReplicaDoesNotHaveItFailsAsThePrimaryDid(FailureKind kind) {
		this.primary.fail(A, FailureKind.UNREACHABLE);
		this.second.fail(A, kind);
		this.third.fail(A, kind);
		SecretFailure failure = ((Outcome.Failed) this.backend.read(List.of(A)).get(A)).failure();
		assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
		assertThat(failure.region()).isEqualTo("eu-central-1");
		assertThat(failure.detail())
			.isEqualTo("the replica in eu-west-1: " + kind + "; the replica in eu-north-1: " + kind);
	}

	@Test
	void readWhenFirstReplicaIsLostTooReadsNext() {
		this.primary.fail(A, FailureKind.UNREACHABLE);
		this.second.fail(A, FailureKind.TIMEOUT);
		this.third.put(A, 1);
		assertThat(read(A)).containsExactly("1 of eu-north-1");
		assertThat(read(A)).containsExactly("1 of eu-north-1");
		assertThat(this.primary.calls).hasSize(1);
		assertThat(this.second.calls).hasSize(1);
	}

	@Test
	void readWhenOneOfTwoIsLostReadsThatAloneFromReplica() {
		this.primary.put(A, 1);
		this.primary.fail(B, FailureKind.SERVER_ERROR);
		this.second.put(A, 1);
		this.second.put(B, 1);
		assertThat(read(A, B)).containsExactly("1 of eu-central-1", "1 of eu-west-1");
		assertThat(this.second.calls).containsExactly(List.of(B));
		assertThat(read(A)).containsExactly("1 of eu-central-1");
	}

	@Test
	void readAfterPrimaryWasLostLeavesItAloneForAWhile(CapturedOutput output) {
		detour();
		pass(FailoverBackend.DETOUR.toNanos() - 1);
		assertThat(read(A)).containsExactly("1 of eu-west-1");
		assertThat(this.primary.calls).hasSize(1);
		assertThat(this.tasks).isEmpty();
		assertThat(output).containsOnlyOnce("secrets are read from eu-west-1 meanwhile");
	}

	@Test
	void readWhenTheWhileIsOverHasOneTryPrimaryBehindItsBack(CapturedOutput output) {
		detour();
		this.primary.put(A, 1);
		pass(FailoverBackend.DETOUR.toNanos());
		assertThat(read(A)).containsExactly("1 of eu-west-1");
		assertThat(read(A, B)).first().isEqualTo("1 of eu-west-1");
		assertThat(this.tasks).hasSize(1);
		this.tasks.get(0).run();
		assertThat(this.primary.calls).last().isEqualTo(List.of(A));
		assertThat(read(A)).containsExactly("1 of eu-central-1");
		assertThat(output).containsOnlyOnce("secrets are read from there again");
	}

	@Test
	void readWhenPrimaryAnswersWithFailureAgainGoesBack() {
		detour();
		this.primary.fail(A, FailureKind.ACCESS_DENIED);
		pass(FailoverBackend.DETOUR.toNanos());
		read(A);
		this.tasks.get(0).run();
		assertThat(read(A)).containsExactly("ACCESS_DENIED");
	}

	@Test
	void readWhenPrimaryIsStillLostLeavesItAloneForAnotherWhile() {
		detour();
		pass(FailoverBackend.DETOUR.toNanos());
		read(A);
		this.tasks.get(0).run();
		pass(FailoverBackend.DETOUR.toNanos() - 1);
		assertThat(read(A)).containsExactly("1 of eu-west-1");
		assertThat(this.tasks).hasSize(1);
		pass(1);
		read(A);
		assertThat(this.tasks).hasSize(2);
	}

	@Test
	void readWhenReplicaIsLostMeanwhileTriesPrimaryAtOnce() {
		detour();
		this.primary.put(A, 2);
		this.second.fail(A, FailureKind.UNREACHABLE);
		this.third.fail(A, FailureKind.UNREACHABLE);
		assertThat(read(A)).containsExactly("2 of eu-central-1");
		assertThat(read(A)).containsExactly("2 of eu-central-1");
		assertThat(this.second.calls).hasSize(2);
	}

	@Test
	void readOfWhatReplicaDoesNotHaveMakesNoCallToPrimaryMeanwhile() {
		detour();
		this.second.fail(B, FailureKind.NOT_FOUND);
		this.third.fail(B, FailureKind.NOT_FOUND);
		assertThat(read(B)).containsExactly("UNREACHABLE");
		assertThat(this.primary.calls).hasSize(1);
	}

	@Test
	void readByArnStaysInItsRegion() {
		this.primary.fail(ARN, FailureKind.UNREACHABLE);
		this.second.put(ARN, 1);
		assertThat(read(ARN)).containsExactly("UNREACHABLE");
		assertThat(this.second.calls).isEmpty();
	}

	@Test
	void readByArnMeanwhileAsksThePrimaryAlone() {
		detour();
		this.primary.put(ARN, 1);
		assertThat(read(ARN)).containsExactly("1 of eu-central-1");
		assertThat(read(ARN, A)).containsExactly("1 of eu-central-1", "1 of eu-west-1");
		assertThat(this.primary.calls).containsExactly(List.of(A), List.of(ARN), List.of(ARN));
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVER_ERROR", "TIMEOUT", "INVALID_RESPONSE" })
	void readWhenOneSecretFailsTimeAndAgainLeavesThePrimaryToOthers(FailureKind kind) {
		this.primary.fail(A, kind);
		this.primary.put(B, 1);
		this.second.put(A, 1);
		assertThat(read(A)).containsExactly("1 of eu-west-1");
		assertThat(read(A)).containsExactly("1 of eu-west-1");
		assertThat(read(B)).containsExactly("1 of eu-central-1");
		assertThat(this.primary.calls).hasSize(3);
	}

	@Test
	void readWhenASecondSecretFailsLeavesThePrimaryAlone() {
		this.primary.fail(A, FailureKind.TIMEOUT);
		this.primary.fail(B, FailureKind.SERVER_ERROR);
		this.second.put(A, 1);
		this.second.put(B, 1);
		read(A);
		read(B);
		assertThat(read(A)).containsExactly("1 of eu-west-1");
		assertThat(this.primary.calls).hasSize(2);
	}

	@Test
	void readWhenPrimaryAnswersBetweenTwoThatFailIsNoDetour() {
		this.primary.fail(A, FailureKind.TIMEOUT);
		this.primary.put(B, 1);
		this.second.put(A, 1);
		this.second.put(B, 1);
		read(A);
		read(B);
		this.primary.fail(B, FailureKind.TIMEOUT);
		read(B);
		this.primary.put(B, 2);
		assertThat(read(B)).containsExactly("2 of eu-central-1");
	}

	@Test
	void readWhenTwoSecretsTimeOutTogetherLeavesThePrimaryAlone() {
		this.primary.fail(A, FailureKind.TIMEOUT);
		this.primary.fail(B, FailureKind.TIMEOUT);
		this.second.put(A, 1);
		this.second.put(B, 1);
		read(A, B);
		read(A);
		assertThat(this.primary.calls).hasSize(1);
	}

	@Test
	void readAnewDuringADetourAsksPrimaryAndEndsIt(CapturedOutput output) {
		detour();
		this.primary.put(A, 2);
		assertThat(this.backend.readAnew(List.of(A)).values()).extracting(FailoverBackendTests::seen)
			.containsExactly("2 of eu-central-1");
		assertThat(read(A)).containsExactly("2 of eu-central-1");
		assertThat(this.tasks).isEmpty();
		assertThat(output).containsOnlyOnce("secrets are read from there again");
	}

	@Test
	void readAnewDuringADetourWhenPrimaryIsStillLostReadsReplica() {
		detour();
		assertThat(this.backend.readAnew(List.of(A)).values()).extracting(FailoverBackendTests::seen)
			.containsExactly("1 of eu-west-1");
		assertThat(this.primary.anew).hasSize(1);
		assertThat(read(A)).containsExactly("1 of eu-west-1");
		assertThat(this.primary.calls).hasSize(2);
	}

	@ParameterizedTest
	@EnumSource(names = { "INTERRUPTED", "OTHER", "NO_CREDENTIALS", "EXPIRED_CREDENTIALS" })
	void readWhenNobodyAnswersTheTrialGoesOnWithTheDetour(FailureKind kind) {
		detour();
		this.primary.fail(A, kind);
		pass(FailoverBackend.DETOUR.toNanos());
		read(A);
		this.tasks.get(0).run();
		assertThat(read(A)).containsExactly("1 of eu-west-1");
		pass(FailoverBackend.DETOUR.toNanos());
		read(A);
		assertThat(this.tasks).hasSize(2);
	}

	@Test
	void readWhenTheTrialEndsWithAnErrorTriesAgainLater() {
		detour();
		this.primary.error = new StackOverflowError();
		pass(FailoverBackend.DETOUR.toNanos());
		read(A);
		assertThatExceptionOfType(StackOverflowError.class).isThrownBy(this.tasks.get(0)::run);
		assertThat(read(A)).containsExactly("1 of eu-west-1");
		assertThat(this.tasks).hasSize(1);
		pass(FailoverBackend.DETOUR.toNanos());
		read(A);
		assertThat(this.tasks).hasSize(2);
	}

	@Test
	void readWhenTheTrialCantBeBegunBeginsItWithTheNext() {
		List<Runnable> begun = new ArrayList<>();
		FailoverBackend busy = new FailoverBackend(this.primary, replicas(), (task) -> {
			begun.add(task);
			if (begun.size() == 1) {
				throw new OutOfMemoryError("no thread");
			}
		}, this.time::get);
		this.primary.fail(A, FailureKind.UNREACHABLE);
		this.second.put(A, 1);
		busy.read(List.of(A));
		pass(FailoverBackend.DETOUR.toNanos());
		assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> busy.read(List.of(A)));
		busy.read(List.of(A));
		assertThat(begun).hasSize(2);
	}

	@Test
	void readWhenTheDetourEndsMeanwhileAndNoReplicaAnswersAsksPrimary() {
		detour();
		this.second.fail(A, FailureKind.UNREACHABLE);
		this.third.fail(A, FailureKind.UNREACHABLE);
		this.primary.put(A, 2);
		pass(FailoverBackend.DETOUR.toNanos());
		this.third.before = () -> this.tasks.forEach(Runnable::run);
		assertThat(read(A)).containsExactly("2 of eu-central-1");
	}

	@Test
	void readWhenReplicaLagsBehindDoesNotTakeVersionBack() {
		this.primary.put(A, 2);
		read(A);
		this.primary.fail(A, FailureKind.TIMEOUT);
		this.second.put(A, 1);
		SecretFailure failure = ((Outcome.Failed) this.backend.read(List.of(A)).get(A)).failure();
		assertThat(failure.kind()).isEqualTo(FailureKind.TIMEOUT);
		assertThat(failure.detail()).contains("the replica in eu-west-1 has an older version");
		this.second.put(A, 2);
		assertThat(read(A)).containsExactly("2 of eu-west-1");
		this.second.put(A, 3);
		assertThat(read(A)).containsExactly("3 of eu-west-1");
		this.second.put(A, 2);
		assertThat(read(A)).containsExactly("TIMEOUT");
	}

	@Test
	void readWhenApplicationStopsGoesOn() {
		FailoverBackend stopping = new FailoverBackend(this.primary, replicas(), (task) -> {
			throw new RejectedExecutionException();
		}, this.time::get);
		this.primary.fail(A, FailureKind.TIMEOUT);
		this.second.put(A, 1);
		stopping.read(List.of(A));
		pass(FailoverBackend.DETOUR.toNanos());
		assertThat(stopping.read(List.of(A)).get(A)).isInstanceOf(Outcome.Found.class);
	}

	private Map<String, AwsBackend> replicas() {
		Map<String, AwsBackend> replicas = new LinkedHashMap<>();
		replicas.put(this.second.name, this.second);
		replicas.put(this.third.name, this.third);
		return replicas;
	}

	private void detour() {
		this.primary.fail(A, FailureKind.UNREACHABLE);
		this.second.put(A, 1);
		assertThat(read(A)).containsExactly("1 of eu-west-1");
	}

	private void pass(long nanos) {
		this.time.addAndGet(nanos);
	}

	private List<String> read(SecretName... names) {
		Map<SecretName, Outcome> outcomes = this.backend.read(List.of(names));
		assertThat(outcomes.keySet()).containsExactly(names);
		return outcomes.values().stream().map(FailoverBackendTests::seen).toList();
	}

	private static String seen(Outcome outcome) {
		return (outcome instanceof Outcome.Found found)
				? found.value().text() + " of " + found.value().origin().region()
				: ((Outcome.Failed) outcome).failure().kind().name();
	}

	@Test
	void readAnewAsksAllRegionsAnew() {
		this.primary.fail(A, FailureKind.UNREACHABLE);
		this.second.put(A, 1);
		assertThat(this.backend.readAnew(List.of(A)).get(A)).isInstanceOf(Outcome.Found.class);
		assertThat(this.primary.anew).hasSize(1);
		assertThat(this.second.anew).hasSize(1);
	}

	@Test
	void readWhenItIsTimeTriesPrimaryPastItsCircuit() {
		this.primary.fail(A, FailureKind.UNREACHABLE);
		this.second.put(A, 1);
		read(A);
		assertThat(this.primary.anew).isEmpty();
		this.time.addAndGet(FailoverBackend.DETOUR.toNanos());
		read(A);
		this.tasks.forEach(Runnable::run);
		assertThat(this.primary.anew).hasSize(1);
		assertThat(this.second.anew).isEmpty();
	}

	@Test
	void readWhenTheCircuitOfPrimaryIsOpenReadsReplica() {
		SecretFailure barred = SecretFailure.of(FailureKind.UNREACHABLE, "eu-central-1", null)
			.notAskedUntil(Instant.EPOCH);
		this.primary.outcomes.put(A, new Outcome.Failed(barred));
		this.second.put(A, 1);
		assertThat(read(A)).containsExactly("1 of eu-west-1");
	}

	private static final class Region implements AwsBackend {

		private final String name;

		private final Map<SecretName, Outcome> outcomes = new HashMap<>();

		private final List<List<SecretName>> calls = new ArrayList<>();

		private final List<List<SecretName>> anew = new ArrayList<>();

		private Runnable before = () -> {
		};

		private Error error;

		Region(String name) {
			this.name = name;
		}

		void put(SecretName secret, int version) {
			SecretOrigin origin = new SecretOrigin("aws",
					"arn:aws:secretsmanager:" + this.name + ":123456789012:secret:" + secret.id(), "v" + version,
					Instant.EPOCH.plusSeconds(version));
			this.outcomes.put(secret, new Outcome.Found(SecretValue.ofText("" + version, origin)));
		}

		void fail(SecretName secret, FailureKind kind) {
			this.outcomes.put(secret, new Outcome.Failed(new SecretFailure(kind, "AWS Secrets Manager in " + this.name,
					this.name, null, kind.isRefusal() ? kind.name() : null, null, null, 1, Duration.ZERO)));
		}

		@Override
		public Map<SecretName, Outcome> readAnew(Collection<SecretName> names) {
			this.anew.add(List.copyOf(names));
			return read(names);
		}

		@Override
		public Map<SecretName, Outcome> read(Collection<SecretName> names) {
			this.calls.add(List.copyOf(names));
			this.before.run();
			if (this.error != null) {
				throw this.error;
			}
			Outcome missing = new Outcome.Failed(SecretFailure.of(FailureKind.NOT_FOUND, this.name, null));
			return names.stream()
				.collect(Collectors.toMap(Function.identity(), (secret) -> this.outcomes.getOrDefault(secret, missing),
						(one, other) -> one, LinkedHashMap::new));
		}

	}

}
