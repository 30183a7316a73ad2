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
package io.github.awssecrets.read;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.cache.CacheClock;
import io.github.awssecrets.cache.CacheSettings;
import io.github.awssecrets.cache.SecretCache;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretNaming;
import io.github.awssecrets.ref.SecretRef;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is read again and again, without the cache being asked.
 */
class LeasedSecretsTests {

	private static final SecretRef USER = SecretRef.of("db#user");

	private final AtomicInteger looks = new AtomicInteger();

	private String text = "{\"user\":\"scott\"}";

	private CompletableFuture<Void> alarm = new CompletableFuture<>();

	private final SecretCache cache = SecretCache.of(this::read, new CacheSettings(Duration.ofMinutes(5),
			Duration.ofHours(24), 5000, Duration.ofSeconds(5), Duration.ofSeconds(30)), clock(), Runnable::run);

	private final Secrets secrets = Secrets.of(Map.of("", SecretNaming.of("app", List.of())), this.cache);

	@Test
	void getWhenLeasedDoesNotLookAtTheTime() {
		this.secrets.get(USER);
		int looks = this.looks.get();
		assertThat(this.secrets.get(USER).text()).isEqualTo("scott");
		assertThat(this.secrets.get("db#user").text()).isEqualTo("scott");
		assertThat(this.looks).hasValue(looks);
	}

	@Test
	void getWhenLeaseHasEndedAsksTheCacheAndIsLeasedAgain() {
		this.secrets.get(USER);
		this.alarm.complete(null);
		int looks = this.looks.get();
		this.secrets.get(USER);
		assertThat(this.looks).hasValueGreaterThan(looks);
		getWhenLeasedDoesNotLookAtTheTime();
	}

	@Test
	void getWhenSuccessorHasArrivedIsTheSuccessor() {
		this.secrets.get(USER);
		change("{\"user\":\"tiger\"}");
		assertThat(this.secrets.get(USER).text()).isEqualTo("tiger");
		assertThat(this.secrets.get(USER).text()).isEqualTo("tiger");
	}

	@Test
	void getWhenMemberDoesNotExistIsTheDefaultEachTime() {
		SecretRef ref = SecretRef.of("db#password:none");
		assertThat(this.secrets.get(ref).text()).isEqualTo("none");
		assertThat(this.secrets.get(ref).text()).isEqualTo("none");
		change("{\"password\":\"opensesame\"}");
		assertThat(this.secrets.get(ref).text()).isEqualTo("opensesame");
	}

	@Test
	void getWhenSuccessorLacksTheMemberSaysSo() {
		this.secrets.get(USER);
		change("{}");
		assertThatExceptionOfType(SecretNotFoundException.class).isThrownBy(() -> this.secrets.get(USER));
		assertThatExceptionOfType(SecretNotFoundException.class).isThrownBy(() -> this.secrets.get(USER));
	}

	/**
	 * The value is that of the read, and not the one that arrived before its lease.
	 */
	@Test
	void getWhenSuccessorArrivesBeforeTheLeaseIsNotLeased() {
		Secrets secrets = Secrets.of(Map.of("", SecretNaming.of("app", List.of())),
				beforeEachLease(() -> change("{}")));
		assertThat(secrets.get(USER).text()).isEqualTo("scott");
		assertThatExceptionOfType(SecretNotFoundException.class).isThrownBy(() -> secrets.get(USER));
	}

	@Test
	void getWhenThereAreMoreReferencesThanAreRememberedIsRightForEach() {
		List<String> refs = IntStream.range(0, 3000).mapToObj((i) -> "db" + i + "#user").toList();
		assertThat(refs).allMatch((ref) -> this.secrets.get(ref).text().equals("scott"));
		change("{\"user\":\"tiger\"}");
		assertThat(refs).allMatch((ref) -> this.secrets.get(ref).text().equals("tiger"));
	}

	private SecretCache beforeEachLease(Runnable action) {
		return (SecretCache) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { SecretCache.class },
				(proxy, method, arguments) -> {
					if (method.getName().equals("lease")) {
						action.run();
					}
					return method.invoke(this.cache, arguments);
				});
	}

	private void change(String text) {
		this.text = text;
		this.cache.renew(this.cache.names()).join();
	}

	private Map<SecretName, Outcome> read(Collection<SecretName> names) {
		return names.stream()
			.collect(Collectors.toMap((name) -> name,
					(name) -> new Outcome.Found(SecretValue.ofText(this.text, SecretOrigin.of("test")))));
	}

	private CacheClock clock() {
		return new CacheClock() {

			@Override
			public long nanoTime() {
				return LeasedSecretsTests.this.looks.incrementAndGet();
			}

			@Override
			public CompletableFuture<Void> alarm(long nanos) {
				LeasedSecretsTests.this.alarm = new CompletableFuture<>();
				return LeasedSecretsTests.this.alarm;
			}

		};
	}

}
