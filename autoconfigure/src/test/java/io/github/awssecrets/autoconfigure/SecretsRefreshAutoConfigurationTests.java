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
package io.github.awssecrets.autoconfigure;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.awssecrets.env.EnvironmentSecrets;
import io.github.awssecrets.refresh.Follower;
import io.github.awssecrets.refresh.RefreshPolling;
import io.github.awssecrets.refresh.RefreshResult;
import io.github.awssecrets.refresh.SecretsRefresh;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretsRefreshAutoConfiguration}, with files as the source of secrets.
 */
class SecretsRefreshAutoConfigurationTests {

	@TempDir
	private Path files;

	private ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(SecretsAutoConfiguration.class, SecretsRefreshAutoConfiguration.class));

	@BeforeEach
	void prepare() throws Exception {
		write("old");
		this.runner = this.runner.withPropertyValues("aws.secrets.sources=files",
				"aws.secrets.files.directory=" + this.files);
	}

	@Test
	void refreshBindsPropertiesAndNamesWhatNeedsRestart() {
		this.runner.withUserConfiguration(Mailing.class)
			.withPropertyValues("mail.password=${secrets:mail}", "mail.user=scott")
			.run((context) -> {
				write("new");
				RefreshResult result = context.getBean(SecretsRefresh.class).refresh();
				assertThat(result.properties()).containsExactly("mail.password");
				assertThat(context.getBean(Mail.class).password).isEqualTo("new");
				assertThat(result.needsRestart()).containsExactly("the @Value of field 'password' in bean 'mailing'");
			});
	}

	@Test
	void refreshWhenNothingIsUsedIsEmpty() {
		this.runner.run((context) -> {
			RefreshResult result = context.getBean(SecretsRefresh.class).refresh();
			assertThat(result.isComplete()).isTrue();
			assertThat(result.changed()).isEmpty();
		});
	}

	@Test
	void refreshCallsFollowersInTheirOrder() {
		this.runner.withUserConfiguration(Followers.class).withPropertyValues("a=${secrets:mail}").run((context) -> {
			write("new");
			assertThat(context.getBean(SecretsRefresh.class).refresh().needsRestart()).containsExactly("1", "2");
		});
	}

	@Test
	void refreshWhenUserHasOneBacksOff() {
		this.runner.withUserConfiguration(Own.class)
			.run((context) -> assertThat(context).hasSingleBean(SecretsRefresh.class).hasBean("own"));
	}

	@Test
	void pollingIsOffByDefault() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(RefreshPolling.class));
	}

	@Test
	void pollingWhenIntervalIsSetRuns() {
		this.runner.withPropertyValues("aws.secrets.refresh.interval=1h")
			.run((context) -> assertThat(context.getBean(RefreshPolling.class).isRunning()).isTrue());
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "0s", "" })
	void pollingWhenIntervalIsNothingDoesNotRun(String interval) {
		this.runner.withPropertyValues("aws.secrets.refresh.interval=" + interval)
			.run((context) -> assertThat(context.getBean(RefreshPolling.class).isRunning()).isFalse());
	}

	@Test
	void pollingByDefaultRunsOnPlatformThread() throws Exception {
		assertThat(pollingThread("spring.threads.virtual.enabled=false")).doesNotMatch(this::isVirtual);
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "There are no virtual threads before Java 21")
	void pollingWhenVirtualThreadsAreEnabledRunsOnOne() throws Exception {
		assertThat(pollingThread("spring.threads.virtual.enabled=true")).matches(this::isVirtual);
	}

	/**
	 * The thread of a poll that found a change.
	 */
	private Thread pollingThread(String property) throws Exception {
		CompletableFuture<Thread> thread = new CompletableFuture<>();
		this.runner.withBean(Follower.class, () -> (change) -> {
			thread.complete(Thread.currentThread());
			return List.of();
		}).withPropertyValues("a=${secrets:mail}", "aws.secrets.refresh.interval=10ms", property).run((context) -> {
			context.getEnvironment().getRequiredProperty("a");
			write("new");
			assertThat(thread).succeedsWithin(Duration.ofSeconds(30));
		});
		return thread.join();
	}

	/**
	 * Called by reflection, since Java 17 knows no such method.
	 */
	private boolean isVirtual(Thread thread) {
		Method method = ReflectionUtils.findMethod(Thread.class, "isVirtual");
		return method != null && Boolean.TRUE.equals(ReflectionUtils.invokeMethod(method, thread));
	}

	private void write(String text) throws Exception {
		Files.writeString(this.files.resolve("mail"), text);
	}

	@Configuration(value = "mailing", proxyBeanMethods = false)
	@EnableConfigurationProperties(Mail.class)
	static class Mailing {

		@Value("${mail.password}")
		private String password = "";

		@Value("${mail.user}")
		private String user = "";

		@Override
		public String toString() {
			return this.user + this.password.length();
		}

	}

	@ConfigurationProperties("mail")
	static class Mail {

		private String password = "";

		public void setPassword(String password) {
			this.password = password;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Followers {

		@Bean
		@Order(2)
		Follower second() {
			return (change) -> List.of("2");
		}

		@Bean
		@Order(1)
		Follower first() {
			return (change) -> List.of("1");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Own {

		@Bean
		SecretsRefresh own(EnvironmentSecrets secrets) {
			return new SecretsRefresh(secrets.cache(), secrets::dependents, (event) -> {
			}, List.of());
		}

	}

}
