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

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.sun.management.ThreadMXBean;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.cache.CacheClock;
import io.github.awssecrets.cache.CacheCounts;
import io.github.awssecrets.cache.CacheSettings;
import io.github.awssecrets.cache.RunningClock;
import io.github.awssecrets.cache.SecretCache;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretNaming;
import io.github.awssecrets.ref.SecretRef;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a read of a secret costs that is there: no memory.
 */
class SecretsAllocationTests {

	private static final int TIMES = 200_000;

	private static final String ARN = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:db";

	private final CacheCounts counts = new CacheCounts();

	@ParameterizedTest
	@CsvSource({ "db,0", "db#user,0", "db#/list/1,0", "billing//db,0", ARN + ",0", "db,90", "db#user,90" })
	void getWhenSecretIsLeasedAllocatesNothing(String text, int others) {
		try (RunningClock clock = new RunningClock("test-clock")) {
			getAllocatesNothing(secrets(clock), text, others);
		}
	}

	/**
	 * Caffeine keeps a record of reads only once the cache is half full.
	 */
	@ParameterizedTest
	@CsvSource({ "db,0", "db#user,0", "db#/list/1,0", "billing//db,0", ARN + ",0", "db,90", "db#user,90" })
	void getWhenSecretIsThereAllocatesNothing(String text, int others) {
		getAllocatesNothing(secrets(System::nanoTime), text, others);
	}

	@ParameterizedTest
	@CsvSource({ "db,0", "db#user,90" })
	void getWhenReadsAreCountedAllocatesNothing(String text, int others) {
		this.counts.start();
		getWhenSecretIsThereAllocatesNothing(text, others);
		assertThat(this.counts.count(CacheCounts.Result.HIT)).isGreaterThan(TIMES);
		getWhenSecretIsLeasedAllocatesNothing(text, others);
		assertThat(this.counts.count(CacheCounts.Result.HIT)).isGreaterThan(3 * TIMES);
	}

	private static void getAllocatesNothing(Secrets secrets, String text, int others) {
		IntStream.range(0, others).forEach((i) -> secrets.get("other" + i));
		SecretRef ref = SecretRef.of(text);
		read(secrets, ref);
		assertThat(read(secrets, ref) / TIMES).isZero();
	}

	private Secrets secrets(CacheClock clock) {
		SecretValue value = SecretValue.ofText("{\"user\":\"scott\",\"list\":[1,2]}", SecretOrigin.of("test"));
		CacheSettings settings = new CacheSettings(Duration.ofMinutes(5), Duration.ofHours(24), 100, Duration.ZERO,
				Duration.ofSeconds(30));
		SecretCache cache = SecretCache.of(
				(names) -> names.stream()
					.collect(Collectors.toMap((SecretName name) -> name, (name) -> new Outcome.Found(value))),
				settings, clock, Runnable::run, this.counts);
		return Secrets.of(
				Map.of("", SecretNaming.of("app", List.of("*")), "billing", SecretNaming.of("billing", "b", List.of())),
				cache);
	}

	private static long read(Secrets secrets, SecretRef ref) {
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();
		for (int i = 0; i < TIMES; i++) {
			secrets.get(ref);
		}
		return threads.getCurrentThreadAllocatedBytes() - before;
	}

}
