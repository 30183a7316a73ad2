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
package io.github.awssecrets.refresh;

import java.util.stream.Stream;

import javax.sql.DataSource;

import org.springframework.boot.context.properties.ConfigurationPropertiesBean;

/**
 * The settings of a connection pool, which are never bound again while it runs.
 *
 * @param bean the pool, and what it is bound to
 */
record PoolSettings(ConfigurationPropertiesBean bean) {

	private static final String SPRING = "spring.datasource";

	/**
	 * Whether a bean is a pool.
	 */
	static boolean are(ConfigurationPropertiesBean bean) {
		return bean.getInstance() instanceof DataSource;
	}

	/**
	 * Whether a change can't reach the pool. Pools of HikariCP have a follower of their
	 * own for what they connect with.
	 */
	boolean missOut(SecretsChange change) {
		String prefix = this.bean.getAnnotation().prefix();
		return change.properties()
			.stream()
			.map(WrittenName::new)
			.anyMatch((name) -> isConnection(name, prefix) ? !isHikari() : name.isBelow(prefix));
	}

	private static boolean isConnection(WrittenName name, String prefix) {
		return isConnectionOf(name, prefix) || (prefix.startsWith(SPRING) && isConnectionOf(name, SPRING));
	}

	private static boolean isConnectionOf(WrittenName name, String prefix) {
		return Stream.of("username", "password", "url", "jdbc-url")
			.anyMatch((property) -> name.means(prefix + "." + property));
	}

	private boolean isHikari() {
		return this.bean.getInstance() != null
				&& this.bean.getInstance().getClass().getName().startsWith("com.zaxxer.hikari.");
	}

}
