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
package io.github.awssecrets.metrics;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.github.awssecrets.aws.CallObserver;
import io.github.awssecrets.cache.CacheCounts;
import io.github.awssecrets.cache.SecretCache;
import io.github.awssecrets.refresh.SecretsRefreshedEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.context.ApplicationListener;

/**
 * All meters of secrets. What a cache answers is counted from the moment when the first
 * registry is there, so that nobody else pays for it.
 *
 * @since 0.1.0
 */
public final class SecretsMetrics implements MeterBinder, ApplicationListener<SecretsRefreshedEvent> {

	private final SecretCache cache;

	private final CacheCounts counts;

	private final Consumer<CallObserver> observers;

	private final List<RefreshMeters> refreshes = new CopyOnWriteArrayList<>();

	/**
	 * Creates meters, which are in no registry yet.
	 * @param cache what is known of secrets
	 * @param counts how often readers got what from it
	 * @param observers takes those who are to be told of calls to AWS
	 */
	public SecretsMetrics(SecretCache cache, CacheCounts counts, Consumer<CallObserver> observers) {
		this.cache = cache;
		this.counts = counts;
		this.observers = observers;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.counts.start();
		new CacheMeters(this.cache, this.counts).bindTo(registry);
		this.refreshes.add(new RefreshMeters(registry));
		this.observers.accept(new CallMeters(registry));
	}

	@Override
	public void onApplicationEvent(SecretsRefreshedEvent event) {
		this.refreshes.forEach((meters) -> meters.record(event));
	}

}
