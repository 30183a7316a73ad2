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

package io.github.awssecrets.benchmarks.app;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * The secrets that every measured application has to get hold of. Their values are 32
 * characters long.
 */
public final class Workload {

	/**
	 * What the names of all secrets begin with.
	 */
	public static final String PREFIX = "bench";

	/**
	 * The Region that everybody signs for.
	 */
	public static final String REGION = "eu-central-1";

	private Workload() {
	}

	/**
	 * The last segment of a secret's name.
	 * @param index which secret
	 * @return {@code s0}, {@code s1} and so on
	 */
	public static String key(int index) {
		return "s" + index;
	}

	/**
	 * The name of a secret in AWS.
	 * @param index which secret
	 * @return its full name
	 */
	public static String name(int index) {
		return PREFIX + "/" + key(index);
	}

	/**
	 * The value of a secret.
	 * @param index which secret
	 * @return its text
	 */
	public static String value(int index) {
		return "value-of-secret-%016d".formatted(index);
	}

	/**
	 * What an application says when it is ready, and has used all its values.
	 * @param values the values that it has, in any order
	 * @return their number, and a checksum over them
	 */
	public static String proof(Collection<String> values) {
		CRC32 checksum = new CRC32();
		values.stream().sorted().forEach((value) -> checksum.update(value.getBytes(StandardCharsets.UTF_8)));
		return values.size() + " " + Long.toHexString(checksum.getValue());
	}

	/**
	 * What an application says that has the right values.
	 * @param count how many secrets it was to have
	 * @return their number, and a checksum over them
	 */
	public static String expectedProof(int count) {
		List<String> values = IntStream.range(0, count).mapToObj(Workload::value).toList();
		return proof(values);
	}

}
