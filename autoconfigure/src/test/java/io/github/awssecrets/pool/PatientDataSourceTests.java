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

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.zaxxer.hikari.util.Credentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.datasource.AbstractDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for {@link PatientDataSource}, with the words in which databases refuse a
 * password.
 */
class PatientDataSourceTests {

	private static final Connection CONNECTION = (Connection) Proxy.newProxyInstance(
			PatientDataSourceTests.class.getClassLoader(), new Class<?>[] { Connection.class },
			(proxy, method, arguments) -> null);

	private final Database database = new Database();

	private Credentials known = Credentials.of("scott", "old");

	private int refreshes;

	private final PatientDataSource dataSource = new PatientDataSource(() -> this.database, () -> this.known,
			new LateRefresh(this::refresh, () -> 0, Runnable::run));

	static Stream<SQLException> refusals() {
		return Stream.of(new SQLException("PostgreSQL: password authentication failed", "28P01"),
				new SQLException("PostgreSQL: no such role or entry in pg_hba.conf", "28000"),
				new SQLException("MySQL, MariaDB: access denied for user", "28000", 1045),
				new SQLInvalidAuthorizationSpecException("H2: wrong user name or password", "28000", 28000),
				new SQLException("Oracle: invalid credential or not authorized; logon denied", "72000", 1017),
				new SQLException("SQL Server: login failed for user", "S0001", 18456));
	}

	static Stream<SQLException> otherFailures() {
		return Stream.of(new SQLException("PostgreSQL: too many connections", "53300"),
				new SQLException("Oracle: listener does not know of the service", "66000", 12514),
				new SQLException("SQL Server: cannot open database", "S0001", 4060), new SQLException("without codes"));
	}

	@ParameterizedTest
	@MethodSource("refusals")
	void getConnectionWhenRefusedRefreshesAndTriesTheNewCredentials(SQLException refusal) throws SQLException {
		this.database.failure = refusal;
		assertThat(connect()).isSameAs(CONNECTION);
		assertThat(this.refreshes).isOne();
		assertThat(this.database.attempts).containsExactly("scott/old", "scott/new");
	}

	@ParameterizedTest
	@MethodSource("otherFailures")
	void getConnectionWhenFailureIsAnotherThrowsIt(SQLException failure) {
		this.database.failure = failure;
		assertThatException().isThrownBy(this::connect).isSameAs(failure);
		assertThat(this.refreshes).isZero();
		assertThat(this.database.attempts).hasSize(1);
	}

	@Test
	void getConnectionWhenRefreshBringsNothingNewThrowsTheRefusal() {
		this.database.accepted = "nobody";
		this.database.failure = new SQLException("Oracle", "72000", 1017);
		this.known = Credentials.of("scott", "new");
		assertThatException().isThrownBy(() -> this.dataSource.getConnection("scott", "new"))
			.isSameAs(this.database.failure);
		assertThat(this.refreshes).isOne();
		assertThat(this.database.attempts).containsExactly("scott/new");
	}

	@Test
	void getConnectionWhenRefusedTimeAndAgainRefreshesOnce() {
		this.database.accepted = "nobody";
		this.database.failure = new SQLException("PostgreSQL: password authentication failed", "28P01");
		this.known = Credentials.of("scott", "new");
		for (int i = 0; i < 50; i++) {
			assertThatException().isThrownBy(() -> this.dataSource.getConnection("scott", "new"));
		}
		assertThat(this.refreshes).isOne();
		assertThat(this.database.attempts).hasSize(50);
	}

	@Test
	void getConnectionWhenAcceptedDoesNotRefresh() throws SQLException {
		this.known = Credentials.of("scott", "new");
		assertThat(this.dataSource.getConnection("scott", "new")).isSameAs(CONNECTION);
		assertThat(this.refreshes).isZero();
	}

	private Connection connect() throws SQLException {
		return this.dataSource.getConnection("scott", "old");
	}

	private void refresh() {
		this.refreshes++;
		this.known = Credentials.of("scott", "new");
	}

	/**
	 * A database that knows one user, and refuses others in words of the test's choice.
	 */
	private static final class Database extends AbstractDataSource {

		private final List<String> attempts = new ArrayList<>();

		private String accepted = "scott/new";

		private SQLException failure = new SQLException("not set");

		@Override
		public Connection getConnection(String username, String password) throws SQLException {
			String credentials = username + "/" + password;
			this.attempts.add(credentials);
			if (!credentials.equals(this.accepted)) {
				throw this.failure;
			}
			return CONNECTION;
		}

		@Override
		public Connection getConnection() {
			throw new UnsupportedOperationException();
		}

	}

}
