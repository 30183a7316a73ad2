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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

import com.amazonaws.secretsmanager.caching.SecretCache;
import io.github.awssecrets.benchmarks.app.SdkApplication;
import io.github.awssecrets.benchmarks.app.StarterApplication;
import io.github.awssecrets.benchmarks.app.Workload;
import io.github.awssecrets.benchmarks.measure.Figures;
import io.github.awssecrets.benchmarks.measure.Median;
import io.github.awssecrets.benchmarks.measure.Options;
import io.github.awssecrets.benchmarks.measure.Part;
import io.github.awssecrets.benchmarks.measure.Section;
import io.github.awssecrets.benchmarks.measure.Table;
import io.github.awssecrets.benchmarks.measure.Target;
import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.ref.SecretRef;
import io.github.awssecrets.test.FakeSecretsManager;
import io.github.awssecrets.test.Fault;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * A thousand threads that need one secret at the same time, which nobody has read yet.
 */
public final class Herd implements Part {

	private static final int THREADS = 1000;

	private static final int DELAY = 20;

	@Override
	public String name() {
		return "herd";
	}

	@Override
	public Section measure(Options options) {
		try (FakeSecretsManager server = FakeSecretsManager.start(Workload.REGION)) {
			for (int i = 0; i <= options.rounds(); i++) {
				server.put(Workload.name(i), Workload.value(i));
			}
			server.fail(Fault.latency(Duration.ofMillis(DELAY))).always();
			Stampede own = starter(server, options);
			Stampede peer = cachingClient(server, options);
			Table table = new Table("1,000 threads, server %d ms away".formatted(DELAY), "calls",
					"ms until all have the value");
			table.row("this starter", own.calls(), Figures.millis(own.nanos()));
			table.row("`aws-secretsmanager-caching-java`", peer.calls(), Figures.millis(peer.nanos()));
			return new Section().table(table).figure(Target.HERD, own.calls());
		}
	}

	private Stampede starter(FakeSecretsManager server, Options options) {
		try (ConfigurableApplicationContext context = StarterApplication.start(server.endpoint(), Map.of())) {
			Secrets secrets = context.getBean(Secrets.class);
			List<Supplier<String>> reads = new ArrayList<>();
			for (int i = 0; i <= options.rounds(); i++) {
				SecretRef ref = SecretRef.of(Workload.key(i));
				reads.add(() -> secrets.get(ref).text());
			}
			return run(server, reads);
		}
	}

	private Stampede cachingClient(FakeSecretsManager server, Options options) {
		try (SecretsManagerClient client = SdkApplication.client(server.endpoint());
				SecretCache cache = new SecretCache(client)) {
			List<Supplier<String>> reads = new ArrayList<>();
			for (int i = 0; i <= options.rounds(); i++) {
				String name = Workload.name(i);
				reads.add(() -> cache.getSecretString(name));
			}
			return run(server, reads);
		}
	}

	/**
	 * The first secret warms the client up, and is not counted.
	 */
	private static Stampede run(FakeSecretsManager server, List<Supplier<String>> reads) {
		reads.get(0).get();
		List<Long> times = new ArrayList<>();
		List<Integer> calls = new ArrayList<>();
		for (Supplier<String> read : reads.subList(1, reads.size())) {
			server.clearCalls();
			times.add(stampede(read));
			calls.add(server.calls().size());
		}
		int most = calls.stream().mapToInt(Integer::intValue).max().orElseThrow();
		return new Stampede(Integer.toString(most), Median.of(times));
	}

	private static long stampede(Supplier<String> read) {
		CountDownLatch ready = new CountDownLatch(THREADS);
		CountDownLatch start = new CountDownLatch(1);
		CountDownLatch done = new CountDownLatch(THREADS);
		for (int i = 0; i < THREADS; i++) {
			Thread thread = new Thread(() -> {
				ready.countDown();
				await(start);
				read.get();
				done.countDown();
			});
			thread.setDaemon(true);
			thread.start();
		}
		await(ready);
		long begin = System.nanoTime();
		start.countDown();
		await(done);
		return System.nanoTime() - begin;
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What came of it.
	 *
	 * @param calls the most calls of all rounds
	 * @param nanos the median of the times
	 */
	private record Stampede(String calls, double nanos) {

	}

}
