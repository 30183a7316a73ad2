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
package io.github.awssecrets.springcloud;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.github.awssecrets.env.EnvironmentSecrets;
import io.github.awssecrets.refresh.SecretsChangedEvent;
import io.github.awssecrets.test.FakeSecretsManager;
import io.github.awssecrets.test.Fault;
import io.github.awssecrets.test.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.cloud.context.refresh.ContextRefresher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.json.JsonContent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring Cloud Context and the secrets refresh each other, whoever begins.
 */
class RefreshWithSpringCloudTests {

	private final FakeSecretsManager server = FakeSecretsManager.start();

	private ConfigurableApplicationContext context;

	@BeforeEach
	void start() {
		this.server.put("shop/db", "{\"password\": \"opensesame\"}");
		this.server.put("shop/mail", "{\"key\": \"carrier-pigeon\"}");
		this.context = start("--spring.config.import=secrets:mail?prefix=mail.");
	}

	@AfterEach
	void stop() {
		this.context.close();
		this.server.close();
	}

	@Test
	void postRefreshWhenSecretWasRotatedAnswersTheProperties() throws Exception {
		rotate();
		HttpResponse<String> response = post("/actuator/refresh");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(new JsonContent(response.body())).isStrictlyEqualTo("[\"shop.password\"]");
		assertNewPassword();
	}

	@Test
	void postRefreshWhenSecretWasRotatedDoesNothingTwice() throws Exception {
		rotate();
		this.server.clearCalls();
		post("/actuator/refresh");
		assertThat(this.server.calls(Operation.BATCH_GET_SECRET_VALUE)).hasSize(1);
		assertThat(this.server.calls(Operation.GET_SECRET_VALUE)).isEmpty();
		assertThat(shop().refreshes()).hasSize(1);
		assertThat(shop().changes()).filteredOn((event) -> this.context.equals(event.getSource())).hasSize(1);
		assertThat(shop().changes()).flatExtracting(EnvironmentChangeEvent::getKeys).containsExactly("shop.password");
	}

	@Test
	void postRefreshWhenNothingWasRotatedAnswersNothing() throws Exception {
		HttpResponse<String> response = post("/actuator/refresh");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEqualTo("[]");
	}

	@Test
	void postRefreshWhenSecretCanNotBeReadKeepsItAndSaysWhatToDo() throws Exception {
		rotate();
		this.server.fail(Fault.accessDenied()).forSecret("shop/db").always();
		HttpResponse<String> response = post("/actuator/refresh");
		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(new JsonContent(response.body())).extractingPath("$.failed[*].name")
			.asArray()
			.containsExactly("shop/db");
		assertThat(response.body()).contains("secretsmanager:GetSecretValue").doesNotContain("opensesame");
		assertThat(property("shop.password")).isEqualTo("opensesame");
	}

	@Test
	void postRefreshWhenAwsIsDownKeepsAllAndSaysSo() throws Exception {
		this.server.close();
		assertThat(post("/actuator/refresh").statusCode()).isEqualTo(503);
		assertThat(property("shop.password")).isEqualTo("opensesame");
		assertThat(property("mail.key")).isEqualTo("carrier-pigeon");
	}

	@Test
	void postSecretsWhenSecretWasRotatedTakesSpringCloudAlong() throws Exception {
		rotate();
		HttpResponse<String> response = post("/actuator/secrets/db");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(new JsonContent(response.body())).extractingPath("$.properties")
			.asArray()
			.containsExactly("shop.password");
		assertNewPassword();
		assertThat(shop().changes()).extracting(EnvironmentChangeEvent::getKeys)
			.containsExactly(Set.of("shop.password"));
		assertThat(shop().refreshes()).hasSize(1);
	}

	@Test
	void postSecretsWhenNothingWasRotatedLeavesSpringCloudAlone() throws Exception {
		assertThat(post("/actuator/secrets").statusCode()).isEqualTo(200);
		assertThat(shop().changes()).isEmpty();
		assertThat(shop().refreshes()).isEmpty();
	}

	@Test
	void contextRefresherWhenSecretWasRotatedReturnsTheProperties() {
		rotate();
		assertThat(refresher().refreshEnvironment()).containsExactly("shop.password");
		assertThat(this.context.getBean(Shop.Properties.class).getPassword()).isEqualTo("abracadabra");
		assertThat(shop().refreshes()).isEmpty();
	}

	@Test
	@Timeout(30)
	void contextRefresherWhenListenerOfTheChangeCallsItComesToAnEnd() {
		this.context
			.addApplicationListener((ApplicationListener<SecretsChangedEvent>) (event) -> refresher().refresh());
		rotate();
		assertThat(refresher().refresh()).containsExactly("shop.password");
		assertNewPassword();
	}

	@Test
	void contextRefresherWhenSecretIsImportedServesItsNewMembers() {
		this.server.put("shop/mail", "{\"key\": \"messenger-owl\"}");
		refresher().refresh();
		assertThat(property("mail.key")).isEqualTo("messenger-owl");
	}

	@Test
	void contextRefresherWhenSettingsWereAddedLateKeepsTheSecrets() {
		EnvironmentSecrets secrets = EnvironmentSecrets.of(this.context.getEnvironment());
		refresher().refresh();
		rotate();
		assertThat(EnvironmentSecrets.of(this.context.getEnvironment())).isSameAs(secrets);
		assertThat(refresher().refresh()).containsExactly("shop.password");
		assertNewPassword();
	}

	private void assertNewPassword() {
		assertThat(property("shop.password")).isEqualTo("abracadabra");
		assertThat(this.context.getBean(Shop.Properties.class).getPassword()).isEqualTo("abracadabra");
		assertThat(this.context.getBean(Shop.Till.class).password()).isEqualTo("abracadabra");
	}

	private void rotate() {
		this.server.put("shop/db", "{\"password\": \"abracadabra\"}");
	}

	private Shop shop() {
		return this.context.getBean(Shop.class);
	}

	private ContextRefresher refresher() {
		return this.context.getBean(ContextRefresher.class);
	}

	private String property(String name) {
		return this.context.getEnvironment().getRequiredProperty(name);
	}

	private HttpResponse<String> post(String path) throws Exception {
		URI uri = URI.create("http://127.0.0.1:" + property("local.server.port") + path);
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(uri).POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
	}

	/**
	 * What a copy of the environment lacks is added by an initializer, as tests do.
	 */
	private ConfigurableApplicationContext start(String... args) {
		SpringApplication application = new SpringApplication(Shop.class);
		application.setDefaultProperties(Map.copyOf(this.server.properties()));
		application.addInitializers(
				(context) -> TestPropertyValues
					.of("aws.secrets.timeout=3s", "shop.password=${secrets:db#password}", "server.port=0",
							"server.address=127.0.0.1", "management.endpoints.web.exposure.include=secrets,refresh",
							"management.endpoint.secrets.access=unrestricted")
					.applyTo(context.getEnvironment()));
		String[] all = Stream.concat(Stream.of("--aws.secrets.prefix=shop"), Arrays.stream(args))
			.toArray(String[]::new);
		return application.run(all);
	}

}
