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

package io.github.awssecrets.benchmarks.memory;

import java.util.ArrayList;
import java.util.List;

import io.github.awssecrets.benchmarks.app.Holding;
import io.github.awssecrets.benchmarks.measure.Child;
import io.github.awssecrets.benchmarks.measure.Figures;
import io.github.awssecrets.benchmarks.measure.Median;
import io.github.awssecrets.benchmarks.measure.Options;
import io.github.awssecrets.benchmarks.measure.Part;
import io.github.awssecrets.benchmarks.measure.Section;
import io.github.awssecrets.benchmarks.measure.Server;
import io.github.awssecrets.benchmarks.measure.Table;

/**
 * What is kept in memory for each secret that has been read.
 */
public final class Memory implements Part {

	private static final int ROUNDS = 3;

	@Override
	public String name() {
		return "memory";
	}

	@Override
	public Section measure(Options options) {
		int secrets = options.quick() ? 1000 : 10_000;
		Table table = new Table("%,d secrets of 32 characters, kept by".formatted(secrets), "bytes each", "/ map");
		try (Server server = Server.start(secrets)) {
			double map = bytes("map", server, secrets, options);
			double own = bytes("starter", server, secrets, options);
			double peer = bytes("caching", server, secrets, options);
			table.row("a `HashMap` of names and texts", Figures.of(map), "1");
			table.row("this starter", Figures.of(own), Figures.of(own / map));
			table.row("`aws-secretsmanager-caching-java`", Figures.of(peer), Figures.of(peer / map));
		}
		return new Section().table(table);
	}

	private static double bytes(String holder, Server server, int secrets, Options options) {
		System.out.printf("memory: %s%n", holder);
		List<String> jvm = new ArrayList<>(options.jvm());
		jvm.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC"));
		List<Long> bytes = new ArrayList<>();
		for (int i = 0; i < Math.min(ROUNDS, options.rounds()); i++) {
			try (Child child = Child.start(Child.ownClassPath(), Holding.class.getName(), jvm,
					List.of(holder, server.endpoint().toString(), Integer.toString(secrets)))) {
				bytes.add(Long.parseLong(child.await("=")));
			}
		}
		return Median.of(bytes);
	}

}
