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

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import io.github.awssecrets.env.EnvironmentSecrets;
import io.github.awssecrets.refresh.Follower;
import io.github.awssecrets.refresh.RefreshPolling;
import io.github.awssecrets.refresh.SecretsRefresh;
import io.github.awssecrets.shield.BindShield;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.thread.Threading;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/**
 * Auto-configuration for taking in rotations while the application runs.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { SecretsAutoConfiguration.class, SslAutoConfiguration.class })
@ConditionalOnBean(EnvironmentSecrets.class)
public final class SecretsRefreshAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SecretsRefresh secretsRefresh(EnvironmentSecrets environmentSecrets, ApplicationEventPublisher publisher,
			ObjectProvider<Follower> followers) {
		return new SecretsRefresh(environmentSecrets.cache(), environmentSecrets::dependents, publisher,
				followers.orderedStream().toList());
	}

	@Bean
	Follower secretsBindingFollower(ConfigurableApplicationContext context) {
		return Follower.configurationProperties(context);
	}

	@Bean
	Follower secretsValueFollower(ConfigurableListableBeanFactory beanFactory, EnvironmentSecrets environmentSecrets,
			ObjectProvider<Follower> followers) {
		return Follower.values(beanFactory, environmentSecrets::dependentTexts, followers);
	}

	@Bean
	Follower secretsBootBeansFollower(ConfigurableApplicationContext context, ObjectProvider<Follower> followers) {
		return Follower.bootBeans(context, followers);
	}

	@Bean
	@ConditionalOnBean({ SslBundles.class, SslBundleRegistry.class })
	Follower secretsSslBundleFollower(SslBundles bundles, SslBundleRegistry registry, Environment environment,
			ResourceLoader resourceLoader, BindShield bindShield) {
		return Follower.sslBundles(bundles, registry, environment, resourceLoader,
				bindShield.apply(BindHandler.DEFAULT));
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnProperty("aws.secrets.refresh.interval")
	RefreshPolling secretsRefreshPolling(SecretsRefresh refresh, EnvironmentSecrets environmentSecrets,
			Environment environment) {
		SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
		scheduler.setThreadNamePrefix("aws-secrets-refresh-");
		scheduler.setDaemon(true);
		scheduler.setVirtualThreads(Threading.VIRTUAL.isActive(environment));
		Duration interval = environmentSecrets.properties().refresh().interval();
		return new RefreshPolling(refresh, (interval != null) ? interval : Duration.ZERO, scheduler,
				() -> ThreadLocalRandom.current().nextDouble());
	}

}
