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
package io.github.awssecrets.shield;

import java.util.List;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerConfiguration;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Keeps loggers that write secrets down from doing so where a level is meant for many, as
 * that of the root is. Whoever wants one of them names it.
 */
final class LoggerShield implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

	/**
	 * The requests and answers of the AWS SDK's HTTP clients, errors in the words of
	 * whoever answered, the URL and the user of a connection pool, and what is no
	 * constant of an enum. None of them writes such a thing above {@code DEBUG}.
	 */
	static final List<String> LOGGERS = List.of("org.apache.hc.client5.http.wire", "org.apache.hc.client5.http.headers",
			"org.apache.http.wire", "org.apache.http.headers", "software.amazon.awssdk.request",
			"software.amazon.awssdk.retries", "com.zaxxer.hikari.HikariConfig",
			"com.zaxxer.hikari.util.DriverDataSource", "org.springframework.beans.TypeConverterDelegate");

	/**
	 * After the levels that the application configures.
	 */
	@Override
	public int getOrder() {
		return LoggingApplicationListener.DEFAULT_ORDER + 1;
	}

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		LoggingSystem system = LoggingSystem.get(event.getSpringApplication().getClassLoader());
		LOGGERS.stream()
			.filter((name) -> !isNamed(system, name))
			.forEach((name) -> system.setLogLevel(name, LogLevel.INFO));
	}

	private static boolean isNamed(LoggingSystem system, String name) {
		LoggerConfiguration configuration = system.getLoggerConfiguration(name);
		return configuration != null && configuration.getConfiguredLevel() != null;
	}

}
