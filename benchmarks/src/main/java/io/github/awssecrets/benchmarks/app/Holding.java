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

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import javax.management.JMException;
import javax.management.ObjectName;

import com.amazonaws.secretsmanager.caching.SecretCache;
import com.amazonaws.secretsmanager.caching.SecretCacheConfiguration;
import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.ref.SecretRef;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Reads many secrets, keeps them, and tells by how much that has grown the heap.
 */
public final class Holding {

	private Holding() {
	}

	/**
	 * Prints the size of what is reachable before and after secrets are read.
	 * @param arguments what keeps them, the endpoint of the server, and how many there
	 * are
	 */
	public static void main(String[] arguments) throws JMException {
		URI endpoint = URI.create(arguments[1]);
		int secrets = Integer.parseInt(arguments[2]);
		Holder holder = switch (arguments[0]) {
			case "map" -> map();
			case "caching" -> caching(endpoint, secrets);
			default -> starter(endpoint, secrets);
		};
		holder.read(0, 100);
		long before = size();
		holder.read(100, secrets);
		long after = size();
		holder.read(0, 100);
		System.out.println("=" + (after - before) / (secrets - 100));
		System.exit(0);
	}

	private static Holder map() {
		Map<String, String> map = new HashMap<>();
		return (from, to) -> IntStream.range(from, to).forEach((i) -> map.put(Workload.name(i), Workload.value(i)));
	}

	private static Holder caching(URI endpoint, int secrets) {
		SecretsManagerClient client = SdkApplication.client(endpoint);
		SecretCache cache = new SecretCache(
				new SecretCacheConfiguration().withClient(client).withMaxCacheSize(2 * secrets));
		return (from, to) -> IntStream.range(from, to).forEach((i) -> cache.getSecretString(Workload.name(i)));
	}

	private static Holder starter(URI endpoint, int count) {
		Secrets secrets = StarterApplication.start(endpoint, Map.of("aws.secrets.cache.maximum-size", 2 * count))
			.getBean(Secrets.class);
		return (from, to) -> {
			List<SecretRef> refs = new ArrayList<>();
			IntStream.range(from, to).forEach((i) -> refs.add(SecretRef.of(Workload.key(i))));
			secrets.prefetch(refs).join();
			refs.forEach(secrets::get);
		};
	}

	/**
	 * The size of all objects that are reachable: the last line of a class histogram, for
	 * which the garbage is collected first.
	 */
	private static long size() throws JMException {
		String histogram = (String) ManagementFactory.getPlatformMBeanServer()
			.invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcClassHistogram",
					new @Nullable Object[] { null }, new String[] { String[].class.getName() });
		String[] words = histogram.substring(histogram.lastIndexOf("Total")).trim().split("\\s+");
		return Long.parseLong(words[2]);
	}

	/**
	 * Reads secrets and keeps them.
	 */
	private interface Holder {

		void read(int from, int to);

	}

}
