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
package io.github.awssecrets.sample;

import io.github.awssecrets.test.FakeSecretsManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link FakeSecretsManagerInitializer}.
 */
class FakeSecretsManagerInitializerTests {

	private final MockEnvironment environment = new MockEnvironment();

	private final GenericApplicationContext context = new GenericApplicationContext();

	@AfterEach
	void close() {
		this.context.close();
	}

	@Test
	void initializeStartsFakeThatContextCloses() {
		initialize();
		FakeSecretsManager fake = this.context.getBean(FakeSecretsManager.class);
		assertThat(this.environment.getProperty("aws.secrets.endpoint")).isEqualTo(fake.endpoint().toString());
		this.context.close();
		assertThatIOException().isThrownBy(() -> fake.endpoint().toURL().openConnection().connect());
	}

	@Test
	void initializeWhenProfileIsAwsStartsNothing() {
		this.environment.setActiveProfiles("aws");
		initialize();
		assertThat(this.context.getBeanNamesForType(FakeSecretsManager.class)).isEmpty();
		assertThat(this.environment.containsProperty("aws.secrets.endpoint")).isFalse();
	}

	@Test
	void initializeWhenEndpointIsConfiguredStartsNothing() {
		this.environment.setProperty("aws.secrets.endpoint", "http://127.0.0.1:1");
		initialize();
		assertThat(this.context.getBeanNamesForType(FakeSecretsManager.class)).isEmpty();
		assertThat(this.environment.getProperty("aws.secrets.endpoint")).isEqualTo("http://127.0.0.1:1");
	}

	@Test
	void initializeWhenPrefixEndsWithSlashSeedsUnderIt() {
		this.environment.setProperty("aws.secrets.prefix", "/shop/");
		initialize();
		assertThat(this.context.getBean(FakeSecretsManager.class).names()).contains("/shop/database")
			.allMatch((name) -> name.startsWith("/shop/"));
	}

	private void initialize() {
		this.context.setEnvironment(this.environment);
		new FakeSecretsManagerInitializer().initialize(this.context);
		this.context.refresh();
	}

}
