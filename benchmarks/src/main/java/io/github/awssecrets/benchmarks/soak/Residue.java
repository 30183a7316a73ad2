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
package io.github.awssecrets.benchmarks.soak;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import com.sun.management.UnixOperatingSystemMXBean;

/**
 * What is left between two applications, each time.
 */
final class Residue {

	private static final long MEBIBYTE = 1024 * 1024;

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final List<Sample> samples = new ArrayList<>();

	/**
	 * Waits for threads of the application that was closed, and has a look.
	 * @param versions how many versions the server keeps
	 */
	void take(Findings findings, long versions) throws InterruptedException {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (own().findAny().isPresent() && System.nanoTime() < deadline) {
			Thread.sleep(50);
		}
		List<String> left = own().map(Thread::getName).toList();
		findings.check(Criterion.LEFT_RUNNING, left.isEmpty(), left.toString());
		this.samples.add(new Sample(threads().filter((thread) -> !isOurs(thread)).count(), files(), heap(), versions));
	}

	/**
	 * Compares the last third with the first one.
	 */
	void judge(Findings findings) {
		Sample first = median(this.samples.subList(0, third()));
		Sample last = median(this.samples.subList(this.samples.size() - third(), this.samples.size()));
		findings.check(Criterion.THREADS, last.threads() <= first.threads() + 5, grown(first, last, Sample::threads));
		findings.check(Criterion.CONNECTIONS, last.files() <= first.files() + 10, grown(first, last, Sample::files));
		long allowed = 16 * MEBIBYTE + 1024 * (last.versions() - first.versions());
		findings.check(Criterion.HEAP, last.heap() <= first.heap() + allowed, grown(first, last, Sample::heap));
	}

	/**
	 * What was found at first and at last, in words.
	 */
	String summary() {
		Sample first = median(this.samples.subList(0, third()));
		Sample last = median(this.samples.subList(this.samples.size() - third(), this.samples.size()));
		return "threads %s, open files and sockets %s, heap %s MiB, versions at the server %s".formatted(
				grown(first, last, Sample::threads), grown(first, last, Sample::files),
				grown(first, last, (sample) -> sample.heap() / MEBIBYTE), grown(first, last, Sample::versions));
	}

	private int third() {
		return Math.max(1, this.samples.size() / 3);
	}

	private static Sample median(List<Sample> samples) {
		return new Sample(median(samples, Sample::threads), median(samples, Sample::files),
				median(samples, Sample::heap), median(samples, Sample::versions));
	}

	private static long median(List<Sample> samples, ToLongFunction<Sample> part) {
		return samples.stream()
			.map(part::applyAsLong)
			.sorted(Comparator.naturalOrder())
			.skip(samples.size() / 2)
			.findFirst()
			.orElseThrow();
	}

	private static String grown(Sample first, Sample last, ToLongFunction<Sample> part) {
		return part.applyAsLong(first) + " → " + part.applyAsLong(last);
	}

	private static Stream<Thread> own() {
		return threads().filter((thread) -> thread.getName().startsWith("aws-secrets-"));
	}

	/**
	 * The server keeps the threads of its connections for a while.
	 */
	private static boolean isOurs(Thread thread) {
		return Set.of("soak-", "fake-secrets-manager").stream().anyMatch(thread.getName()::startsWith);
	}

	private static Stream<Thread> threads() {
		return Thread.getAllStackTraces().keySet().stream();
	}

	private static long files() {
		return (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix)
				? unix.getOpenFileDescriptorCount() : 0;
	}

	private static long heap() throws InterruptedException {
		for (int i = 0; i < 3; i++) {
			System.gc();
			Thread.sleep(50);
		}
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	private record Sample(long threads, long files, long heap, long versions) {
	}

}
