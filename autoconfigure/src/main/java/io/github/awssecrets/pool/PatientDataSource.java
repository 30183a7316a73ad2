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

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.function.Supplier;
import java.util.logging.Logger;

import javax.sql.DataSource;

import com.zaxxer.hikari.util.Credentials;

/**
 * Makes the connections of a pool. When the database refuses the credentials, it looks
 * whether there are others by now, and tries those once.
 */
final class PatientDataSource implements DataSource {

	private static final String INVALID_AUTHORIZATION = "28";

	private static final int ORACLE_INVALID_LOGON = 1017;

	private static final int SQL_SERVER_LOGIN_FAILED = 18456;

	private final Supplier<DataSource> driver;

	private final Supplier<Credentials> latest;

	private final LateRefresh refresh;

	PatientDataSource(Supplier<DataSource> driver, Supplier<Credentials> latest, LateRefresh refresh) {
		this.driver = driver;
		this.latest = latest;
		this.refresh = refresh;
	}

	@Override
	public Connection getConnection() throws SQLException {
		return this.driver.get().getConnection();
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		try {
			return this.driver.get().getConnection(username, password);
		}
		catch (SQLException ex) {
			if (!isRefusal(ex)) {
				throw ex;
			}
			this.refresh.attempt();
			Credentials credentials = this.latest.get();
			if (FollowedPool.areSame(credentials, Credentials.of(username, password))) {
				throw ex;
			}
			return this.driver.get().getConnection(credentials.getUsername(), credentials.getPassword());
		}
	}

	private static boolean isRefusal(SQLException ex) {
		String state = ex.getSQLState();
		return (state != null && state.startsWith(INVALID_AUTHORIZATION)) || ex.getErrorCode() == ORACLE_INVALID_LOGON
				|| ex.getErrorCode() == SQL_SERVER_LOGIN_FAILED;
	}

	@Override
	public PrintWriter getLogWriter() throws SQLException {
		return this.driver.get().getLogWriter();
	}

	@Override
	public void setLogWriter(PrintWriter out) throws SQLException {
		this.driver.get().setLogWriter(out);
	}

	@Override
	public void setLoginTimeout(int seconds) throws SQLException {
		this.driver.get().setLoginTimeout(seconds);
	}

	@Override
	public int getLoginTimeout() throws SQLException {
		return this.driver.get().getLoginTimeout();
	}

	@Override
	public Logger getParentLogger() throws SQLFeatureNotSupportedException {
		return this.driver.get().getParentLogger();
	}

	@Override
	public <T> T unwrap(Class<T> type) throws SQLException {
		return type.isInstance(this) ? type.cast(this) : this.driver.get().unwrap(type);
	}

	@Override
	public boolean isWrapperFor(Class<?> type) throws SQLException {
		return type.isInstance(this) || this.driver.get().isWrapperFor(type);
	}

}
