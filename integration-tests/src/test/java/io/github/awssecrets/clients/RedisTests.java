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
package io.github.awssecrets.clients;

import java.util.ArrayList;
import java.util.List;

import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.refresh.RefreshResult;
import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisCredentialsProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientConfigurationBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.connection.lettuce.RedisCredentialsProviderFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Lettuce, as Boot makes it, authenticates new connections to Redis with after a
 * rotation.
 */
class RedisTests {

	private static final String PASSWORD = "spring.data.redis.password=${secrets:client#password}";

	private final StandIn.Redis server = new StandIn.Redis();

	@AfterEach
	void stop() throws Exception {
		this.server.close();
	}

	@Test
	void connectionsWhenMadeByBootKeepPasswordAndAreNamed() {
		RefreshResult result = rotate(Redis.class, PASSWORD);
		assertThat(this.server.credentials()).containsExactly("scott/opensesame", "scott/opensesame");
		assertThat(result.needsRestart()).containsExactly("what was made of the properties 'spring.data.redis'");
	}

	@Test
	void connectionsWhenFactoryIsInRefreshScopeFollow() {
		assertFollow(rotate(Redis.class, PASSWORD,
				"spring.cloud.refresh.extra-refreshable=" + LettuceConnectionFactory.class.getName()));
	}

	@Test
	void connectionsWhenProviderAsksSecretsFollow() {
		assertFollow(rotate(AsksSecrets.class));
	}

	private void assertFollow(RefreshResult result) {
		assertThat(this.server.credentials()).containsExactly("scott/opensesame", "scott/abracadabra");
		assertThat(result.needsRestart()).isEmpty();
	}

	private RefreshResult rotate(Class<?> source, String... properties) {
		List<String> all = new ArrayList<>(List.of(properties));
		all.addAll(List.of("spring.data.redis.host=127.0.0.1", "spring.data.redis.port=" + this.server.port(),
				"spring.data.redis.username=scott"));
		try (ClientApplication application = ClientApplication.start(source, all.toArray(String[]::new))) {
			ping(application);
			RefreshResult result = application.rotate();
			application.bean(LettuceConnectionFactory.class).resetConnection();
			ping(application);
			return result;
		}
	}

	private void ping(ClientApplication application) {
		StringRedisTemplate template = application.bean(StringRedisTemplate.class);
		assertThat(template.<String>execute((connection) -> connection.ping(), true)).isEqualTo("PONG");
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(DataRedisAutoConfiguration.class)
	static class Redis {

	}

	@Configuration(proxyBeanMethods = false)
	static class AsksSecrets extends Redis {

		@Bean
		LettuceClientConfigurationBuilderCustomizer credentials(Secrets secrets) {
			return (builder) -> builder.redisCredentialsProviderFactory(new RedisCredentialsProviderFactory() {

				@Override
				public RedisCredentialsProvider createCredentialsProvider(RedisConfiguration configuration) {
					return RedisCredentialsProvider
						.from(() -> RedisCredentials.just("scott", secrets.get("client#password").text()));
				}

			});
		}

	}

}
