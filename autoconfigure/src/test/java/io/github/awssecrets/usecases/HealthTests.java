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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.awssecrets.read.SecretUnavailableException;
import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.refresh.ChangedSecret;
import io.github.awssecrets.refresh.SecretsChange;
import io.github.awssecrets.refresh.SecretsChangedEvent;
import io.github.awssecrets.test.FakeSecretsManager;
import io.github.awssecrets.test.Fault;
import io.github.awssecrets.test.Gate;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.json.JsonContent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A load balancer and an operator ask for the health of an application.
 */
class HealthTests {

	private static final String SHOWN = "management.endpoint.health.show-details=always";

	/**
	 * Every outcome is too old at once.
	 */
	private static final String EAGER = "aws.secrets.health.max-age=1ns";

	private final FakeSecretsManager server = FakeSecretsManager.start();

	private String version;

	@BeforeEach
	void seed() {
		this.version = this.server.put("shop/db", "{\"password\": \"opensesame\"}");
		this.server.put("shop/mail", "carrier-pigeon");
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void healthWhenAllIsWellIsUpAndTellsOfEachReference() throws Exception {
		try (RunningApplication application = start(SHOWN)) {
			HttpResponse<String> response = application.get("/actuator/health/secrets");
			assertThat(response.statusCode()).isEqualTo(200);
			JsonContent body = new JsonContent(response.body());
			assertThat(body).extractingPath("$.status").isEqualTo("UP");
			assertThat(body).extractingPath("$.details.references['db#password']")
				.asMap()
				.containsEntry("condition", "OK")
				.containsEntry("source", "aws")
				.containsEntry("name", "shop/db")
				.containsEntry("arn", this.server.arn("shop/db"))
				.containsEntry("version", this.version)
				.containsEntry("stage", "AWSCURRENT")
				.containsEntry("region", "eu-central-1")
				.containsKeys("age", "changed")
				.hasEntrySatisfying("properties",
						(properties) -> assertThat(properties).asInstanceOf(InstanceOfAssertFactories.list(Map.class))
							.first()
							.isEqualTo(Map.of("name", "app.password", "origin", "commandLineArgs")));
			assertThat(body).extractingPath("$.details.references['none']")
				.asMap()
				.containsEntry("condition", "ABSENT");
			assertThat(response.body()).doesNotContain("opensesame", "carrier-pigeon", "warning");
		}
	}

	@Test
	void healthWhenManyProbesComeCallsNobody() throws Exception {
		try (RunningApplication application = start()) {
			this.server.clearCalls();
			for (int i = 0; i < 200; i++) {
				assertThat(application.get("/actuator/health").statusCode()).isEqualTo(200);
			}
			assertThat(this.server.calls()).isEmpty();
		}
	}

	@Test
	void healthWhenOutcomesAreOldIsAnsweredWhileAwsHangsAndAsksOnce() throws Exception {
		try (RunningApplication application = start(EAGER, "aws.secrets.timeout=60s")) {
			this.server.clearCalls();
			Gate gate = new Gate();
			this.server.fail(Fault.hang(gate)).always();
			ExecutorService probes = Executors.newFixedThreadPool(8);
			List<Future<Integer>> answers = new ArrayList<>();
			for (int i = 0; i < 100; i++) {
				answers.add(probes.submit(() -> application.get("/actuator/health").statusCode()));
			}
			for (Future<Integer> answer : answers) {
				assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(200);
			}
			probes.shutdown();
			gate.awaitRequests(1);
			assertThat(this.server.calls()).hasSize(1);
			gate.open();
		}
	}

	@Test
	void healthWhenSecretWasRotatedHasTheApplicationFollow() throws Exception {
		try (RunningApplication application = start(EAGER)) {
			String rotated = this.server.put("shop/db", "{\"password\": \"abracadabra\"}");
			application.get("/actuator/health");
			SecretsChange change = application.bean(Changes.class).first().get(30, TimeUnit.SECONDS);
			assertThat(change.secrets()).extracting(ChangedSecret::after).containsExactly(rotated);
			assertThat(change.properties()).containsExactly("app.password");
		}
	}

	@Test
	void healthWhenSecretIsStaleIsUpWithAWarning() throws Exception {
		try (RunningApplication application = start(SHOWN)) {
			this.server.fail(Fault.expiredToken()).forSecret("shop/db").always();
			refresh(application);
			HttpResponse<String> response = application.get("/actuator/health/secrets");
			assertThat(response.statusCode()).isEqualTo(200);
			JsonContent body = new JsonContent(response.body());
			assertThat(body).extractingPath("$.details.warning").isEqualTo("1 secret is stale");
			assertThat(body).extractingPath("$.details.references['db#password']")
				.asMap()
				.containsEntry("condition", "STALE")
				.containsEntry("version", this.version)
				.containsEntry("reason", "EXPIRED_CREDENTIALS")
				.containsEntry("code", "ExpiredTokenException")
				.containsKeys("description", "fix");
		}
	}

	@Test
	void healthWhenSecretIsDeniedAfterItWasReadIsDownAndTheValueIsServed() throws Exception {
		try (RunningApplication application = start(SHOWN)) {
			this.server.fail(Fault.accessDenied()).forSecret("shop/db").always();
			refresh(application);
			HttpResponse<String> response = application.get("/actuator/health");
			assertThat(response.statusCode()).isEqualTo(503);
			JsonContent body = new JsonContent(response.body());
			assertThat(body).extractingPath("$.components.secrets.details.warning").isEqualTo("1 secret was withdrawn");
			assertThat(body).extractingPath("$.components.secrets.details.references['db#password']")
				.asMap()
				.containsEntry("condition", "WITHDRAWN")
				.containsEntry("version", this.version)
				.containsEntry("reason", "ACCESS_DENIED")
				.containsEntry("code", "AccessDeniedException")
				.containsKeys("description", "fix");
			JsonContent inventory = new JsonContent(application.get("/actuator/secrets/db").body());
			assertThat(inventory).extractingPath("$.secrets[0].condition").isEqualTo("WITHDRAWN");
			assertThat(application.bean(Secrets.class).get("db#password").text()).isEqualTo("opensesame");
		}
	}

	@Test
	void healthWhenSecretIsDeletedAfterItWasReadIsDownAndTheValueIsServed() throws Exception {
		try (RunningApplication application = start(SHOWN)) {
			this.server.scheduleDeletion("shop/db");
			refresh(application);
			assertThat(application.get("/actuator/health").statusCode()).isEqualTo(503);
			assertThat(application.bean(Secrets.class).get("db#password").text()).isEqualTo("opensesame");
		}
	}

	@Test
	void healthWhenSecretWithADefaultIsDeletedAfterItWasReadIsUpAndTheValueIsServed() throws Exception {
		this.server.put("shop/none", "there");
		try (RunningApplication application = start(SHOWN)) {
			this.server.fail(Fault.refusal(400, "ResourceNotFoundException", "can't find it"))
				.forSecret("shop/none")
				.always();
			refresh(application);
			HttpResponse<String> response = application.get("/actuator/health");
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(new JsonContent(response.body()))
				.extractingPath("$.components.secrets.details.references['none'].condition")
				.isEqualTo("STALE");
			assertThat(application.property("app.none")).isEqualTo("there");
		}
	}

	@Test
	void healthWhenSecretWithADefaultIsThrottledIsUpWithAWarningAndReadingFails() throws Exception {
		try (RunningApplication application = start(SHOWN)) {
			this.server.fail(Fault.throttling()).forSecret("shop/none").always();
			refresh(application);
			HttpResponse<String> response = application.get("/actuator/health");
			assertThat(response.statusCode()).isEqualTo(200);
			JsonContent body = new JsonContent(response.body());
			assertThat(body).extractingPath("$.components.secrets.details.warning")
				.isEqualTo("1 secret with a default could not be read");
			assertThat(body).extractingPath("$.components.secrets.details.references['none']")
				.asMap()
				.containsEntry("condition", "UNKNOWN")
				.containsEntry("reason", "THROTTLED")
				.containsKeys("description", "fix");
			assertThatThrownBy(() -> application.bean(Secrets.class).get("none"))
				.isInstanceOf(SecretUnavailableException.class);
		}
	}

	@Test
	void healthWhenRequiredSecretCanNotBeServedIsDown() throws Exception {
		try (RunningApplication application = start(SHOWN)) {
			this.server.put("shop/db", "{\"passwort\": \"opensesame\"}");
			refresh(application);
			HttpResponse<String> response = application.get("/actuator/health");
			assertThat(response.statusCode()).isEqualTo(503);
			JsonContent body = new JsonContent(response.body());
			assertThat(body).extractingPath("$.components.secrets.status").isEqualTo("DOWN");
			assertThat(body).extractingPath("$.components.secrets.details.references['db#password']")
				.asMap()
				.containsEntry("condition", "FAILED")
				.containsEntry("reason", "MEMBER_NOT_FOUND");
			assertThat(response.body()).doesNotContain("opensesame");
		}
	}

	@Test
	void healthWhenSecretComesBackIsUpAgain() throws Exception {
		try (RunningApplication application = start(SHOWN)) {
			this.server.put("shop/db", "{}");
			refresh(application);
			assertThat(application.get("/actuator/health").statusCode()).isEqualTo(503);
			this.server.put("shop/db", "{\"password\": \"abracadabra\"}");
			refresh(application);
			assertThat(application.get("/actuator/health").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void probesWhenSecretFailsStayUpUnlessTheGroupHasIt() throws Exception {
		String probes = "management.endpoint.health.probes.enabled=true";
		try (RunningApplication application = start(probes)) {
			this.server.put("shop/db", "{}");
			refresh(application);
			assertThat(application.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
			assertThat(application.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
		}
		this.server.put("shop/db", "{\"password\": \"abracadabra\"}");
		try (RunningApplication application = start(probes,
				"management.endpoint.health.group.readiness.include=readinessState,secrets")) {
			this.server.put("shop/db", "{}");
			refresh(application);
			assertThat(application.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
			assertThat(application.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
		}
	}

	@Test
	void healthWhenDetailsAreNotShownHasNone() throws Exception {
		try (RunningApplication application = start()) {
			HttpResponse<String> response = application.get("/actuator/health");
			assertThat(new JsonContent(response.body())).extractingPath("$.status").isEqualTo("UP");
			assertThat(response.body()).doesNotContain("references", "db#password", "shop/");
			assertThat(application.get("/actuator/health/secrets").statusCode()).isEqualTo(404);
		}
	}

	@Test
	void healthWhenItIsSwitchedOffIsNotThere() throws Exception {
		try (RunningApplication application = start("management.health.secrets.enabled=false")) {
			assertThat(application.get("/actuator/health/secrets").statusCode()).isEqualTo(404);
		}
	}

	private static void refresh(RunningApplication application) throws Exception {
		application.post("/actuator/secrets");
	}

	private RunningApplication start(String... properties) {
		String[] all = Stream
			.concat(Arrays.stream(properties), Stream.of("management.endpoints.web.exposure.include=health,secrets",
					"management.endpoint.secrets.access=unrestricted", "aws.secrets.prefix=shop",
					"app.password=${secrets:db#password}", "app.key=${secrets:mail}", "app.none=${secrets:none:}"))
			.toArray(String[]::new);
		return RunningApplication.start(this.server, Application.class, all);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Changes changes() {
			return new Changes(new CompletableFuture<>());
		}

	}

	private record Changes(CompletableFuture<SecretsChange> first) implements ApplicationListener<SecretsChangedEvent> {

		@Override
		public void onApplicationEvent(SecretsChangedEvent event) {
			this.first.complete(event.change());
		}

	}

}
