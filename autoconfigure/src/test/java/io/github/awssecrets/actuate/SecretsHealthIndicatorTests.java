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

package io.github.awssecrets.actuate;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.cache.CacheSettings;
import io.github.awssecrets.cache.SecretCache;
import io.github.awssecrets.doctor.Checkup;
import io.github.awssecrets.doctor.Condition;
import io.github.awssecrets.doctor.DiagnosisDescriptor;
import io.github.awssecrets.env.SecretUse;
import io.github.awssecrets.env.UsedReference;
import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretNaming;
import io.github.awssecrets.ref.SecretRef;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretsHealthIndicator}.
 */
class SecretsHealthIndicatorTests {

	private final Map<String, FailureKind> failures = new HashMap<>();

	private final SecretCache cache = SecretCache.of(this::read, new CacheSettings(Duration.ofMinutes(5),
			Duration.ofHours(24), 100, Duration.ofSeconds(5), Duration.ofSeconds(30)), () -> 0, Runnable::run);

	private final Secrets secrets = Secrets.of(Map.of("", SecretNaming.of(null, List.of())), this.cache);

	@Test
	void healthWhenThereIsNoReferenceIsUpWithoutDetails() {
		assertThat(health()).isEqualTo(Health.up().build());
	}

	@Test
	void healthWhenRequiredSecretFailsIsDown() {
		this.failures.put("db", FailureKind.ACCESS_DENIED);
		Health health = health("db", "mail");
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(conditions(health)).isEqualTo(Map.of("db", Condition.FAILED, "mail", Condition.OK));
	}

	@Test
	void healthWhenOnlyCodeNeedsTheSecretThatFailsIsUpAndListsIt() {
		this.failures.put("tenant/a", FailureKind.ACCESS_DENIED);
		readByCode("tenant/a", "tenant/b");
		Health health = health("db");
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(conditions(health)).isEqualTo(Map.of("db", Condition.OK, "tenant/a", Condition.FAILED));
	}

	@Test
	void healthWhenSecretsAreStaleIsUpAndCountsThem() {
		readByCode("db", "mail");
		this.failures.put("db", FailureKind.THROTTLED);
		this.failures.put("mail", FailureKind.THROTTLED);
		readByCode("db", "mail");
		Health health = health("db", "mail");
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("warning", "2 secrets are stale");
	}

	@Test
	void healthWhenRequiredSecretWasWithdrawnIsDownAndSaysSo() {
		readByCode("db", "mail");
		this.failures.put("db", FailureKind.SCHEDULED_FOR_DELETION);
		this.failures.put("mail", FailureKind.TIMEOUT);
		readByCode("db", "mail");
		Health health = health("db", "mail");
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(conditions(health)).isEqualTo(Map.of("db", Condition.WITHDRAWN, "mail", Condition.STALE));
		assertThat(health.getDetails()).containsEntry("warning", "1 secret is stale, 1 secret was withdrawn");
	}

	@Test
	void healthWhenOnlyCodeNeedsTheSecretThatWasWithdrawnIsUpAndListsIt() {
		readByCode("tenant/a");
		this.failures.put("tenant/a", FailureKind.NOT_FOUND);
		readByCode("tenant/a");
		Health health = health("db");
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(conditions(health)).isEqualTo(Map.of("db", Condition.OK, "tenant/a", Condition.WITHDRAWN));
	}

	private Health health(String... references) {
		List<UsedReference> used = List.of(references)
			.stream()
			.map((text) -> new UsedReference(text, SecretRef.of(text), null, false,
					List.of(new SecretUse("app." + text, null, text, false, null))))
			.toList();
		return new SecretsHealthIndicator(
				() -> new Checkup(() -> used, this.secrets, this.cache, Duration.ofMinutes(1), () -> 0))
			.health();
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Condition> conditions(Health health) {
		Map<String, DiagnosisDescriptor> references = (Map<String, DiagnosisDescriptor>) health.getDetails()
			.get("references");
		return references.values()
			.stream()
			.collect(Collectors.toMap(DiagnosisDescriptor::reference, DiagnosisDescriptor::condition));
	}

	private void readByCode(String... paths) {
		this.cache.renew(List.of(paths).stream().map(SecretRef::of).map(this.secrets::nameOf).toList()).join();
	}

	private Map<SecretName, Outcome> read(Collection<SecretName> names) {
		return names.stream().collect(Collectors.toMap(Function.identity(), this::read));
	}

	private Outcome read(SecretName name) {
		FailureKind kind = this.failures.get(name.id());
		return (kind != null) ? new Outcome.Failed(SecretFailure.of(kind, "the test", null))
				: new Outcome.Found(SecretValue.ofText("1", SecretOrigin.of("aws")));
	}

}
