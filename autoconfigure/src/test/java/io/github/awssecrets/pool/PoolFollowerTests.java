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

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.awssecrets.autoconfigure.SecretsAutoConfiguration;
import io.github.awssecrets.autoconfigure.SecretsPoolAutoConfiguration;
import io.github.awssecrets.autoconfigure.SecretsRefreshAutoConfiguration;
import io.github.awssecrets.refresh.RefreshResult;
import io.github.awssecrets.refresh.SecretsRefresh;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PoolFollower}, with files as the source of secrets.
 */
class PoolFollowerTests {

	@TempDir
	private Path files;

	private ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SecretsAutoConfiguration.class, SecretsRefreshAutoConfiguration.class,
				SecretsPoolAutoConfiguration.class, DataSourceAutoConfiguration.class));

	@BeforeEach
	void prepare() throws Exception {
		rotate("scott", "old");
		StubDriver.reset("scott/old");
		this.runner = this.runner.withPropertyValues("aws.secrets.sources=files",
				"aws.secrets.files.directory=" + this.files, "spring.datasource.url=" + StubDriver.URL,
				"spring.datasource.driver-class-name=" + StubDriver.class.getName(),
				"spring.datasource.hikari.maximum-pool-size=1", "other=${secrets:other:x}");
	}

	@Test
	void followTakesNewPasswordAndRetiresIdleConnections() {
		withCredentials().run((context) -> {
			connect(context);
			rotate("scott", "new");
			assertThat(refresh(context).needsRestart()).isEmpty();
			connect(context);
			assertThat(StubDriver.CONNECTED).containsExactly("scott/old", "scott/new");
			assertThat(StubDriver.REFUSED).isEmpty();
		});
	}

	@Test
	void followTakesNewUserAndPasswordTogether() {
		withCredentials().run((context) -> {
			connect(context);
			rotate("scott_clone", "new");
			refresh(context);
			connect(context);
			assertThat(StubDriver.CONNECTED).containsExactly("scott/old", "scott_clone/new");
		});
	}

	@Test
	void followLeavesConnectionInUseUntilItIsReturned() {
		withCredentials().run((context) -> {
			Connection connection = pool(context).getConnection();
			rotate("scott", "new");
			refresh(context);
			assertThat(connection.isValid(1)).isTrue();
			connection.close();
			connect(context);
			assertThat(StubDriver.CONNECTED).containsExactly("scott/old", "scott/new");
		});
	}

	@Test
	void followWhenPropertyOfHikariOverridesFollowsThat() {
		withCredentials().withPropertyValues("spring.datasource.hikari.password=${secrets:own}").run((context) -> {
			rotate("scott", "other");
			refresh(context);
			assertThat(pool(context).getPassword()).isEqualTo("old");
			Files.writeString(this.files.resolve("own"), "new");
			refresh(context);
			assertThat(pool(context).getPassword()).isEqualTo("new");
		});
	}

	@Test
	void followWhenAnotherSecretChangesLeavesConnectionsAlone() {
		withCredentials().run((context) -> {
			connect(context);
			Files.writeString(this.files.resolve("other"), "new");
			refresh(context);
			connect(context);
			assertThat(StubDriver.CONNECTED).hasSize(1);
		});
	}

	@Test
	void followWhenPoolHasItsOwnPrefixFollowsItsProperties() {
		this.runner.withUserConfiguration(OwnPool.class)
			.withPropertyValues("app.db.username=${secrets:db#user}", "app.db.password=${secrets:db#password}")
			.run((context) -> {
				connect(context);
				rotate("scott", "new");
				assertThat(refresh(context).needsRestart()).isEmpty();
				connect(context);
				assertThat(StubDriver.CONNECTED).containsExactly("scott/old", "scott/new");
			});
	}

	@Test
	void followWhenPoolIsMadeByHandFollowsWhatHadItsPassword() {
		this.runner.withUserConfiguration(PoolByHand.class)
			.withPropertyValues("my.secret-word=${secrets:db#password}")
			.run((context) -> {
				connect(context);
				rotate("scott", "new");
				refresh(context);
				connect(context);
				assertThat(StubDriver.CONNECTED).containsExactly("scott/old", "scott/new");
			});
	}

	@Test
	void followWhenPoolIsMadeOfValueParametersDoesNotNameThoseThatItFollows() {
		withParameters("${secrets:db#password}").run((context) -> {
			connect(context);
			rotate("scott", "new");
			assertThat(refresh(context).needsRestart())
				.containsExactly("the @Value of parameter 'name' in bean 'ofParameters'");
			connect(context);
			assertThat(StubDriver.CONNECTED).containsExactly("scott/old", "scott/new");
		});
	}

	@Test
	void followWhenPoolIsMadeOfValueParametersThatItCanNotFollowNamesThem() {
		withParameters("${secrets:own}").withPropertyValues("my.other-word=${secrets:db#password}").run((context) -> {
			Files.writeString(this.files.resolve("own"), "new");
			assertThat(refresh(context).needsRestart())
				.contains("the @Value of parameter 'password' in bean 'ofParameters'");
			assertThat(pool(context).getPassword()).isEqualTo("old");
		});
	}

	@Test
	void followWhenSeveralPropertiesHadThePasswordAndDisagreeNamesThePool() {
		this.runner.withUserConfiguration(PoolByHand.class)
			.withPropertyValues("my.secret-word=${secrets:db#password}", "my.other-word=${secrets:own}")
			.run((context) -> {
				connect(context);
				rotate("scott", "new");
				assertThat(refresh(context).needsRestart()).containsExactly("the connection pool 'handMade', whose "
						+ "credentials could be any of [my.other-word, my.secret-word]");
				assertThat(pool(context).getPassword()).isEqualTo("old");
			});
	}

	@Test
	void followWhenUrlChangesNamesThePool() throws Exception {
		Files.writeString(this.files.resolve("host"), "one");
		withCredentials().withPropertyValues("spring.datasource.url=jdbc:stub:${secrets:host}").run((context) -> {
			connect(context);
			Files.writeString(this.files.resolve("host"), "two");
			assertThat(refresh(context).needsRestart()).containsExactly("the URL of the connection pool 'dataSource'");
		});
	}

	@Test
	void connectWhenRefusedReadsSecretAgainAndGoesOn() {
		withCredentials().run((context) -> {
			connect(context);
			rotate("scott", "new");
			pool(context).getHikariPoolMXBean().softEvictConnections();
			connect(context);
			assertThat(StubDriver.CONNECTED).containsExactly("scott/old", "scott/new");
			assertThat(StubDriver.REFUSED).isNotEmpty().containsOnly("scott/old");
		});
	}

	@Test
	void poolWhenHikariIsMissingIsNotFollowed() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(SecretsAutoConfiguration.class,
					SecretsRefreshAutoConfiguration.class, SecretsPoolAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(HikariDataSource.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(PoolFollower.class));
	}

	private ApplicationContextRunner withParameters(String password) {
		return this.runner.withUserConfiguration(PoolOfParameters.class)
			.withPropertyValues("my.user=${secrets:db#user}", "my.word=" + password);
	}

	private ApplicationContextRunner withCredentials() {
		return this.runner.withPropertyValues("spring.datasource.username=${secrets:db#user}",
				"spring.datasource.password=${secrets:db#password}");
	}

	private void rotate(String user, String password) throws Exception {
		Files.writeString(this.files.resolve("db"), "{\"user\":\"%s\",\"password\":\"%s\"}".formatted(user, password));
		if (!Files.exists(this.files.resolve("own"))) {
			Files.writeString(this.files.resolve("own"), password);
		}
		StubDriver.accepted = user + "/" + password;
	}

	private static RefreshResult refresh(ApplicationContext context) {
		return context.getBean(SecretsRefresh.class).refresh();
	}

	private static HikariDataSource pool(ApplicationContext context) {
		return context.getBean(HikariDataSource.class);
	}

	private static void connect(ApplicationContext context) throws Exception {
		pool(context).getConnection().close();
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnPool {

		@Bean
		@ConfigurationProperties("app.db")
		HikariDataSource own() {
			HikariDataSource pool = new HikariDataSource();
			pool.setJdbcUrl(StubDriver.URL);
			pool.setDriverClassName(StubDriver.class.getName());
			pool.setMaximumPoolSize(1);
			return pool;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PoolOfParameters {

		@Bean
		HikariDataSource ofParameters(@Value("${my.user}") String user, @Value("${my.word}") String password,
				@Value("pool of ${my.word}") String name) {
			HikariConfig config = new HikariConfig();
			config.setJdbcUrl(StubDriver.URL);
			config.setDriverClassName(StubDriver.class.getName());
			config.setUsername(user);
			config.setPassword(password);
			config.setMaximumPoolSize(name.isEmpty() ? 0 : 1);
			return new HikariDataSource(config);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PoolByHand {

		@Bean
		HikariDataSource handMade(Environment environment) {
			HikariConfig config = new HikariConfig();
			config.setJdbcUrl(StubDriver.URL);
			config.setDriverClassName(StubDriver.class.getName());
			config.setUsername("scott");
			config.setPassword(environment.getProperty("my.secret-word"));
			config.setMaximumPoolSize(1);
			return new HikariDataSource(config);
		}

	}

}
