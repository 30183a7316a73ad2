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
package io.github.awssecrets.contract;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.cache.CacheSettings;
import io.github.awssecrets.cache.SecretCache;
import io.github.awssecrets.read.SecretNotFoundException;
import io.github.awssecrets.read.SecretUnavailableException;
import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.ref.SecretNaming;
import io.github.awssecrets.ref.SecretRef;
import org.junit.jupiter.api.Test;

import org.springframework.core.task.SimpleAsyncTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the code of an application reads.
 */
interface SecretsContract {

	@Test
	default void prefetchWhen45AreReferencedMakesThreeCallsInAll(Scratch secrets) {
		List<SecretRef> refs = secrets.createMany(45)
			.stream()
			.map((name) -> SecretRef.of(name.substring(secrets.prefix().length() + 1)))
			.toList();
		Secrets read = secrets(secrets);
		secrets.calls().clear();
		read.prefetch(refs).join();
		assertThat(refs)
			.allSatisfy((ref) -> assertThat(read.get(ref).text()).isEqualTo(secrets.prefix() + "/" + ref.path()));
		assertThat(secrets.calls().operations()).containsExactly("BatchGetSecretValue", "BatchGetSecretValue",
				"BatchGetSecretValue");
	}

	@Test
	default void getWhenRepeatedMakesOneCall(Scratch secrets) {
		secrets.create("db", "opensesame");
		Secrets read = secrets(secrets);
		secrets.calls().clear();
		assertThat(read.get("db").text()).isEqualTo("opensesame");
		assertThat(read.get("db").text()).isEqualTo("opensesame");
		assertThat(secrets.calls().operations()).hasSize(1);
	}

	@Test
	default void getWhenMemberIsNamedReturnsIt(Scratch secrets) {
		secrets.create("db", "{\"username\":\"app\",\"hosts\":[\"db-1\",\"db-2\"]}");
		assertThat(secrets(secrets).get("db#username").text()).isEqualTo("app");
		assertThat(secrets(secrets).get("db#/hosts/1").text()).isEqualTo("db-2");
	}

	@Test
	default void getWhenStageIsNamedReturnsThatVersion(Scratch secrets) {
		String name = secrets.create("db", "first");
		secrets.put(name, "second");
		assertThat(secrets(secrets).get("db?stage=AWSPREVIOUS").text()).isEqualTo("first");
	}

	@Test
	default void getWhenReferenceIsArnReturnsValue(Scratch secrets) {
		String name = secrets.create("db", "opensesame");
		assertThat(secrets(secrets).get(secrets.arn(name)).text()).isEqualTo("opensesame");
	}

	@Test
	default void getWhenSecretIsMissingThrows(Scratch secrets) {
		assertThatExceptionOfType(SecretNotFoundException.class).isThrownBy(() -> secrets(secrets).get("missing"))
			.satisfies((ex) -> assertThat(ex.failure().kind()).isEqualTo(FailureKind.NOT_FOUND));
	}

	@Test
	default void getWhenSecretIsMissingAndHasDefaultReturnsDefault(Scratch secrets) {
		assertThat(secrets(secrets).get("missing:fallback").text()).isEqualTo("fallback");
	}

	@Test
	default void getWhenScheduledForDeletionThrowsInSpiteOfDefault(Scratch secrets) {
		secrets.createScheduled("db");
		assertThatExceptionOfType(SecretUnavailableException.class)
			.isThrownBy(() -> secrets(secrets).get("db:fallback"))
			.satisfies((ex) -> assertThat(ex.failure().kind()).isEqualTo(FailureKind.SCHEDULED_FOR_DELETION));
	}

	private static Secrets secrets(Scratch secrets) {
		CacheSettings settings = new CacheSettings(Duration.ofMinutes(5), Duration.ofHours(24), 1000,
				Duration.ofSeconds(5), Duration.ofSeconds(30));
		SecretCache cache = SecretCache.of(BackendContract.backend(secrets), settings, System::nanoTime,
				new SimpleAsyncTaskExecutor("contract-"));
		return Secrets.of(Map.of("", SecretNaming.of(secrets.prefix(), List.of("arn:*"))), cache);
	}

}
