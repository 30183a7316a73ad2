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

import com.rabbitmq.client.impl.CredentialsProvider;
import com.rabbitmq.client.impl.DefaultCredentialsProvider;
import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.refresh.Follower;
import io.github.awssecrets.refresh.RefreshResult;
import io.github.awssecrets.refresh.SecretsChange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.amqp.autoconfigure.RabbitProperties;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * What new connections to RabbitMQ authenticate with after a rotation. The stand-in hangs
 * up as soon as it knows.
 */
class RabbitTests {

	private static final String PASSWORD = "spring.rabbitmq.password=${secrets:client#password}";

	private final StandIn.Amqp server = new StandIn.Amqp();

	@AfterEach
	void stop() throws Exception {
		this.server.close();
	}

	@Test
	void connectionsWhenMadeByBootKeepPasswordAndAreNamed() {
		RefreshResult result = rotate(Rabbit.class, PASSWORD);
		assertThat(this.server.credentials()).containsExactly("scott/opensesame", "scott/opensesame");
		assertThat(result.needsRestart()).containsExactly("what was made of the properties 'spring.rabbitmq'");
	}

	@Test
	void connectionsWhenFactoryIsInRefreshScopeCanNotBeMade() {
		assertThatNullPointerException().isThrownBy(() -> rotate(Rabbit.class, PASSWORD,
				"spring.cloud.refresh.extra-refreshable=" + CachingConnectionFactory.class.getName()));
	}

	@Test
	void connectionsWhenFollowerSetsPasswordFollow() {
		assertFollow(rotate(WithFollower.class, PASSWORD));
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
		all.addAll(List.of("spring.rabbitmq.host=127.0.0.1", "spring.rabbitmq.port=" + this.server.port(),
				"spring.rabbitmq.username=scott"));
		try (ClientApplication application = ClientApplication.start(source, all.toArray(String[]::new))) {
			connect(application);
			RefreshResult result = application.rotate();
			connect(application);
			return result;
		}
	}

	private void connect(ClientApplication application) {
		ConnectionFactory factory = application.bean(ConnectionFactory.class);
		try {
			factory.createConnection();
		}
		catch (AmqpException ex) {
			// As soon as the stand-in knows the password.
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(RabbitAutoConfiguration.class)
	static class Rabbit {

	}

	@Configuration(proxyBeanMethods = false)
	static class WithFollower extends Rabbit {

		@Bean
		@Order(0)
		Follower rabbitFollower(CachingConnectionFactory factory, RabbitProperties properties) {
			return new Follower() {

				@Override
				public List<String> follow(SecretsChange change) {
					factory.setPassword(properties.getPassword());
					factory.resetConnection();
					return List.of();
				}

				@Override
				public boolean hasReached(String bean, String text) {
					return text.equals("spring.rabbitmq");
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class AsksSecrets extends Rabbit {

		@Bean
		CredentialsProvider credentials(Secrets secrets) {
			return new DefaultCredentialsProvider("scott", "") {

				@Override
				public String getPassword() {
					return secrets.get("client#password").text();
				}

			};
		}

	}

}
