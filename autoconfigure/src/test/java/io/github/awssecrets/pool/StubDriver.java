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
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;

/**
 * A driver of a database that knows one user at a time.
 */
public final class StubDriver implements Driver {

	static final String URL = "jdbc:stub:db";

	/** The user and password that are accepted. */
	static volatile String accepted = "";

	/** Those of the connections that were made. */
	static final List<String> CONNECTED = new CopyOnWriteArrayList<>();

	/** Those that were refused. */
	static final List<String> REFUSED = new CopyOnWriteArrayList<>();

	static void reset(String accepted) {
		StubDriver.accepted = accepted;
		CONNECTED.clear();
		REFUSED.clear();
	}

	@Override
	public Connection connect(String url, Properties info) throws SQLException {
		String credentials = info.getProperty("user") + "/" + info.getProperty("password");
		if (!credentials.equals(accepted)) {
			REFUSED.add(credentials);
			throw new SQLException("password authentication failed", "28P01");
		}
		CONNECTED.add(credentials);
		boolean[] closed = new boolean[1];
		return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Connection.class },
				(proxy, method, arguments) -> switch (method.getName()) {
					case "close" -> {
						closed[0] = true;
						yield null;
					}
					case "isClosed" -> closed[0];
					case "isValid", "getAutoCommit" -> true;
					case "isReadOnly", "equals" -> false;
					case "getTransactionIsolation", "getNetworkTimeout", "hashCode" -> 1;
					case "toString" -> "connection of " + info.getProperty("user");
					default -> null;
				});
	}

	@Override
	public boolean acceptsURL(String url) {
		return url.startsWith("jdbc:stub:");
	}

	@Override
	public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
		return new DriverPropertyInfo[0];
	}

	@Override
	public int getMajorVersion() {
		return 1;
	}

	@Override
	public int getMinorVersion() {
		return 0;
	}

	@Override
	public boolean jdbcCompliant() {
		return false;
	}

	@Override
	public Logger getParentLogger() {
		return Logger.getGlobal();
	}

}
