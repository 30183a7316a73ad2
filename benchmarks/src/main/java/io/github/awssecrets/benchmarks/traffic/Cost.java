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
import java.util.Locale;

import com.amazonaws.secretsmanager.caching.SecretCache;
import com.amazonaws.secretsmanager.caching.SecretCacheConfiguration;
import io.github.awssecrets.benchmarks.app.SdkApplication;
import io.github.awssecrets.benchmarks.app.Workload;
import io.github.awssecrets.benchmarks.measure.Child;
import io.github.awssecrets.benchmarks.measure.Options;
import io.github.awssecrets.benchmarks.measure.Part;
import io.github.awssecrets.benchmarks.measure.Section;
import io.github.awssecrets.benchmarks.measure.Server;
import io.github.awssecrets.benchmarks.measure.Table;
import io.github.awssecrets.benchmarks.startup.Application;
import io.github.awssecrets.benchmarks.startup.Way;
import io.github.awssecrets.test.FakeSecretsManager;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * What an instance asks of AWS in a day, after it has started, and what that costs.
 */
public final class Cost implements Part {

	private static final int SECRETS = 25;

	private static final double PRICE = 0.05 / 10_000;

	private static final int DAYS = 30;

	private static final int CYCLES = 3;

	private static final int LOOKS = 240;

	private static final int MINUTES_PER_DAY = 24 * 60;

	/**
	 * A secret is looked at again after a time between half of the hour for which it is
	 * kept and all of it.
	 */
	private static final double MINUTES_PER_CYCLE = 45;

	@Override
	public String name() {
		return "cost";
	}

	@Override
	public Section measure(Options options) {
		Table table = new Table("%d secrets".formatted(SECRETS), "calls per day", "USD per month",
				"how it was measured");
		try (FakeSecretsManager server = FakeSecretsManager.start(Workload.REGION)) {
			for (int i = 0; i < SECRETS; i++) {
				server.put(Workload.name(i), Workload.value(i));
			}
			starter(new SimulatedDay(server, SECRETS), table);
			row(table, "`aws-secretsmanager-caching-java`, read all the time",
					cachingClient(server) * MINUTES_PER_DAY / MINUTES_PER_CYCLE, "one cycle, times 32");
		}
		row(table, "Spring Cloud AWS", 0, "no reload");
		row(table, "Spring Cloud AWS, reload at its default period of 1 min", springCloudAws(options) * MINUTES_PER_DAY,
				"a few cycles, for one of them times 1,440");
		return new Section().table(table);
	}

	private static void starter(SimulatedDay day, Table table) {
		String how = "a simulated day";
		try {
			row(table, "this starter, used in properties", day.calls(Duration.ZERO, false), how);
			row(table, "this starter, read all the time by `Secrets`", day.calls(Duration.ZERO, true), how);
			row(table, "this starter, polling every 5 min", day.calls(Duration.ofMinutes(5), false), how);
			row(table, "this starter, polling every 5 min and read all the time",
					day.calls(Duration.ofMinutes(5), true), how);
			row(table, "this starter, polling every 1 min", day.calls(Duration.ofMinutes(1), false), how);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The calls after all secrets have expired, and each is read.
	 */
	private static int cachingClient(FakeSecretsManager server) {
		try (SecretsManagerClient client = SdkApplication.client(server.endpoint());
				SecretCache cache = new SecretCache(
						new SecretCacheConfiguration().withClient(client).withCacheItemTTL(1000))) {
			readAll(cache);
			Thread.sleep(1100);
			server.clearCalls();
			readAll(cache);
			return server.calls().size();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static void readAll(SecretCache cache) {
		for (int i = 0; i < SECRETS; i++) {
			cache.getSecretString(Workload.name(i));
		}
	}

	/**
	 * The calls of one reload, which finds no change.
	 */
	private static int springCloudAws(Options options) {
		Application application = new Application("small", Way.SPRING_CLOUD_AWS_RELOAD, SECRETS);
		try (Server server = Server.start(SECRETS);
				Child running = application.start(server.endpoint().toString(), options.jvm(),
						"spring.main.keep-alive=true", "spring.cloud.aws.secretsmanager.reload.strategy=refresh",
						"spring.cloud.aws.secretsmanager.reload.period=2s")) {
			server.calls();
			int all = 0;
			int cycles = 0;
			boolean quiet = false;
			for (int i = 0; i < LOOKS && running.isAlive() && (cycles < CYCLES || !quiet); i++) {
				Thread.sleep(500);
				Server.Calls calls = server.calls();
				all += calls.all();
				cycles += calls.forFirst();
				quiet = calls.all() == 0;
			}
			if (cycles < CYCLES) {
				throw new IllegalStateException("Spring Cloud AWS has not reloaded");
			}
			return Math.round((float) all / cycles);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static void row(Table table, String label, double calls, String how) {
		table.row(label, String.format(Locale.ROOT, "%,.0f", calls),
				String.format(Locale.ROOT, "%.3f", calls * DAYS * PRICE), how);
	}

}
