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
package io.github.awssecrets.security;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import io.github.awssecrets.test.EnableFakeSecretsManager;
import io.github.awssecrets.test.FakeSecretsManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Only operators may have secrets read again.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "server.address=127.0.0.1", "shop.password=${secrets:db}",
				"management.endpoints.web.exposure.include=secrets,refresh",
				"management.endpoint.secrets.access=unrestricted" })
@EnableFakeSecretsManager(secrets = "db=opensesame")
class SecuredEndpointTests {

	@Autowired
	private FakeSecretsManager server;

	@LocalServerPort
	private int port;

	@BeforeEach
	void forgetCalls() {
		this.server.clearCalls();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/secrets", "/actuator/secrets/db", "/actuator/refresh" })
	void postWhenAnonymousIsUnauthorized(String path) throws Exception {
		assertThat(post(path, null)).isEqualTo(401);
		assertThat(this.server.calls()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/secrets", "/actuator/secrets/db", "/actuator/refresh" })
	void postWhenUserIsNoOperatorIsForbidden(String path) throws Exception {
		assertThat(post(path, "customer")).isEqualTo(403);
		assertThat(this.server.calls()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "/actuator/secrets, 200", "/actuator/secrets/db, 200", "/actuator/secrets/dbx, 404",
			"/actuator/refresh, 200" })
	void postWhenUserIsOperatorIsAnswered(String path, int status) throws Exception {
		assertThat(post(path, "operator")).isEqualTo(status);
	}

	private int post(String path, String user) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
			.POST(BodyPublishers.noBody());
		if (user != null) {
			byte[] credentials = (user + ":" + user).getBytes(StandardCharsets.UTF_8);
			request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
		}
		return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).statusCode();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = MongoAutoConfiguration.class)
	static class Application {

		@Bean
		SecurityFilterChain operatorsAlone(HttpSecurity http) {
			return http.securityMatcher("/actuator/**")
				.authorizeHttpRequests((requests) -> requests.anyRequest().hasRole("OPERATOR"))
				.httpBasic(Customizer.withDefaults())
				.csrf((csrf) -> csrf.disable())
				.build();
		}

		@Bean
		InMemoryUserDetailsManager users() {
			return new InMemoryUserDetailsManager(user("operator", "OPERATOR"), user("customer", "CUSTOMER"));
		}

		private static UserDetails user(String name, String role) {
			return User.withUsername(name).password("{noop}" + name).roles(role).build();
		}

	}

}
