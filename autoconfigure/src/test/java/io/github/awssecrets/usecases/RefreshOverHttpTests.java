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

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.stream.Stream;

import io.github.awssecrets.test.FakeSecretsManager;
import io.github.awssecrets.test.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.json.JsonContent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An operator has rotated a secret, and tells the application with an HTTP request.
 */
class RefreshOverHttpTests {

	private static final String[] EXPOSED = { "management.endpoints.web.exposure.include=secrets,refresh",
			"management.endpoint.secrets.access=unrestricted" };

	private final FakeSecretsManager server = FakeSecretsManager.start();

	private String before;

	@BeforeEach
	void seed() {
		this.before = this.server.put("shop/db", "{\"password\": \"opensesame\"}");
		this.server.put("shop/mail/key", "carrier-pigeon");
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/secrets", "/actuator/refresh" })
	void postWhenSecretWasRotatedAnswersWhatChanged(String path) throws Exception {
		try (RunningApplication application = start(EXPOSED)) {
			String after = rotate();
			HttpResponse<String> response = application.post(path);
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(new JsonContent(response.body())).isStrictlyEqualTo("""
					{"changed": [{"secret": "db", "name": "shop/db", "before": "%s", "after": "%s"}],
					 "unchanged": [{"secret": "mail/key", "name": "shop/mail/key"}],
					 "missing": [], "failed": [], "properties": ["app.password"], "needsRestart": []}"""
				.formatted(this.before, after));
			assertThat(application.property("app.password")).isEqualTo("abracadabra");
		}
	}

	@Test
	void postWhenOneSecretIsNamedReadsThatAlone() throws Exception {
		try (RunningApplication application = start(EXPOSED)) {
			rotate();
			HttpResponse<String> response = application.post("/actuator/secrets/mail/key");
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(new JsonContent(response.body())).isStrictlyEqualTo("""
					{"changed": [], "unchanged": [{"secret": "mail/key", "name": "shop/mail/key"}],
					 "missing": [], "failed": [], "properties": [], "needsRestart": []}""");
			assertThat(application.property("app.password")).isEqualTo("opensesame");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/secrets/audit//key", "/actuator/secrets/audit/key" })
	void postWhenSecretIsOfStoreReadsThatAlone(String path) throws Exception {
		this.server.put("key", "of the store");
		this.server.put("shop/key", "of the shop");
		try (RunningApplication application = start("management.endpoints.web.exposure.include=secrets",
				"management.endpoint.secrets.access=unrestricted", "aws.secrets.stores.audit.region=eu-west-1",
				"app.both=${secrets:key} ${secrets:audit//key}")) {
			this.server.clearCalls();
			HttpResponse<String> response = application.post(path);
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(new JsonContent(response.body())).isStrictlyEqualTo("""
					{"changed": [], "unchanged": [{"secret": "audit//key", "name": "key"}],
					 "missing": [], "failed": [], "properties": [], "needsRestart": []}""");
			assertThat(this.server.calls()).singleElement()
				.satisfies((call) -> assertThat(call.region()).isEqualTo("eu-west-1"));
		}
	}

	@Test
	void postWhenSecretWithDefaultDoesNotExistIsNoFailure() throws Exception {
		try (RunningApplication application = start(with("app.color=${secrets:color:blue}"))) {
			HttpResponse<String> response = application.post("/actuator/refresh");
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(new JsonContent(response.body())).extractingPath("$.missing[*].secret")
				.asArray()
				.containsExactly("color");
			assertThat(application.property("app.color")).isEqualTo("blue");
		}
	}

	@Test
	void postWhenSecretWithDefaultWasCreatedTakesItIn() throws Exception {
		try (RunningApplication application = start(with("app.color=${secrets:color:blue}"))) {
			String version = this.server.put("shop/color", "red");
			HttpResponse<String> response = application.post("/actuator/secrets/color");
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(new JsonContent(response.body())).isStrictlyEqualTo("""
					{"changed": [{"secret": "color", "name": "shop/color", "after": "%s"}], "unchanged": [],
					 "missing": [], "failed": [], "properties": ["app.color"], "needsRestart": []}"""
				.formatted(version));
			assertThat(application.property("app.color")).isEqualTo("red");
		}
	}

	@Test
	void postWhenSecretIsUnknownAnswersThoseThatAreKnown() throws Exception {
		try (RunningApplication application = start(EXPOSED)) {
			HttpResponse<String> response = application.post("/actuator/secrets/mail/kee");
			assertThat(response.statusCode()).isEqualTo(404);
			assertThat(new JsonContent(response.body())).isStrictlyEqualTo("""
					{"unknown": "mail/kee", "secrets": ["db", "mail/key"]}""");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/secrets", "/actuator/secrets/db", "/actuator/refresh" })
	void postWhenSecretCanNotBeReadKeepsItAndSaysWhatToDo(String path) throws Exception {
		try (RunningApplication application = start(EXPOSED)) {
			rotate();
			this.server.fail(Fault.accessDenied()).forSecret("shop/db").always();
			HttpResponse<String> response = application.post(path);
			assertThat(response.statusCode()).isEqualTo(503);
			assertThat(new JsonContent(response.body())).extractingPath("$.failed[0]")
				.asMap()
				.containsEntry("secret", "db")
				.containsEntry("name", "shop/db")
				.containsEntry("reason", "ACCESS_DENIED")
				.containsEntry("code", "AccessDeniedException")
				.hasEntrySatisfying("description",
						(text) -> assertThat(text.toString()).startsWith("The role may not read 'shop/db'"))
				.hasEntrySatisfying("fix",
						(text) -> assertThat(text.toString()).contains("secretsmanager:GetSecretValue"));
			assertThat(application.property("app.password")).isEqualTo("opensesame");
		}
	}

	@Test
	void postWhenSecretWithDefaultStillDoesNotExistAnswersOk() throws Exception {
		try (RunningApplication application = start(EXPOSED[0], EXPOSED[1], "app.optional=${secrets:optional:none}")) {
			assertThat(application.post("/actuator/secrets").statusCode()).isEqualTo(200);
			this.server.put("shop/optional", "there-now");
			assertThat(application.post("/actuator/secrets").statusCode()).isEqualTo(200);
			assertThat(application.property("app.optional")).isEqualTo("there-now");
		}
	}

	@Test
	void postWhenAwsIsDownKeepsAllAndSaysSo() throws Exception {
		try (RunningApplication application = start(EXPOSED)) {
			this.server.close();
			HttpResponse<String> response = application.post("/actuator/secrets");
			assertThat(response.statusCode()).isEqualTo(503);
			assertThat(new JsonContent(response.body())).extractingPath("$.failed[*].reason")
				.asArray()
				.containsOnly("UNREACHABLE")
				.hasSize(2);
			assertThat(response.body()).doesNotContain("opensesame", "carrier-pigeon");
			assertThat(application.property("app.password")).isEqualTo("opensesame");
			assertThat(application.property("app.key")).isEqualTo("carrier-pigeon");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/secrets", "/actuator/secrets/db", "/actuator/refresh" })
	void postWhenNothingIsExposedIsNotFound(String path) throws Exception {
		try (RunningApplication application = start()) {
			assertThat(application.post(path).statusCode()).isEqualTo(404);
		}
	}

	@Test
	void postWhenSecretsAreExposedButAccessIsNotRaisedIsRefused() throws Exception {
		try (RunningApplication application = start("management.endpoints.web.exposure.include=*")) {
			rotate();
			assertThat(application.post("/actuator/secrets").statusCode()).isBetween(404, 405);
			assertThat(application.property("app.password")).isEqualTo("opensesame");
		}
	}

	private String rotate() {
		return this.server.put("shop/db", "{\"password\": \"abracadabra\"}");
	}

	private static String[] with(String property) {
		return Stream.concat(Arrays.stream(EXPOSED), Stream.of(property)).toArray(String[]::new);
	}

	private RunningApplication start(String... properties) {
		String[] all = Stream
			.concat(Arrays.stream(properties), Stream.of("aws.secrets.prefix=shop",
					"app.password=${secrets:db#password}", "app.key=${secrets:mail/key}"))
			.toArray(String[]::new);
		return RunningApplication.start(this.server, Application.class, all);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
