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

import java.util.List;
import java.util.stream.Stream;

/**
 * How much is measured. What a person does not say is as much as a figure needs that is
 * to be believed; a quick run only shows that everything works.
 *
 * @param quick whether this is a quick run
 * @param rounds how often everything is repeated
 * @param secrets the numbers of secrets of an application
 * @param delays how far away the server is, in milliseconds
 * @param jvm options of the JVMs of all applications
 * @param parts the names of the parts that are measured
 */
public record Options(boolean quick, int rounds, List<Integer> secrets, List<Integer> delays, List<String> jvm,
		List<String> parts) {

	public Options {
		secrets = List.copyOf(secrets);
		delays = List.copyOf(delays);
		jvm = List.copyOf(jvm);
		parts = List.copyOf(parts);
	}

	/**
	 * The options that system properties give.
	 * @param allParts the names of all parts
	 * @return the options
	 */
	public static Options fromSystemProperties(List<String> allParts) {
		boolean quick = Boolean.parseBoolean(words("quick").stream().findFirst().orElse("false"));
		List<String> parts = words("parts");
		return new Options(quick, numbers("rounds", quick ? "1" : "10").get(0),
				numbers("secrets", quick ? "1,25" : "1,25,100,500"), numbers("delays", quick ? "0,20" : "0,5,20,80"),
				words("jvm"), parts.isEmpty() ? allParts : parts);
	}

	/**
	 * The largest number of secrets that an application has.
	 * @return the number
	 */
	public int mostSecrets() {
		return this.secrets.stream().mapToInt(Integer::intValue).max().orElseThrow();
	}

	private static List<Integer> numbers(String name, String otherwise) {
		List<String> words = words(name);
		return (words.isEmpty() ? List.of(otherwise.split(",")) : words).stream().map(Integer::valueOf).toList();
	}

	private static List<String> words(String name) {
		return Stream.of(System.getProperty("benchmarks." + name, "").split("[, ]+"))
			.filter((word) -> !word.isEmpty())
			.toList();
	}

}
