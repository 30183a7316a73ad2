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

package io.github.awssecrets.benchmarks.app;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import javax.sql.DataSource;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * The application that is started in all ways. What it gets its values from is a matter
 * of its class path and of its configuration file alone.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(Values.class)
public class MeasuredApplication {

	/**
	 * What the line begins with that an application prints when it is ready.
	 */
	public static final String READY = "READY ";

	/**
	 * Starts the application.
	 * @param arguments the arguments of the application
	 */
	public static void main(String[] arguments) {
		run(Map.of(), arguments);
	}

	static ConfigurableApplicationContext run(Map<String, Object> properties, String... arguments) {
		SpringApplication application = new SpringApplication(MeasuredApplication.class);
		application.setDefaultProperties(properties);
		return application.run(arguments);
	}

	/**
	 * What connects to the database while the beans are created, as a migration would.
	 */
	@Bean
	InitializingBean migration(ObjectProvider<DataSource> dataSources) {
		return () -> dataSources.forEach(MeasuredApplication::connect);
	}

	@Bean
	ApplicationListener<ApplicationReadyEvent> announcement(Values values) {
		return (event) -> announce(System.out, values);
	}

	private static void connect(DataSource dataSource) {
		try (Connection connection = dataSource.getConnection()) {
			connection.getMetaData();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void announce(PrintStream out, Values values) {
		out.println(READY + Workload.proof(values.values().values()));
		out.flush();
	}

}
