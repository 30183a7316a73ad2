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

package io.github.awssecrets.benchmarks.hit;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import io.github.awssecrets.benchmarks.measure.Figures;
import io.github.awssecrets.benchmarks.measure.Options;
import io.github.awssecrets.benchmarks.measure.Part;
import io.github.awssecrets.benchmarks.measure.Section;
import io.github.awssecrets.benchmarks.measure.Table;
import io.github.awssecrets.benchmarks.measure.Target;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * What a read takes of a value that is at hand, beside what else could be read.
 */
public final class Hit implements Part {

	private static final int FEW = 1;

	private static final int MANY = 8;

	private static final Map<String, String> READS = reads();

	@Override
	public String name() {
		return "hit";
	}

	@Override
	public Section measure(Options options) {
		Reads alone = run(options, FEW);
		Reads together = run(options, MANY);
		Table table = new Table("read", "ns, 1 thread", "/ map", "B/op", "per µs, 8 threads", "/ caching client");
		READS.forEach((method, label) -> table.row(label, Figures.of(alone.of(method).nanos()),
				Figures.of(alone.times(method, "map")), Figures.of(alone.of(method).bytes()),
				Figures.of(together.of(method).perMicrosecond()),
				Figures.of(together.throughput(method, "cachingClient"))));
		return new Section().table(table)
			.figure(Target.HIT, Figures.of(alone.times("reference", "map")) + " times")
			.figure(Target.HIT_ALLOCATION, Figures.of(alone.of("reference").bytes()) + " B/op")
			.figure(Target.HIT_THROUGHPUT, Figures.of(together.throughput("reference", "cachingClient")) + " times")
			.figure(Target.PROPERTY,
					Figures.of(alone.times("propertyWithReference", "propertyWithPlaceholder")) + " times");
	}

	private static Reads run(Options options, int threads) {
		System.out.printf("hit: %d reads, %d thread(s)%n", READS.size(), threads);
		ChainedOptionsBuilder builder = new OptionsBuilder()
			.include("^" + HitBenchmark.class.getName().replace(".", "\\.") + "\\.")
			.addProfiler(GCProfiler.class)
			.threads(threads)
			.forks(options.quick() ? 1 : 3)
			.warmupIterations(options.quick() ? 1 : 3)
			.measurementIterations(options.quick() ? 1 : 5)
			.warmupTime(TimeValue.milliseconds(options.quick() ? 200 : 1000))
			.measurementTime(TimeValue.milliseconds(options.quick() ? 200 : 1000))
			.jvmArgsAppend(options.jvm().toArray(String[]::new))
			.shouldFailOnError(true);
		try {
			return new Reads(reads(new Runner(builder.build()).run(), threads));
		}
		catch (RunnerException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Map<String, Read> reads(Collection<RunResult> results, int threads) {
		Map<String, Read> reads = new LinkedHashMap<>();
		for (RunResult result : results) {
			reads.put(result.getPrimaryResult().getLabel(),
					new Read(result.getPrimaryResult().getScore(), threads, bytes(result)));
		}
		return reads;
	}

	private static double bytes(RunResult result) {
		String key = result.getSecondaryResults()
			.keySet()
			.stream()
			.filter((name) -> name.endsWith("gc.alloc.rate.norm"))
			.findFirst()
			.orElseThrow();
		return Objects.requireNonNull(result.getSecondaryResults().get(key)).getScore();
	}

	private static Map<String, String> reads() {
		Map<String, String> reads = new LinkedHashMap<>();
		reads.put("map", "`ConcurrentHashMap.get`");
		reads.put("caffeine", "Caffeine, `getIfPresent`");
		reads.put("reference", "`secrets.get(SecretRef)`");
		reads.put("member", "the same, a member of a JSON secret");
		reads.put("text", "`secrets.get(String)`");
		reads.put("cachingClient", "`aws-secretsmanager-caching-java`, `getSecretString`");
		reads.put("propertyWithPlaceholder", "`environment.getProperty`, an ordinary placeholder");
		reads.put("propertyWithReference", "the same, a reference");
		reads.put("propertyWithMember", "the same, a reference to a member");
		return reads;
	}

	/**
	 * What all reads take, by their methods.
	 */
	private record Reads(Map<String, Read> reads) {

		Read of(String method) {
			return Objects.requireNonNull(this.reads.get(method));
		}

		double times(String method, String other) {
			return of(method).nanos() / of(other).nanos();
		}

		double throughput(String method, String other) {
			return of(method).perMicrosecond() / of(other).perMicrosecond();
		}

	}

	/**
	 * What a read takes.
	 *
	 * @param perMicrosecond how many are done in a microsecond, by all threads
	 * @param threads by how many threads
	 * @param bytes what each allocates
	 */
	private record Read(double perMicrosecond, int threads, double bytes) {

		double nanos() {
			return 1000.0 * this.threads / this.perMicrosecond;
		}

	}

}
