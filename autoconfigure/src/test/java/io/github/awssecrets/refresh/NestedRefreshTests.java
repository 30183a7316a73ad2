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
package io.github.awssecrets.refresh;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretBackend;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.cache.CacheSettings;
import io.github.awssecrets.cache.SecretCache;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who follows a change may well ask for a refresh.
 */
class NestedRefreshTests {

	private static final SecretName NAME = new SecretName("", "db", "db", SecretVersion.CURRENT);

	private final AtomicInteger version = new AtomicInteger(1);

	private final SecretCache cache = SecretCache.of(backend(), new CacheSettings(Duration.ofMinutes(5),
			Duration.ofHours(1), 10, Duration.ofSeconds(5), Duration.ofSeconds(5)), System::nanoTime, Runnable::run);

	@Test
	@Timeout(30)
	void refreshWhenFollowerAsksForAnotherComesToAnEnd() {
		AtomicReference<SecretsRefresh> refresh = new AtomicReference<>();
		List<RefreshResult> nested = new ArrayList<>();
		Follower follower = (change) -> {
			nested.add(refresh.get().refresh());
			return List.of();
		};
		refresh.set(new SecretsRefresh(this.cache, (names) -> new TreeSet<>(), (event) -> {
		}, List.of(follower)));
		this.cache.get(NAME);
		this.version.incrementAndGet();
		assertThat(refresh.get().refresh().changed()).hasSize(1);
		assertThat(nested).singleElement()
			.satisfies((result) -> assertThat(result.changed()).isEmpty())
			.satisfies((result) -> assertThat(result.unchanged()).containsExactly(NAME));
	}

	private SecretBackend backend() {
		return (names) -> names.stream().collect(Collectors.toMap((name) -> name, (name) -> found()));
	}

	private Outcome found() {
		String id = "v" + this.version.get();
		return new Outcome.Found(SecretValue.ofText(id, new SecretOrigin("aws", null, id, null)));
	}

}
