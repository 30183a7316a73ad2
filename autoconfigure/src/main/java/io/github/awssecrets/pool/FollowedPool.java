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

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.util.Credentials;
import org.jspecify.annotations.Nullable;

/**
 * A pool, and where its settings come from.
 *
 * @param name the name of the bean
 * @param pool the pool
 * @param user where the user comes from
 * @param password where the password comes from
 * @param url where the URL comes from
 */
record FollowedPool(String name, HikariDataSource pool, CredentialSource user, CredentialSource password,
		CredentialSource url) {

	static FollowedPool of(String name, HikariDataSource pool, SecretProperties properties, List<String> prefixes) {
		return new FollowedPool(name, pool,
				CredentialSource.of(pool.getUsername(), properties, Set.of("username", "user"), prefixes),
				CredentialSource.of(pool.getPassword(), properties, Set.of("password"), prefixes),
				CredentialSource.of(pool.getJdbcUrl(), properties, Set.of("url", "jdbc-url"), prefixes));
	}

	/**
	 * The properties that user and password come from.
	 */
	Set<String> properties() {
		Set<String> properties = new TreeSet<>(this.user.names());
		properties.addAll(this.password.names());
		return properties;
	}

	/**
	 * Takes changes in: new connections get the new credentials, the others are retired
	 * when nobody uses them.
	 * @param changed the properties that changed
	 * @return what can't follow
	 */
	List<String> follow(Collection<String> changed) {
		List<String> needsRestart = new ArrayList<>();
		if (this.url.dependsOn(changed)) {
			needsRestart.add("the URL of the connection pool '" + this.name + "'");
		}
		if (this.user.dependsOn(changed) || this.password.dependsOn(changed)) {
			try {
				update();
			}
			catch (CredentialSource.UnclearSourceException ex) {
				needsRestart
					.add("the connection pool '" + this.name + "', whose credentials could be any of " + properties());
			}
		}
		return needsRestart;
	}

	private void update() {
		Credentials current = this.pool.getCredentials();
		Credentials latest = Credentials.of(this.user.latest(current.getUsername()),
				this.password.latest(current.getPassword()));
		if (areSame(current, latest)) {
			return;
		}
		this.pool.setCredentials(latest);
		HikariPoolMXBean connections = this.pool.getHikariPoolMXBean();
		if (connections != null) {
			connections.softEvictConnections();
		}
	}

	/**
	 * Whether new connections are made with a value.
	 */
	boolean uses(@Nullable String value) {
		Credentials current = this.pool.getCredentials();
		return value != null && (value.equals(current.getUsername()) || value.equals(current.getPassword()));
	}

	static boolean areSame(Credentials one, Credentials other) {
		return Objects.equals(one.getUsername(), other.getUsername())
				&& Objects.equals(one.getPassword(), other.getPassword());
	}

}
