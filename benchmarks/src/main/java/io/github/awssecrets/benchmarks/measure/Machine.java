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

package io.github.awssecrets.benchmarks.measure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.management.OperatingSystemMXBean;

/**
 * What a figure was measured with.
 */
final class Machine {

	private static final long GIBIBYTE = 1L << 30;

	private static final Pattern JAR = Pattern.compile(
			"/(spring-boot|spring-core|spring-cloud-aws-core|spring-cloud-context|secretsmanager|caffeine|aws-secretsmanager-caching-java|jmh-core)-([0-9][^/]*)\\.jar");

	private Machine() {
	}

	/**
	 * Processor, memory, operating system, JDK, libraries and date, on one line.
	 */
	static String description() {
		return "%s, %d cores, %d GiB, %s %s; %s %s; %s; %s".formatted(processor(),
				Runtime.getRuntime().availableProcessors(), memory(), System.getProperty("os.name"),
				System.getProperty("os.arch"), System.getProperty("java.vendor"),
				System.getProperty("java.runtime.version"), libraries(), LocalDate.now(ZoneOffset.UTC));
	}

	private static String processor() {
		try {
			return Files.readAllLines(Path.of("/proc/cpuinfo"))
				.stream()
				.filter((line) -> line.startsWith("model name"))
				.map((line) -> line.substring(line.indexOf(':') + 1).strip())
				.findFirst()
				.orElse("unknown processor");
		}
		catch (IOException ex) {
			return "unknown processor";
		}
	}

	private static long memory() {
		OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
		return Math.round((double) system.getTotalMemorySize() / GIBIBYTE);
	}

	private static String libraries() {
		Map<String, String> versions = new TreeMap<>();
		Matcher matcher = JAR.matcher(Child.ownClassPath());
		while (matcher.find()) {
			versions.put(matcher.group(1), matcher.group(2));
		}
		StringBuilder text = new StringBuilder();
		versions.forEach(
				(name, version) -> text.append(text.isEmpty() ? "" : ", ").append(name).append(' ').append(version));
		return text.toString();
	}

}
