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

import io.github.awssecrets.refresh.RefreshResult;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.ProducerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What producers of Kafka, as Boot makes them, are configured with after a rotation.
 */
class KafkaTests {

	private static final String PASSWORD = "spring.kafka.properties[sasl.jaas.config]="
			+ "PlainLoginModule required username=scott password=${secrets:client#password};";

	@Test
	void producersWhenMadeByBootKeepPasswordAndAreNamed() {
		try (ClientApplication application = ClientApplication.start(Kafka.class, PASSWORD)) {
			assertThat(configuration(application)).contains("opensesame");
			RefreshResult result = application.rotate();
			assertThat(configuration(application)).contains("opensesame");
			assertThat(result.needsRestart()).containsExactly("what was made of the properties 'spring.kafka'");
		}
	}

	@Test
	void producersWhenFactoryIsInRefreshScopeFollow() {
		try (ClientApplication application = ClientApplication.start(Kafka.class, PASSWORD,
				"spring.cloud.refresh.extra-refreshable=" + DefaultKafkaProducerFactory.class.getName())) {
			assertThat(configuration(application)).contains("opensesame");
			RefreshResult result = application.rotate();
			assertThat(configuration(application)).contains("abracadabra");
			assertThat(result.needsRestart()).isEmpty();
		}
	}

	private static String configuration(ClientApplication application) {
		return (String) application.bean(ProducerFactory.class).getConfigurationProperties().get("sasl.jaas.config");
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(KafkaAutoConfiguration.class)
	static class Kafka {

	}

}
