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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.github.awssecrets.cache.CacheCounts;
import io.github.awssecrets.cache.SecretCache;
import io.github.awssecrets.env.EnvironmentSecrets;
import io.github.awssecrets.metrics.SecretsMetrics;
import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.refresh.SecretsRefresh;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretsMetricsAutoConfiguration}, with files as the source of secrets.
 */
class SecretsMetricsAutoConfigurationTests {

	@TempDir
	private Path files;

	private ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SecretsAutoConfiguration.class, SecretsRefreshAutoConfiguration.class,
				SecretsMetricsAutoConfiguration.class, MetricsAutoConfiguration.class));

	@BeforeEach
	void prepare() throws Exception {
		Files.writeString(this.files.resolve("mail"), "opensesame");
		this.runner = this.runner.withPropertyValues("aws.secrets.sources=files",
				"aws.secrets.files.directory=" + this.files);
	}

	@Test
	void metersWhenThereIsARegistryAreInIt() {
		withRegistry().run((context) -> {
			context.getBean(Secrets.class).get("mail");
			context.getBean(Secrets.class).get("mail");
			context.getBean(SecretsRefresh.class).refresh();
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.get("aws.secrets.cache.gets").tag("result", "hit").functionCounter().count()).isOne();
			assertThat(registry.get("aws.secrets.states").tag("state", "ok").gauge().value()).isOne();
			assertThat(registry.get("aws.secrets.refreshes").tag("result", "success").counter().count()).isOne();
		});
	}

	@Test
	void metersWhenThereIsNoRegistryAreAbsentAndNothingIsCounted() {
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(SecretsMetrics.class);
			assertNothingIsCounted(context.getBean(Secrets.class), context.getBean(EnvironmentSecrets.class));
		});
	}

	@Test
	void metersWhenMicrometerIsMissingAreAbsent() {
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(Secrets.class)
				.doesNotHaveBean(SecretsMetrics.class));
	}

	@Test
	void metersWhenSwitchedOffAreAbsentAndNothingIsCounted() {
		withRegistry().withPropertyValues("management.metrics.enable.aws.secrets=false").run((context) -> {
			assertThat(context).doesNotHaveBean(SecretsMetrics.class);
			assertNothingIsCounted(context.getBean(Secrets.class), context.getBean(EnvironmentSecrets.class));
			assertThat(ours(context.getBean(MeterRegistry.class))).isEmpty();
		});
	}

	@Test
	void metersWhenOneIsSwitchedOffLackThatAlone() {
		withRegistry().withPropertyValues("management.metrics.enable.aws.secrets.cache=false")
			.run((context) -> assertThat(ours(context.getBean(MeterRegistry.class))).contains("aws.secrets.states")
				.doesNotContain("aws.secrets.cache.gets"));
	}

	@Test
	void metersWhenUserHasTheirOwnBackOff() {
		withRegistry().withUserConfiguration(Own.class)
			.run((context) -> assertThat(context).hasSingleBean(SecretsMetrics.class).hasBean("own"));
	}

	private static void assertNothingIsCounted(Secrets secrets, EnvironmentSecrets environment) {
		secrets.get("mail");
		secrets.get("mail");
		assertThat(Stream.of(CacheCounts.Result.values()).map(environment.cacheCounts()::count)).containsOnly(0L);
	}

	private ApplicationContextRunner withRegistry() {
		return this.runner.withBean(SimpleMeterRegistry.class);
	}

	private static List<String> ours(MeterRegistry registry) {
		return registry.getMeters()
			.stream()
			.map((meter) -> meter.getId().getName())
			.filter((name) -> name.startsWith("aws."))
			.toList();
	}

	@Configuration(proxyBeanMethods = false)
	static class Own {

		@Bean
		SecretsMetrics own(EnvironmentSecrets secrets) {
			SecretCache cache = secrets.cache();
			return new SecretsMetrics(cache, secrets.cacheCounts(), secrets.observers()::add);
		}

	}

}
