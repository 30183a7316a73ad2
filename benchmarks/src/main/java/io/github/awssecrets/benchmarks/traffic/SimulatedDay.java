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

package io.github.awssecrets.benchmarks.traffic;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

import io.github.awssecrets.aws.AwsBackend;
import io.github.awssecrets.benchmarks.app.SdkApplication;
import io.github.awssecrets.benchmarks.app.Workload;
import io.github.awssecrets.cache.CacheSettings;
import io.github.awssecrets.cache.SecretCache;
import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.ref.SecretNaming;
import io.github.awssecrets.ref.SecretRef;
import io.github.awssecrets.refresh.RefreshPolling;
import io.github.awssecrets.refresh.SecretsRefresh;
import io.github.awssecrets.test.FakeSecretsManager;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * A day in the life of the starter: its own cache, refresh and client, put together as
 * the auto-configuration does, with the default settings and a clock that runs faster.
 */
final class SimulatedDay {

	private static final CacheSettings DEFAULTS = new CacheSettings(Duration.ofMinutes(5), Duration.ofHours(24), 1000,
			Duration.ofSeconds(5), Duration.ofSeconds(30));

	private static final Duration STEP = Duration.ofSeconds(10);

	private static final int STEPS = (int) Duration.ofDays(1).dividedBy(STEP);

	private final FakeSecretsManager server;

	private final List<SecretRef> refs;

	SimulatedDay(FakeSecretsManager server, int secrets) {
		this.server = server;
		this.refs = IntStream.range(0, secrets).mapToObj((i) -> SecretRef.of(Workload.key(i))).toList();
	}

	/**
	 * The calls of a day.
	 * @param polling how often secrets are read again, zero meaning never
	 * @param read whether the application asks for each secret every ten seconds
	 * @return how many there were, without those of the start
	 */
	int calls(Duration polling, boolean read) throws Exception {
		SimulatedTime time = new SimulatedTime();
		try (SecretsManagerClient client = SdkApplication.client(this.server.endpoint())) {
			SecretCache cache = SecretCache.of(AwsBackend.of(() -> client, Runnable::run, AwsBackend.DEFAULT_CALLS),
					DEFAULTS, time::nanos, Runnable::run);
			Secrets secrets = Secrets.of(Map.of("", SecretNaming.of(Workload.PREFIX, List.of())), cache);
			secrets.prefetch(this.refs).join();
			this.server.clearCalls();
			RefreshPolling poller = new RefreshPolling(
					new SecretsRefresh(cache, (names) -> new TreeSet<>(), (event) -> {
					}, List.of()), polling, time, () -> ThreadLocalRandom.current().nextDouble());
			poller.start();
			for (int i = 0; i < STEPS; i++) {
				time.advance(STEP);
				if (read) {
					this.refs.forEach(secrets::get);
				}
			}
			poller.destroy();
			return this.server.calls().size();
		}
	}

}
