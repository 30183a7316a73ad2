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
package io.github.awssecrets.secrecy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.refresh.Follower;
import io.github.awssecrets.refresh.SecretsChangedEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.actuate.web.exchanges.InMemoryHttpExchangeRepository;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/**
 * An application that uses a secret in every way there is, and has parts that can't
 * follow a change and say so with the secret in their words.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@EnableConfigurationProperties({ CanaryApplication.Properties.class, CanaryApplication.Bound.class,
		CanaryApplication.Fragile.class })
class CanaryApplication {

	@Value("${secrets:value}")
	@Nullable String field;

	public static void main(String[] args) {
		SpringApplication.run(CanaryApplication.class, args);
	}

	@Value("#{'${secrets:value}'.length()}")
	int length;

	@Value("#{'${canary.split}'.split(',')}")
	List<String> elements = List.of();

	@Bean
	Injected injected(@Value("${canary.text.nasty}") String nasty) {
		return new Injected(nasty);
	}

	@Bean
	@ConditionalOnProperty(name = "canary.text.plain", havingValue = "another")
	Injected conditional() {
		return new Injected("");
	}

	@Bean
	ApplicationRunner reader(Secrets secrets) {
		return (args) -> secrets.get("code");
	}

	@Bean
	Follower quotingFollower(Environment environment) {
		return (change) -> {
			throw new IllegalStateException("refused: " + environment.getProperty("canary.text.plain"));
		};
	}

	@EventListener
	void quote(SecretsChangedEvent event) {
		throw new IllegalStateException("refused: " + this.field);
	}

	@Bean
	Events events() {
		return new Events();
	}

	@Bean
	InMemoryHttpExchangeRepository exchanges() {
		return new InMemoryHttpExchangeRepository();
	}

	record Injected(String value) {

		@Override
		public String toString() {
			return "Injected";
		}

	}

	static class Events implements ApplicationListener<ApplicationEvent> {

		final List<ApplicationEvent> all = new CopyOnWriteArrayList<>();

		@Override
		public void onApplicationEvent(ApplicationEvent event) {
			this.all.add(event);
		}

	}

	@ConfigurationProperties("canary")
	record Properties(Map<String, String> text, List<String> list, Map<String, String> map, List<String> split) {

	}

	@ConfigurationProperties("imported")
	static class Bound {

		private String key = "";

		public String getKey() {
			return this.key;
		}

		public void setKey(String key) {
			this.key = key;
		}

	}

	/**
	 * Takes a value once.
	 */
	@ConfigurationProperties("fragile")
	static class Fragile {

		private @Nullable String value;

		public @Nullable String getValue() {
			return this.value;
		}

		public void setValue(String value) {
			if (this.value != null) {
				throw new IllegalArgumentException("not acceptable: " + value);
			}
			this.value = value;
		}

	}

}
