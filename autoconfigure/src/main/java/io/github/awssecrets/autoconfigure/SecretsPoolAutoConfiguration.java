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

import com.zaxxer.hikari.HikariDataSource;
import io.github.awssecrets.env.EnvironmentSecrets;
import io.github.awssecrets.pool.PoolFollower;
import io.github.awssecrets.refresh.SecretsRefresh;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * Auto-configuration for connection pools of HikariCP that follow a rotation.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SecretsRefreshAutoConfiguration.class)
@ConditionalOnClass(HikariDataSource.class)
@ConditionalOnBean(EnvironmentSecrets.class)
public final class SecretsPoolAutoConfiguration {

	@Bean
	static PoolFollower secretsPoolFollower(ApplicationContext context, EnvironmentSecrets environmentSecrets,
			ObjectProvider<SecretsRefresh> refresh) {
		SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("aws-secrets-pool-");
		executor.setDaemon(true);
		return new PoolFollower(context, environmentSecrets::cache, environmentSecrets::dependents, refresh::getObject,
				System::nanoTime, executor);
	}

}
