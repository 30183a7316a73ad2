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

import java.util.Arrays;
import java.util.stream.Stream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.internal.MongoClientImpl;
import io.github.awssecrets.refresh.RefreshResult;
import org.junit.jupiter.api.Test;

import org.springframework.aop.framework.Advised;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the {@link MongoClient} of Boot authenticates with after a rotation. Its settings
 * never change, and the password does not travel, so that a stand-in would learn nothing.
 */
class MongoTests {

	@Test
	void clientWhenMadeByBootKeepsPasswordAndIsNamed() throws Exception {
		try (ClientApplication application = start()) {
			assertThat(password(application)).isEqualTo("opensesame");
			RefreshResult result = application.rotate();
			assertThat(password(application)).isEqualTo("opensesame");
			assertThat(result.needsRestart()).containsExactly("what was made of the properties 'spring.mongodb'");
		}
	}

	@Test
	void clientWhenInRefreshScopeFollows() throws Exception {
		try (ClientApplication application = start(
				"spring.cloud.refresh.extra-refreshable=" + MongoClient.class.getName())) {
			assertThat(password(application)).isEqualTo("opensesame");
			RefreshResult result = application.rotate();
			assertThat(password(application)).isEqualTo("abracadabra");
			assertThat(result.needsRestart()).isEmpty();
		}
	}

	private static ClientApplication start(String... properties) {
		String[] all = Stream
			.concat(Arrays.stream(properties), Stream.of("spring.mongodb.host=127.0.0.1", "spring.mongodb.port=1",
					"spring.mongodb.username=scott", "spring.mongodb.password=${secrets:client#password}"))
			.toArray(String[]::new);
		return ClientApplication.start(Mongo.class, all);
	}

	private static String password(ClientApplication application) throws Exception {
		MongoClient client = application.bean(MongoClient.class);
		if (client instanceof Advised proxy) {
			client = (MongoClient) proxy.getTargetSource().getTarget();
		}
		return new String(((MongoClientImpl) client).getSettings().getCredential().getPassword());
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(MongoAutoConfiguration.class)
	static class Mongo {

	}

}
