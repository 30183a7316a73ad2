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
package io.github.awssecrets.pool;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import io.github.awssecrets.cache.SecretCache;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.refresh.Follower;
import io.github.awssecrets.refresh.SecretsChange;
import io.github.awssecrets.refresh.SecretsRefresh;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.util.function.SingletonSupplier;

/**
 * Gives pools of HikariCP the credentials that their properties have after a rotation,
 * and retires the connections made before as soon as nobody uses them.
 * <p>
 * Which properties those are is noted when a pool is made: at that moment its user and
 * password are equal to theirs. A pool that meets the new password before a refresh does
 * has its secrets read again. Pools with a provider of credentials are left alone.
 *
 * @since 0.1.0
 */
public final class PoolFollower implements Follower, BeanPostProcessor, Ordered {

	private static final List<String> PREFIXES = List.of("spring.datasource.hikari", "spring.datasource");

	private final List<FollowedPool> pools = new CopyOnWriteArrayList<>();

	private final ApplicationContext context;

	private final Supplier<SecretProperties> properties;

	private final Supplier<SecretsRefresh> refresh;

	private final LongSupplier ticker;

	private final Executor executor;

	/**
	 * Creates a follower that knows no pool yet.
	 * @param context holds the pools
	 * @param cache knows the secrets, asked for when the first pool is made
	 * @param dependents finds the properties that depend on secrets
	 * @param refresh asked for when a pool needs it
	 * @param ticker the time in nanoseconds
	 * @param executor what late refreshes run on
	 */
	public PoolFollower(ApplicationContext context, Supplier<SecretCache> cache,
			Function<Collection<SecretName>, SortedSet<String>> dependents, Supplier<SecretsRefresh> refresh,
			LongSupplier ticker, Executor executor) {
		this.context = context;
		this.properties = SingletonSupplier
			.of(() -> new SecretProperties(cache.get(), dependents, context.getEnvironment()));
		this.refresh = refresh;
		this.ticker = ticker;
		this.executor = executor;
	}

	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE - 100;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String name) {
		if (bean instanceof HikariDataSource pool && pool.getCredentialsProvider() == null) {
			FollowedPool followed = FollowedPool.of(name, pool, this.properties.get(), prefixes(pool, name));
			this.pools.add(followed);
			if (!followed.properties().isEmpty() && makesItsOwnConnections(pool)) {
				pool.setDataSource(patient(followed));
			}
		}
		return bean;
	}

	@Override
	public List<String> follow(SecretsChange change) {
		this.pools.removeIf((pool) -> pool.pool().isClosed());
		return this.pools.stream().flatMap((pool) -> pool.follow(change.properties()).stream()).toList();
	}

	@Override
	public boolean hasReached(String bean, String text) {
		return this.pools.stream().anyMatch((pool) -> pool.name().equals(bean) && pool.uses(value(text)));
	}

	private @Nullable String value(String text) {
		try {
			return this.context.getEnvironment().resolveRequiredPlaceholders(text);
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	private List<String> prefixes(HikariDataSource pool, String name) {
		ConfigurationPropertiesBean bound = ConfigurationPropertiesBean.get(this.context, pool, name);
		Stream<String> own = (bound != null) ? Stream.of(bound.getAnnotation().prefix()) : Stream.empty();
		return Stream.concat(own, PREFIXES.stream()).distinct().toList();
	}

	private static boolean makesItsOwnConnections(HikariDataSource pool) {
		return !pool.isRunning() && pool.getJdbcUrl() != null && pool.getDataSource() == null
				&& pool.getDataSourceClassName() == null;
	}

	private PatientDataSource patient(FollowedPool followed) {
		HikariDataSource pool = followed.pool();
		return new PatientDataSource(
				SingletonSupplier
					.of(() -> new DriverDataSource(pool.getJdbcUrl(), pool.getDriverClassName(),
							pool.getDataSourceProperties(), pool.getUsername(), pool.getPassword())),
				pool::getCredentials,
				new LateRefresh(() -> this.properties.get()
					.secretsOf(followed.properties())
					.forEach((name) -> this.refresh.get().refresh(name.id())), this.ticker, this.executor));
	}

}
