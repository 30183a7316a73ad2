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
package io.github.awssecrets.usecases;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * An application that {@link AotTests} has processed. What is generated for it is found
 * by its name, which is why it is not nested.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(ProcessedApplication.Bound.class)
public class ProcessedApplication {

	static final String EXPECTED = "secret-at-run-time";

	public static void main(String[] arguments) {
		SpringApplication.run(ProcessedApplication.class, arguments);
	}

	@Bean
	ApplicationListener<ApplicationReadyEvent> check(@Value("${my.injected}") String injected, Bound bound) {
		return (event) -> System.out
			.println("as expected: " + (injected.equals(EXPECTED) && bound.bound().equals(EXPECTED)));
	}

	@ConfigurationProperties("my")
	public record Bound(String bound) {

	}

}
