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

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import com.amazonaws.secretsmanager.caching.SecretCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.benchmarks.app.SdkApplication;
import io.github.awssecrets.benchmarks.app.StarterApplication;
import io.github.awssecrets.benchmarks.app.Workload;
import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.ref.SecretRef;
import io.github.awssecrets.test.FakeSecretsManager;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Reads of a value that is at hand, in an application that has started. All names are as
 * long as that of the secret.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HitBenchmark {

	private static final String NAME = Workload.name(0);

	private static final SecretRef REF = SecretRef.of(Workload.key(0));

	private static final SecretRef MEMBER = SecretRef.of("json#password");

	private final FakeSecretsManager server = FakeSecretsManager.start(Workload.REGION);

	private final SecretsManagerClient client = SdkApplication.client(this.server.endpoint());

	private final SecretCache cachingClient = new SecretCache(this.client);

	private final Map<String, String> map = new ConcurrentHashMap<>();

	private final Cache<String, String> caffeine = Caffeine.newBuilder().maximumSize(1000).build();

	private final ConfigurableApplicationContext context;

	private final Secrets secrets;

	private final Environment environment;

	/**
	 * Starts the application.
	 */
	public HitBenchmark() {
		this.server.put(NAME, Workload.value(0));
		this.server.put(Workload.PREFIX + "/json", "{\"user\":\"app\",\"password\":\"" + Workload.value(1) + "\"}");
		this.context = StarterApplication.start(this.server.endpoint(),
				Map.of("my.reference", "${secrets:s0}", "my.member", "${secrets:json#password}", "my.placeholder",
						"${my.literal}", "my.literal", Workload.value(0)));
		this.secrets = this.context.getBean(Secrets.class);
		this.environment = this.context.getEnvironment();
	}

	/**
	 * Reads each once.
	 */
	@Setup
	public void fill() {
		this.map.put(NAME, Workload.value(0));
		this.caffeine.put(NAME, Workload.value(0));
		this.secrets.get(REF);
		this.secrets.get(MEMBER);
		this.cachingClient.getSecretString(NAME);
	}

	/**
	 * Stops the application.
	 */
	@TearDown
	public void stop() {
		this.context.close();
		this.cachingClient.close();
		this.client.close();
		this.server.close();
	}

	/**
	 * The least that a lookup takes.
	 * @return the value
	 */
	@Benchmark
	public @Nullable String map() {
		return this.map.get(NAME);
	}

	/**
	 * A bounded cache, and nothing else.
	 * @return the value
	 */
	@Benchmark
	public @Nullable String caffeine() {
		return this.caffeine.getIfPresent(NAME);
	}

	/**
	 * The caching client of AWS.
	 * @return the value
	 */
	@Benchmark
	public String cachingClient() {
		return this.cachingClient.getSecretString(NAME);
	}

	/**
	 * A reference that was parsed before.
	 * @return the value
	 */
	@Benchmark
	public SecretValue reference() {
		return this.secrets.get(REF);
	}

	/**
	 * A reference as text.
	 * @return the value
	 */
	@Benchmark
	public SecretValue text() {
		return this.secrets.get("s0");
	}

	/**
	 * A member of a JSON secret.
	 * @return the value
	 */
	@Benchmark
	public SecretValue member() {
		return this.secrets.get(MEMBER);
	}

	/**
	 * A property that holds an ordinary placeholder.
	 * @return the value
	 */
	@Benchmark
	public @Nullable String propertyWithPlaceholder() {
		return this.environment.getProperty("my.placeholder");
	}

	/**
	 * A property that holds a reference.
	 * @return the value
	 */
	@Benchmark
	public @Nullable String propertyWithReference() {
		return this.environment.getProperty("my.reference");
	}

	/**
	 * A property that holds a reference to a member.
	 * @return the value
	 */
	@Benchmark
	public @Nullable String propertyWithMember() {
		return this.environment.getProperty("my.member");
	}

}
