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
package io.github.awssecrets.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretVersion;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When a value may be served without asking the cache.
 */
class SecretCacheLeaseTests {

	private static final SecretName A = name("a");

	private static final Duration TTL = Duration.ofMinutes(5);

	private static final int ROOM = 10;

	private final AlarmClock clock = new AlarmClock();

	private final CacheCounts counts = new CacheCounts();

	private final StubBackend backend = new StubBackend();

	private final SecretCache cache = SecretCache.of(this.backend,
			new CacheSettings(TTL, Duration.ofHours(24), ROOM, Duration.ofSeconds(5), Duration.ofSeconds(30)),
			this.clock, Runnable::run, this.counts);

	@Test
	void leaseWhenNothingIsKnownIsNone() {
		assertThat(this.cache.lease(A)).isNull();
		assertThat(this.backend.calls()).isEmpty();
	}

	@Test
	void leaseWhenValueIsFreshServesIt() {
		read("1");
		assertThat(this.cache.lease(A).value().text()).isEqualTo("1");
		assertThat(this.cache.lease(A)).isSameAs(this.cache.lease(A));
	}

	@Test
	void leaseWhenClockHasNoAlarmIsNone() {
		SecretCache cache = SecretCache.of(this.backend,
				new CacheSettings(TTL, Duration.ofHours(24), ROOM, Duration.ofSeconds(5), Duration.ofSeconds(30)),
				this.clock::nanoTime, Runnable::run);
		this.backend.answer(A, found("1"));
		cache.get(A);
		assertThat(cache.lease(A)).isNull();
	}

	@Test
	void leaseWhenTtlIsOverEnds() {
		read("1");
		this.clock.pass(Duration.ofMinutes(2));
		Lease lease = this.cache.lease(A);
		this.clock.pass(Duration.ofMinutes(3).minusNanos(1));
		assertThat(lease.value()).isNotNull();
		this.clock.pass(Duration.ofNanos(1));
		assertThat(lease.value()).isNull();
		assertThat(this.cache.lease(A)).isNull();
	}

	@Test
	void leaseWhenSuccessorHasArrivedEnds() {
		read("1");
		Lease lease = this.cache.lease(A);
		this.backend.answer(A, found("2"));
		this.cache.renew(List.of(A)).join();
		assertThat(lease.value()).isNull();
		assertThat(this.cache.lease(A).value().text()).isEqualTo("2");
		assertThat(this.clock.alarms()).isEqualTo(1);
	}

	@Test
	void leaseWhenReadingAgainFailsGoesOnWithTheNextOne() {
		read("1");
		this.cache.lease(A);
		this.backend.answer(A, new Outcome.Failed(SecretFailure.of(FailureKind.TIMEOUT, "AWS", null)));
		this.cache.renew(List.of(A)).join();
		assertThat(this.cache.lease(A).value().text()).isEqualTo("1");
	}

	@Test
	void leaseWhenAnotherValueIsWrittenEnds() {
		read("1");
		Lease lease = this.cache.lease(A);
		this.cache.put(new Written(A, value("2"), Instant.now(), null));
		assertThat(lease.value()).isNull();
		assertThat(this.cache.lease(A).value().text()).isEqualTo("2");
	}

	@Test
	void leaseWhenSecretsHadToLeaveIsNoneAnyMore() {
		read("1");
		Lease lease = this.cache.lease(A);
		for (int i = 0; i < 2 * ROOM; i++) {
			SecretName other = name("other" + i);
			this.backend.answer(other, found("x"));
			this.cache.get(other);
		}
		assertThat(this.cache.names()).hasSizeLessThanOrEqualTo(ROOM);
		assertThat(lease.value()).isNull();
		this.cache.get(A);
		assertThat(this.cache.lease(A)).isNull();
		assertThat(this.clock.alarms()).isZero();
	}

	@Test
	void leaseWhenItServesIsCountedAsHit() {
		read("1");
		this.counts.start();
		Lease lease = this.cache.lease(A);
		lease.value();
		lease.value();
		this.clock.pass(TTL);
		lease.value();
		assertThat(this.counts.count(CacheCounts.Result.HIT)).isEqualTo(2);
	}

	@Test
	void isOfWhenLeaseIsThatOfAnotherValueIsFalse() {
		read("1");
		Lease lease = this.cache.lease(A);
		SecretValue value = lease.value();
		assertThat(lease.isOf(value)).isTrue();
		assertThat(lease.isOf(value("1"))).isFalse();
		this.clock.pass(TTL);
		assertThat(lease.isOf(value)).isFalse();
	}

	@Test
	void alarmWhenItIsTimeRings() {
		try (RunningClock clock = new RunningClock("test-clock")) {
			assertThat(clock.alarm(1)).succeedsWithin(Duration.ofSeconds(30));
		}
	}

	@Test
	void closeWhenThereAreAlarmsHasThemRingAndTakesNoMore() {
		RunningClock clock = new RunningClock("test-clock");
		CompletableFuture<Void> alarm = clock.alarm(Duration.ofHours(1).toNanos());
		clock.close();
		assertThat(alarm).isCompleted();
		assertThat(clock.alarm(1)).isNull();
	}

	private void read(String text) {
		this.backend.answer(A, found(text));
		this.cache.get(A);
	}

	private static Outcome found(String text) {
		return new Outcome.Found(value(text));
	}

	private static SecretValue value(String text) {
		return SecretValue.ofText(text, SecretOrigin.of("test"));
	}

	private static SecretName name(String path) {
		return new SecretName("", path, "app/" + path, SecretVersion.CURRENT);
	}

}
