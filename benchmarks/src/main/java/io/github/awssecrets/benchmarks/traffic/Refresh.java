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

import java.util.ArrayList;
import java.util.List;

import io.github.awssecrets.benchmarks.app.SpringCloudRefresh;
import io.github.awssecrets.benchmarks.app.StarterRefresh;
import io.github.awssecrets.benchmarks.measure.Child;
import io.github.awssecrets.benchmarks.measure.Figures;
import io.github.awssecrets.benchmarks.measure.Median;
import io.github.awssecrets.benchmarks.measure.Options;
import io.github.awssecrets.benchmarks.measure.Part;
import io.github.awssecrets.benchmarks.measure.Section;
import io.github.awssecrets.benchmarks.measure.Server;
import io.github.awssecrets.benchmarks.measure.Table;
import io.github.awssecrets.benchmarks.measure.Target;
import io.github.awssecrets.benchmarks.startup.Application;
import io.github.awssecrets.benchmarks.startup.Way;

/**
 * How long it takes to read all secrets again, of which none has changed.
 */
public final class Refresh implements Part {

	private static final int DELAY = 20;

	private static final int WARM_UP = 3;

	private static final List<Integer> SECRETS = List.of(20, 100, 500);

	@Override
	public String name() {
		return "refresh";
	}

	@Override
	public Section measure(Options options) {
		Section section = new Section();
		Table table = new Table("secrets, server %d ms away".formatted(DELAY), "with", "ms", "calls", "round trips",
				"ms / Spring Cloud AWS");
		try (Server server = Server.start(SECRETS.get(SECRETS.size() - 1))) {
			server.delay(DELAY);
			for (int secrets : SECRETS) {
				System.out.printf("refresh: %d secrets%n", secrets);
				Refreshed peer = refresh(server, Way.SPRING_CLOUD_AWS_RELOAD, SpringCloudRefresh.class, secrets,
						options);
				Refreshed own = refresh(server, Way.STARTER, StarterRefresh.class, secrets, options);
				table.row(secrets, "this starter", Figures.millis(own.nanos()), own.calls(), own.roundTrips(),
						Figures.of(own.nanos() / peer.nanos()));
				table.row(secrets, "Spring Cloud AWS", Figures.millis(peer.nanos()), peer.calls(), peer.roundTrips(),
						"1");
				section.figure(Target.REFRESH, "%d calls, %d round trips".formatted(own.calls(), own.roundTrips()));
			}
		}
		return section.table(table);
	}

	private static Refreshed refresh(Server server, Way way, Class<?> main, int secrets, Options options) {
		int warmUp = options.quick() ? 1 : WARM_UP;
		int refreshes = warmUp + options.rounds();
		List<String> jvm = new ArrayList<>(options.jvm());
		jvm.add("-Drefreshes=" + refreshes);
		List<Refreshed> results = new ArrayList<>();
		try (Child child = new Application("small", way, secrets).launch(server.endpoint().toString(), main.getName(),
				jvm)) {
			for (int i = 0; i < refreshes; i++) {
				results.add(Refreshed.parse(child.await("=")));
			}
		}
		return Refreshed.of(results.subList(warmUp, refreshes));
	}

	/**
	 * What came of refreshes.
	 *
	 * @param nanos the median of the times
	 * @param calls the most calls of one
	 * @param roundTrips the most calls that followed one another
	 */
	private record Refreshed(double nanos, int calls, int roundTrips) {

		static Refreshed parse(String line) {
			String[] words = line.split(" ");
			return new Refreshed(Long.parseLong(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
		}

		static Refreshed of(List<Refreshed> all) {
			return new Refreshed(Median.of(all.stream().map(Refreshed::nanos).toList()),
					all.stream().mapToInt(Refreshed::calls).max().orElseThrow(),
					all.stream().mapToInt(Refreshed::roundTrips).max().orElseThrow());
		}

	}

}
