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
package io.github.awssecrets.env;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

import io.github.awssecrets.agent.AgentBackend;
import io.github.awssecrets.agent.AgentSettings;
import io.github.awssecrets.aws.AwsBackend;
import io.github.awssecrets.aws.AwsWriter;
import io.github.awssecrets.aws.CallObservers;
import io.github.awssecrets.aws.ClientParts;
import io.github.awssecrets.aws.WarmUp;
import io.github.awssecrets.backend.SecretBackend;
import io.github.awssecrets.cache.CacheCounts;
import io.github.awssecrets.cache.CacheMemory;
import io.github.awssecrets.cache.CacheSettings;
import io.github.awssecrets.cache.RunningClock;
import io.github.awssecrets.cache.SecretCache;
import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.ref.SecretNaming;
import io.github.awssecrets.snapshot.SnapshotMemory;
import io.github.awssecrets.write.NewSecrets;
import io.github.awssecrets.write.SecretWriter;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Binder;

/**
 * All that reads secrets, put together for certain settings. Nothing of it is started
 * before the first secret is asked for.
 */
final class SecretsRuntime implements AutoCloseable {

	private static final Duration FAILURE_TTL = Duration.ofSeconds(5);

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

	private final SecretsSettings settings;

	private final CallObservers observers;

	private final TaskThreads executor;

	private final StoreClients clients;

	private final @Nullable AgentSettings agent;

	private final SecretSources sources;

	private final SecretBackend backend;

	private final @Nullable SnapshotMemory snapshot;

	private final SecretCache cache;

	private final Secrets secrets;

	private final Patience patience;

	private final RunningClock clock = new RunningClock("aws-secrets-clock");

	/**
	 * Puts a runtime together.
	 * @param settings the settings
	 * @param binder the binder that they come from, and that binds the properties of
	 * Spring Cloud AWS
	 * @param parts what the application contributes to the clients
	 * @param observers told of calls to AWS
	 * @param counts counts what the cache answers
	 * @throws InvalidSecretsSettingException if the environment file is invalid, or what
	 * is said of the agent
	 */
	SecretsRuntime(SecretsSettings settings, Binder binder, ClientParts parts, CallObservers observers,
			CacheCounts counts) {
		this.settings = settings;
		this.observers = observers;
		this.executor = new TaskThreads("aws-secrets-", settings.virtualThreads(), CLOSE_TIMEOUT, observers::carry);
		List<StoreSettings> stores = StoreSettings.of(settings.properties());
		this.clients = new StoreClients(stores, binder, parts);
		this.agent = agent(settings.properties(), binder);
		this.sources = new SecretSources(settings.properties(), binder, this::awsOrAgent);
		Map<String, SecretBackend> backends = backends(stores);
		this.backend = SecretBackend.ofStores(backends);
		this.snapshot = SnapshotAssembly.of(settings, stores, binder, this.clients::parts);
		this.cache = cache(backends, counts);
		this.secrets = Secrets.of(naming(stores), this.cache);
		this.patience = new Patience(this.cache, settings.properties().startupTimeout(), this.clock,
				() -> ThreadLocalRandom.current().nextDouble());
		if (this.snapshot != null) {
			this.snapshot.keep(this.cache);
		}
	}

	SecretsSettings settings() {
		return this.settings;
	}

	StoreClients clients() {
		return this.clients;
	}

	SecretCache cache() {
		return this.cache;
	}

	SecretBackend backend() {
		return this.backend;
	}

	Secrets secrets() {
		return this.secrets;
	}

	Patience patience() {
		return this.patience;
	}

	SecretNaming naming() {
		return SecretNaming.of(this.settings.properties().prefix(), this.settings.properties().allowedArns());
	}

	/**
	 * AWS itself in the Region that is written to, whatever other sources there are.
	 */
	SecretBackend aws() {
		return AwsBackend.of(this.clients.of(""), this.executor, AwsBackend.DEFAULT_CALLS, this.observers);
	}

	/**
	 * Writes to AWS.
	 */
	SecretWriter writer() {
		SecretsProperties.Write write = this.settings.properties().write();
		return AwsWriter.of(this.clients.of(""), new NewSecrets(write.kmsKeyId(), write.tags()), this.observers,
				this.clients::written);
	}

	/**
	 * The sources that are asked before a certain one.
	 */
	SecretBackend before(SecretsProperties.Source source) {
		return this.sources.before(source);
	}

	void warmUp() {
		if (this.agent == null && this.settings.properties().isAwsAsked()) {
			this.executor.execute(new WarmUp());
		}
	}

	/**
	 * Takes in that the application has started.
	 */
	void started() {
		this.patience.end();
		this.clients.started();
		if (this.snapshot != null) {
			this.snapshot.started();
		}
	}

	@Override
	public void close() {
		this.patience.end();
		if (this.snapshot != null) {
			this.snapshot.close();
		}
		// Those who wait hear of that, and not of what closing does to their requests.
		this.executor.stop();
		// Breaks off the requests under way, which an interrupt does not.
		this.clients.close();
		this.executor.close();
		this.clock.close();
	}

	private Map<String, SecretBackend> backends(List<StoreSettings> stores) {
		return stores.stream().collect(Collectors.toMap(StoreSettings::name, (store) -> backend(store.name())));
	}

	/**
	 * Only AWS has several stores.
	 */
	private SecretBackend backend(String store) {
		return store.isEmpty() ? this.sources.chain() : this.sources.ofStore(() -> aws(store));
	}

	/**
	 * With one store there is one cache, and nothing to look up.
	 */
	private SecretCache cache(Map<String, SecretBackend> backends, CacheCounts counts) {
		Map<String, SecretCache> caches = backends.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (store) -> cache(store.getValue(), counts)));
		return (caches.size() == 1) ? caches.values().iterator().next() : SecretCache.ofStores(caches);
	}

	private SecretCache cache(SecretBackend backend, CacheCounts counts) {
		return SecretCache.of(backend, cacheSettings(this.settings.properties()), this.clock, this.executor, counts,
				(this.snapshot != null) ? this.snapshot : CacheMemory.NONE,
				() -> ThreadLocalRandom.current().nextDouble());
	}

	private Map<String, SecretNaming> naming(List<StoreSettings> stores) {
		List<String> allowedArns = this.settings.properties().allowedArns();
		return stores.stream().collect(Collectors.toMap(StoreSettings::name, (store) -> store.naming(allowedArns)));
	}

	private static @Nullable AgentSettings agent(SecretsProperties properties, Binder binder) {
		return properties.isAwsAsked() ? new AgentRules(properties, System.getenv(),
				(setting, value, rule, remedy) -> SecretsSettings.invalid(binder, setting, value, rule, remedy))
			.settings() : null;
	}

	private SecretBackend awsOrAgent() {
		return (this.agent != null)
				? new ObservedAgent(new AgentBackend(this.agent, this.executor, AgentBackend.DEFAULT_CALLS),
						this.observers, System::nanoTime)
				: aws("");
	}

	private SecretBackend aws(String store) {
		return this.clients.backend(store, this.executor, this.observers);
	}

	private static CacheSettings cacheSettings(SecretsProperties properties) {
		SecretsProperties.Cache cache = properties.cache();
		return new CacheSettings(cache.ttl(), cache.maxStale(), cache.maximumSize(), FAILURE_TTL,
				properties.startupTimeout());
	}

}
