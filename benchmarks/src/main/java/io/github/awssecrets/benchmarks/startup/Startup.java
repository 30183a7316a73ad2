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

package io.github.awssecrets.benchmarks.startup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.awssecrets.benchmarks.measure.Figures;
import io.github.awssecrets.benchmarks.measure.Median;
import io.github.awssecrets.benchmarks.measure.Options;
import io.github.awssecrets.benchmarks.measure.Part;
import io.github.awssecrets.benchmarks.measure.Section;
import io.github.awssecrets.benchmarks.measure.Server;
import io.github.awssecrets.benchmarks.measure.Table;
import io.github.awssecrets.benchmarks.measure.Target;

/**
 * How long the application takes to start in each way. The rounds are interleaved, so
 * that whatever slows the machine for a while slows all ways.
 */
public final class Startup implements Part {

	private static final int TARGET_DELAY = 20;

	private static final Map<Integer, Target> TARGETS = Map.of(1, Target.STARTUP_1, 25, Target.STARTUP_25, 100,
			Target.STARTUP_100);

	private static final List<Way> LOCAL = List.of(Way.NONE, Way.UNUSED_STARTER);

	private static final List<Way> REMOTE = List.of(Way.SPRING_CLOUD_AWS, Way.STARTER, Way.SDK);

	private final String name;

	private final String kind;

	private Startup(String name, String kind) {
		this.name = name;
		this.kind = kind;
	}

	/**
	 * Measures the small application.
	 * @return the part
	 */
	public static Startup small() {
		return new Startup("startup", "small");
	}

	/**
	 * Measures the application with a web server and a connection pool.
	 * @return the part
	 */
	public static Startup web() {
		return new Startup("web", "web");
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public Section measure(Options options) {
		Map<Case, List<Long>> times = new LinkedHashMap<>();
		cases(options).forEach((each) -> times.put(each, new ArrayList<>()));
		Calls calls = new Calls();
		try (Server server = Server.start(options.mostSecrets())) {
			warmUp(server, options);
			for (int round = 1; round <= options.rounds(); round++) {
				System.out.printf("%s: round %d of %d, %d starts%n", this.name, round, options.rounds(), times.size());
				times.forEach((each, list) -> list.add(run(each, server, options, calls)));
			}
		}
		Medians medians = new Medians(times);
		return isSmall() ? small(options, medians, calls) : section(options, medians, calls);
	}

	private boolean isSmall() {
		return this.kind.equals("small");
	}

	private List<Case> cases(Options options) {
		List<Case> cases = new ArrayList<>();
		for (int secrets : options.secrets()) {
			LOCAL.forEach((way) -> cases.add(new Case(way, secrets, 0)));
			for (int delay : delays(options)) {
				REMOTE.forEach((way) -> cases.add(new Case(way, secrets, delay)));
			}
		}
		return cases;
	}

	private List<Integer> delays(Options options) {
		return isSmall() ? options.delays() : List.of(TARGET_DELAY);
	}

	private void warmUp(Server server, Options options) {
		server.delay(0);
		for (Case each : cases(options).stream().filter((some) -> some.delay() == delays(options).get(0)).toList()) {
			application(each.way(), 1).time(server.endpoint().toString(), options.jvm());
		}
	}

	private long run(Case each, Server server, Options options, Calls calls) {
		server.delay(each.delay());
		server.calls();
		long time = application(each.way(), each.secrets()).time(server.endpoint().toString(), options.jvm());
		calls.add(each, server.calls().all());
		return time;
	}

	private Application application(Way way, int secrets) {
		return new Application(this.kind, way, secrets);
	}

	private Section section(Options options, Medians medians, Calls calls) {
		Section section = new Section();
		for (int delay : delays(options)) {
			Table table = new Table("secrets", "no secrets, ms", "Spring Cloud AWS adds", "this starter adds",
					"SDK loop adds", "this starter / Spring Cloud AWS", "this starter / SDK loop", "calls");
			options.secrets().forEach((secrets) -> table.row(row(secrets, delay, medians, calls)));
			section.text("Server %d ms away, times in ms:".formatted(delay)).table(table);
		}
		Table unused = new Table("properties", "without the starter, ms", "with it, ms", "added");
		options.secrets()
			.forEach((secrets) -> unused.row(secrets, Figures.millis(medians.of(Way.NONE, secrets, 0)),
					Figures.millis(medians.of(Way.UNUSED_STARTER, secrets, 0)), percent(medians.unused(secrets))));
		return section.text("No reference in the configuration:").table(unused);
	}

	private static Object[] row(int secrets, int delay, Medians medians, Calls calls) {
		double peer = medians.added(Way.SPRING_CLOUD_AWS, secrets, delay);
		double own = medians.added(Way.STARTER, secrets, delay);
		double loop = medians.added(Way.SDK, secrets, delay);
		return new Object[] { secrets, Figures.millis(medians.of(Way.NONE, secrets, 0)), Figures.millis(peer),
				Figures.millis(own), Figures.millis(loop), Figures.of(own / peer), Figures.of(own / loop),
				"%d, %d, %d".formatted(calls.of(new Case(Way.SPRING_CLOUD_AWS, secrets, delay)),
						calls.of(new Case(Way.STARTER, secrets, delay)), calls.of(new Case(Way.SDK, secrets, delay))) };
	}

	private Section small(Options options, Medians medians, Calls calls) {
		Section section = section(options, medians, calls);
		int delay = options.delays().contains(TARGET_DELAY) ? TARGET_DELAY : options.delays().get(0);
		TARGETS.forEach((secrets, target) -> {
			if (options.secrets().contains(secrets) && delay == TARGET_DELAY) {
				section.figure(target, Figures.of(medians.added(Way.STARTER, secrets, delay)
						/ medians.added(Way.SPRING_CLOUD_AWS, secrets, delay)));
			}
		});
		section.figure(Target.CALLS, calls.ofStarter(delay, options.secrets()));
		double unused = Median.of(options.secrets().stream().map(medians::unused).toList());
		String client = ClientClasses.areLoadedBy(application(Way.UNUSED_STARTER, 1), options) ? "a" : "no";
		return section.figure(Target.NO_REFERENCE, percent(unused) + ", " + client + " client");
	}

	private static String percent(double part) {
		return "%+.1f %%".formatted(part * 100);
	}

}
