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

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.github.awssecrets.autoconfigure.SecretsAutoConfiguration;
import io.github.awssecrets.autoconfigure.SecretsPoolAutoConfiguration;
import io.github.awssecrets.autoconfigure.SecretsRefreshAutoConfiguration;
import io.github.awssecrets.refresh.RefreshResult;
import io.github.awssecrets.refresh.SecretsRefresh;
import io.github.awssecrets.test.FakeSecretsManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Rotations of the password of a PostgreSQL role while an application uses it.
 */
class PostgresRotationTests {

	private static final int THREADS = 16;

	private static final int ROTATIONS = 20;

	private static final int QUERIES_BETWEEN = 500;

	private static PostgresServer postgres;

	private final FakeSecretsManager secretsManager = FakeSecretsManager.start();

	private final AtomicBoolean over = new AtomicBoolean();

	private final AtomicLong queries = new AtomicLong();

	private final Set<Integer> connections = ConcurrentHashMap.newKeySet();

	private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();

	@BeforeAll
	static void start() throws Exception {
		Path binaries = PostgresServer.binaries().orElse(null);
		assumeTrue(binaries != null, PostgresServer.MISSING);
		postgres = PostgresServer.start(binaries);
	}

	@AfterAll
	static void stop() throws Exception {
		if (postgres != null) {
			postgres.close();
		}
	}

	@BeforeEach
	void prepare() throws Exception {
		postgres.execute("DROP ROLE IF EXISTS app");
		postgres.execute("CREATE ROLE app LOGIN");
		rotate("first");
	}

	@Test
	void refreshWhenPasswordIsRotatedWhileThreadsQueryFailsNone() {
		runner().run((context) -> {
			SecretsRefresh refresh = context.getBean(SecretsRefresh.class);
			List<Thread> threads = query(context.getBean(DataSource.class));
			int changed = 0;
			for (int i = 1; i <= ROTATIONS; i++) {
				awaitQueries();
				rotate("password" + i);
				RefreshResult result = refresh.refresh();
				changed += result.changed().size();
				assertThat(result.needsRestart()).isEmpty();
			}
			awaitQueries();
			this.over.set(true);
			for (Thread thread : threads) {
				thread.join();
			}
			System.out.printf("%d threads, %d queries, %d rotations, %d connections, %d failures%n", THREADS,
					this.queries.get(), changed, this.connections.size(), this.failures.size());
			assertThat(changed).isEqualTo(ROTATIONS);
			assertThat(this.connections).hasSizeGreaterThan(ROTATIONS);
			assertThat(this.failures).isEmpty();
		});
	}

	@Test
	void connectWhenPasswordWasRotatedUnnoticedFailsNone() {
		runner().withPropertyValues("spring.datasource.hikari.maximum-pool-size=1").run((context) -> {
			HikariDataSource pool = context.getBean(HikariDataSource.class);
			queryOnce(pool);
			rotate("unnoticed");
			pool.getHikariPoolMXBean().softEvictConnections();
			queryOnce(pool);
			assertThat(this.failures).isEmpty();
			assertThat(pool.getPassword()).isEqualTo("unnoticed");
		});
	}

	private ApplicationContextRunner runner() {
		return new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(SecretsAutoConfiguration.class, SecretsRefreshAutoConfiguration.class,
							SecretsPoolAutoConfiguration.class, DataSourceAutoConfiguration.class))
			.withPropertyValues(this.secretsManager.properties()
				.entrySet()
				.stream()
				.map((property) -> property.getKey() + "=" + property.getValue())
				.toArray(String[]::new))
			.withPropertyValues("spring.datasource.url=" + postgres.url(),
					"spring.datasource.username=${secrets:db#username}",
					"spring.datasource.password=${secrets:db#password}");
	}

	private void rotate(String password) throws Exception {
		postgres.execute("ALTER ROLE app PASSWORD '" + password + "'");
		this.secretsManager.put("db", "{\"username\":\"app\",\"password\":\"" + password + "\"}");
	}

	private List<Thread> query(DataSource dataSource) {
		List<Thread> threads = IntStream.range(0, THREADS).mapToObj((i) -> new Thread(() -> {
			while (!this.over.get()) {
				queryOnce(dataSource);
			}
		}, "query-" + i)).toList();
		threads.forEach((thread) -> thread.setDaemon(true));
		threads.forEach(Thread::start);
		return threads;
	}

	private void queryOnce(DataSource dataSource) {
		try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
			try (ResultSet result = statement.executeQuery("SELECT pg_backend_pid()")) {
				result.next();
				this.connections.add(result.getInt(1));
			}
			this.queries.incrementAndGet();
		}
		catch (Exception ex) {
			this.failures.add(ex);
		}
	}

	private void awaitQueries() {
		long target = this.queries.get() + QUERIES_BETWEEN;
		while (this.queries.get() < target && this.failures.isEmpty()) {
			Thread.onSpinWait();
		}
	}

}
