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

import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.refresh.RefreshResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.cloud.context.config.annotation.RefreshScope;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a {@link RestClient} authenticates with after a rotation.
 */
class RestClientTests {

	private final StandIn.Http server = new StandIn.Http();

	@AfterEach
	void stop() throws Exception {
		this.server.close();
	}

	@Test
	void clientWhenBuiltWithPasswordKeepsItAndIsNamed() {
		RefreshResult result = rotate(BuiltWithPassword.class);
		assertThat(this.server.credentials()).containsExactly("Bearer opensesame", "Bearer opensesame");
		assertThat(result.needsRestart()).containsExactly("the @Value of parameter 'key' in bean 'client'");
	}

	@Test
	void clientWhenInRefreshScopeFollows() {
		assertFollows(rotate(InRefreshScope.class));
	}

	@Test
	void clientWhenPropertiesAreReadForEachRequestFollows() {
		assertFollows(rotate(ReadsProperties.class));
	}

	@Test
	void clientWhenSecretsAreAskedForEachRequestFollows() {
		assertFollows(rotate(AsksSecrets.class));
	}

	private void assertFollows(RefreshResult result) {
		assertThat(this.server.credentials()).containsExactly("Bearer opensesame", "Bearer abracadabra");
		assertThat(result.needsRestart()).isEmpty();
	}

	private RefreshResult rotate(Class<?> source) {
		try (ClientApplication application = ClientApplication.start(source,
				"shop.url=http://127.0.0.1:" + this.server.port(), "shop.key=${secrets:client#password}")) {
			call(application);
			RefreshResult result = application.rotate();
			call(application);
			return result;
		}
	}

	private void call(ClientApplication application) {
		application.bean(RestClient.class).get().uri("/").retrieve().toBodilessEntity();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ HttpClientAutoConfiguration.class, RestClientAutoConfiguration.class })
	static class Client {

	}

	@Configuration(proxyBeanMethods = false)
	static class BuiltWithPassword extends Client {

		@Bean
		RestClient client(RestClient.Builder builder, @Value("${shop.url}") String url,
				@Value("${shop.key}") String key) {
			return builder.baseUrl(url).defaultHeaders((headers) -> headers.setBearerAuth(key)).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class InRefreshScope extends Client {

		@Bean
		@RefreshScope
		RestClient client(RestClient.Builder builder, @Value("${shop.url}") String url,
				@Value("${shop.key}") String key) {
			return builder.baseUrl(url).defaultHeaders((headers) -> headers.setBearerAuth(key)).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(Shop.class)
	static class ReadsProperties extends Client {

		@Bean
		RestClient client(RestClient.Builder builder, Shop shop) {
			return builder.baseUrl(shop.getUrl())
				.defaultRequest((request) -> request.headers((headers) -> headers.setBearerAuth(shop.getKey())))
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class AsksSecrets extends Client {

		@Bean
		RestClient client(RestClient.Builder builder, @Value("${shop.url}") String url, Secrets secrets) {
			return builder.baseUrl(url)
				.defaultRequest((request) -> request
					.headers((headers) -> headers.setBearerAuth(secrets.get("client#password").text())))
				.build();
		}

	}

	@ConfigurationProperties("shop")
	static class Shop {

		private String url = "";

		private String key = "";

		String getUrl() {
			return this.url;
		}

		public void setUrl(String url) {
			this.url = url;
		}

		String getKey() {
			return this.key;
		}

		public void setKey(String key) {
			this.key = key;
		}

	}

}
