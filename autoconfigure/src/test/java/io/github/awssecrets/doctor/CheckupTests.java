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

package io.github.awssecrets.doctor;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.cache.CacheSettings;
import io.github.awssecrets.cache.SecretCache;
import io.github.awssecrets.env.SecretUse;
import io.github.awssecrets.env.UsedReference;
import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretNaming;
import io.github.awssecrets.ref.SecretRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Checkup}.
 */
class CheckupTests {

	private static final Duration MAX_AGE = Duration.ofMinutes(1);

	private static final SecretOrigin ORIGIN = new SecretOrigin("aws", "arn", "v1", null);

	private final Map<String, Outcome> stored = new HashMap<>();

	private final List<Collection<SecretName>> calls = new ArrayList<>();

	private final Queue<Runnable> waiting = new ArrayDeque<>();

	private final AtomicLong time = new AtomicLong();

	private final SecretCache cache = SecretCache.of(this::read, new CacheSettings(Duration.ofMinutes(5),
			Duration.ofHours(24), 100, Duration.ofSeconds(5), Duration.ofSeconds(30)), this.time::get,
			(fetch) -> this.waiting.add(fetch));

	private final Secrets secrets = Secrets.of(Map.of("", SecretNaming.of("app", List.of())), this.cache);

	private final List<UsedReference> references = new ArrayList<>();

	private int looks;

	private final Checkup checkup = new Checkup(this::look, this.secrets, this.cache, MAX_AGE, this.time::get);

	@Test
	void nowWhenNothingHasBeenReadIsUnknownAndReadsNothing() {
		use("db");
		Diagnosis diagnosis = now("db");
		assertThat(diagnosis.condition()).isEqualTo(Condition.UNKNOWN);
		assertThat(diagnosis.name()).extracting(SecretName::id).isEqualTo("app/db");
		assertThat(this.waiting).isEmpty();
	}

	@Test
	void nowWhenSecretWasReadIsOkAndTellsWhereItIsFromAndItsAge() {
		use("db");
		read("db", "opensesame");
		this.time.addAndGet(Duration.ofSeconds(90).toNanos());
		Diagnosis diagnosis = now("db");
		assertThat(diagnosis.condition()).isEqualTo(Condition.OK);
		assertThat(diagnosis.origin()).isEqualTo(ORIGIN);
		assertThat(diagnosis.age()).isEqualTo(Duration.ofSeconds(90));
		assertThat(diagnosis.finding()).isNull();
		assertThat(diagnosis.toString()).doesNotContain("opensesame");
	}

	@Test
	void nowWhenReadingAgainFailedIsStaleWithTheFinding() {
		use("db");
		read("db", "1");
		fail("db", FailureKind.THROTTLED);
		Diagnosis diagnosis = now("db");
		assertThat(diagnosis.condition()).isEqualTo(Condition.STALE);
		assertThat(diagnosis.isBad()).isTrue();
		assertThat(diagnosis.origin()).isEqualTo(ORIGIN);
		assertThat(diagnosis.finding())
			.isEqualTo(new Doctor().diagnose(diagnosis.name(), failure(FailureKind.THROTTLED)));
	}

	@ParameterizedTest
	@EnumSource(names = { "NOT_FOUND", "SCHEDULED_FOR_DELETION", "ACCESS_DENIED", "KMS_ACCESS_DENIED",
			"DECRYPTION_FAILED", "ROLE_DENIED" })
	void nowWhenAwsRefusesWhatWasReadIsWithdrawnWithTheFinding(FailureKind kind) {
		use("db");
		read("db", "1");
		fail("db", kind);
		Diagnosis diagnosis = now("db");
		assertThat(diagnosis.condition()).isEqualTo(Condition.WITHDRAWN);
		assertThat(diagnosis.isBad()).isTrue();
		assertThat(diagnosis.origin()).isEqualTo(ORIGIN);
		assertThat(diagnosis.finding()).isEqualTo(new Doctor().diagnose(diagnosis.name(), failure(kind)));
	}

	@ParameterizedTest
	@EnumSource(names = { "THROTTLED", "SERVER_ERROR", "TIMEOUT", "UNREACHABLE", "EXPIRED_CREDENTIALS",
			"NO_CREDENTIALS", "VERSION_NOT_FOUND" })
	void nowWhenReadingAgainFailsForAReasonThatPassesIsStale(FailureKind kind) {
		use("db");
		read("db", "1");
		fail("db", kind);
		assertThat(now("db").condition()).isEqualTo(Condition.STALE);
	}

	@Test
	void nowWhenSecretWithADefaultWasDeletedIsStaleAndWhenItIsDeniedIsWithdrawn() {
		SecretRef ref = SecretRef.of("db");
		this.references
			.add(new UsedReference("db", ref, null, true, List.of(new SecretUse("app.db", null, "db", true, null))));
		read("db", "1");
		fail("db", FailureKind.NOT_FOUND);
		assertThat(now("db").condition()).isEqualTo(Condition.STALE);
		fail("db", FailureKind.ACCESS_DENIED);
		assertThat(now("db").condition()).isEqualTo(Condition.WITHDRAWN);
	}

	@Test
	void nowWhenWithdrawnValueIsTooOldIsFailed() {
		use("db");
		read("db", "1");
		fail("db", FailureKind.ACCESS_DENIED);
		this.time.addAndGet(Duration.ofHours(24).toNanos());
		assertThat(now("db").condition()).isEqualTo(Condition.FAILED);
	}

	@Test
	void nowWhenStaleValueIsTooOldIsFailed() {
		use("db");
		read("db", "1");
		fail("db", FailureKind.THROTTLED);
		this.time.addAndGet(Duration.ofHours(24).toNanos());
		assertThat(now("db").condition()).isEqualTo(Condition.FAILED);
	}

	@Test
	void nowWhenMemberIsMissingFailsThatReferenceAlone() {
		use("db#user", "db#password");
		read("db", "{\"user\": \"u\"}");
		assertThat(now("db#user").condition()).isEqualTo(Condition.OK);
		Diagnosis diagnosis = now("db#password");
		assertThat(diagnosis.condition()).isEqualTo(Condition.FAILED);
		assertThat(diagnosis.failure()).extracting(SecretFailure::kind).isEqualTo(FailureKind.MEMBER_NOT_FOUND);
		assertThat(diagnosis.finding()).extracting(Finding::description).asString().endsWith("user.");
	}

	@Test
	void nowWhenSecretDoesNotExistAndHasADefaultIsAbsent() {
		this.references.add(new UsedReference("none", SecretRef.of("none"), null, true, List.of()));
		fail("none", FailureKind.NOT_FOUND);
		assertThat(now("none").condition()).isEqualTo(Condition.ABSENT);
	}

	@Test
	void nowWhenSecretCanNotBeReadIsFailedWhateverItsDefault() {
		this.references.add(new UsedReference("none", SecretRef.of("none"), null, true, List.of()));
		fail("none", FailureKind.ACCESS_DENIED);
		assertThat(now("none").condition()).isEqualTo(Condition.FAILED);
	}

	@ParameterizedTest
	@EnumSource(names = { "THROTTLED", "TIMEOUT", "UNREACHABLE", "NO_CREDENTIALS", "EXPIRED_CREDENTIALS",
			"UNKNOWN_CREDENTIALS", "INVALID_SIGNATURE", "CLOCK_SKEW" })
	void nowWhenSecretWithADefaultCanNotBeReachedIsUnknownWithTheFinding(FailureKind kind) {
		useWithDefault("none");
		fail("none", FailureKind.NOT_FOUND);
		fail("none", kind);
		Diagnosis diagnosis = now("none");
		assertThat(diagnosis.condition()).isEqualTo(Condition.UNKNOWN);
		assertThat(diagnosis.isBad()).isTrue();
		assertThat(diagnosis.finding()).isEqualTo(new Doctor().diagnose(diagnosis.name(), failure(kind)));
	}

	@ParameterizedTest
	@EnumSource(names = { "ACCESS_DENIED", "KMS_ACCESS_DENIED", "ROLE_DENIED", "NO_REGION", "OTHER" })
	void nowWhenSecretWithADefaultFailsForAReasonThatStaysIsFailed(FailureKind kind) {
		useWithDefault("none");
		fail("none", kind);
		assertThat(now("none").condition()).isEqualTo(Condition.FAILED);
	}

	@Test
	void nowWhenNothingHasBeenReadIsNotBad() {
		useWithDefault("none");
		assertThat(now("none").isBad()).isFalse();
	}

	@Test
	void nowWhenReferenceBreaksARuleIsFailed() {
		this.references.add(new UsedReference("a b", null, "no blanks, at index 1", false, List.of()));
		assertThat(now("a b").condition()).isEqualTo(Condition.FAILED);
		assertThat(now("a b").finding()).extracting(Finding::description)
			.isEqualTo("It can't be used: no blanks, at index 1.");
	}

	@Test
	void nowWhenStoreIsUnknownIsFailed() {
		use("other//db");
		assertThat(now("other//db").condition()).isEqualTo(Condition.FAILED);
		assertThat(now("other//db").failure()).extracting(SecretFailure::kind).isEqualTo(FailureKind.INVALID_REFERENCE);
	}

	@Test
	void nowWhenOnlyCodeReadASecretHasItLast() {
		use("db");
		read("db", "1");
		read("tenant/key?stage=AWSPREVIOUS", "2");
		fail("tenant/none", FailureKind.NOT_FOUND);
		assertThat(this.checkup.now()).extracting((diagnosis) -> diagnosis.reference().text())
			.startsWith("db")
			.containsExactlyInAnyOrder("db", "tenant/key?stage=AWSPREVIOUS", "tenant/none");
		assertThat(now("tenant/none").condition()).isEqualTo(Condition.ABSENT);
	}

	@Test
	void recentWhenAllIsYoungReadsNothing() {
		use("db");
		read("db", "1");
		this.time.addAndGet(MAX_AGE.toNanos() - 1);
		this.checkup.recent();
		assertThat(this.waiting).isEmpty();
	}

	@Test
	void recentWhenSomethingIsOldReadsItOnceAndDoesNotWait() {
		use("db", "mail");
		read("db", "1");
		read("mail", "1");
		this.calls.clear();
		this.time.addAndGet(MAX_AGE.toNanos());
		for (int i = 0; i < 1000; i++) {
			assertThat(this.checkup.recent()).extracting(Diagnosis::condition)
				.containsExactly(Condition.OK, Condition.OK);
		}
		runFetches();
		assertThat(this.calls).hasSize(1);
		this.checkup.recent();
		assertThat(this.waiting).isEmpty();
	}

	@Test
	void recentWhenAwsFailsAsksAgainNoSoonerThanTheAgeAllows() {
		use("db");
		read("db", "1");
		fail("db", FailureKind.TIMEOUT);
		this.time.addAndGet(MAX_AGE.toNanos() - 1);
		this.checkup.recent();
		assertThat(this.waiting).isEmpty();
		this.time.addAndGet(1);
		this.checkup.recent();
		assertThat(this.waiting).hasSize(1);
	}

	@Test
	void recentWhenOnlyCodeReadASecretLeavesItAlone() {
		read("tenant/key", "1");
		this.time.addAndGet(MAX_AGE.toNanos());
		this.checkup.recent();
		assertThat(this.waiting).isEmpty();
	}

	@Test
	void recentWhenManyProbesComeLooksForReferencesOnceInAWhile() {
		use("db");
		for (int i = 0; i < 1000; i++) {
			this.checkup.recent();
		}
		assertThat(this.looks).isEqualTo(1);
		use("mail");
		this.time.addAndGet(MAX_AGE.toNanos());
		assertThat(this.checkup.recent()).hasSize(2);
	}

	@Test
	void completeWhenNothingIsKnownReadsAllInOneGo() {
		use("db", "mail", "other//db");
		this.stored.put("app/db", found("1"));
		Checkup eager = new Checkup(this::look, this.secrets,
				SecretCache.of(this::read, new CacheSettings(Duration.ofMinutes(5), Duration.ofHours(24), 100,
						Duration.ofSeconds(5), Duration.ofSeconds(30)), this.time::get, Runnable::run),
				MAX_AGE, this.time::get);
		assertThat(eager.complete()).extracting(Diagnosis::condition)
			.containsExactly(Condition.OK, Condition.FAILED, Condition.FAILED);
		assertThat(this.calls).hasSize(1);
	}

	private Collection<UsedReference> look() {
		this.looks++;
		return this.references;
	}

	private void use(String... references) {
		for (String reference : references) {
			this.references.add(new UsedReference(reference, SecretRef.of(reference), null, false, List.of()));
		}
	}

	private void useWithDefault(String reference) {
		this.references.add(new UsedReference(reference, SecretRef.of(reference), null, true,
				List.of(new SecretUse("app." + reference, null, reference, true, null))));
	}

	private Diagnosis now(String reference) {
		return this.checkup.now()
			.stream()
			.filter((diagnosis) -> diagnosis.reference().text().equals(reference))
			.findFirst()
			.orElseThrow();
	}

	private void read(String reference, String text) {
		renew(reference, found(text));
	}

	private void fail(String reference, FailureKind kind) {
		renew(reference, new Outcome.Failed(failure(kind)));
	}

	private void renew(String reference, Outcome outcome) {
		SecretName name = this.secrets.nameOf(SecretRef.of(reference));
		this.stored.put(name.id(), outcome);
		this.cache.renew(List.of(name));
		runFetches();
	}

	private void runFetches() {
		while (!this.waiting.isEmpty()) {
			this.waiting.remove().run();
		}
	}

	private Map<SecretName, Outcome> read(Collection<SecretName> names) {
		this.calls.add(names);
		Map<SecretName, Outcome> outcomes = new HashMap<>();
		names.forEach((name) -> outcomes.put(name,
				this.stored.getOrDefault(name.id(), new Outcome.Failed(failure(FailureKind.NOT_FOUND)))));
		return outcomes;
	}

	private static Outcome found(String text) {
		return new Outcome.Found(SecretValue.ofText(text, ORIGIN));
	}

	private static SecretFailure failure(FailureKind kind) {
		return SecretFailure.of(kind, "the test", null);
	}

}
