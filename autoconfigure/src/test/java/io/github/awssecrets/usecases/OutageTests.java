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
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.github.awssecrets.cache.SecretCache;
import io.github.awssecrets.cache.SecretStatus;
import io.github.awssecrets.env.EnvironmentSecrets;
import io.github.awssecrets.read.SecretUnavailableException;
import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.ref.SecretRef;
import io.github.awssecrets.test.FakeSecretsManager;
import io.github.awssecrets.test.Fault;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * AWS is gone while an application runs that has many secrets, all of them past their
 * ttl.
 */
class OutageTests {

	private static final int SECRETS = 60;

	/**
	 * Half of what it takes to try each three times. Ten are under way at a time, and
	 * others begin until the third has told that it failed.
	 */
	private static final int MOST_REQUESTS = SECRETS * 3 / 2;

	private final FakeSecretsManager server = FakeSecretsManager.start();

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void readsWhenAwsIsGoneAreServedAndCostItAFewRequests() throws Exception {
		IntStream.range(0, SECRETS).forEach((i) -> this.server.put("shop/s" + i, "old" + i));
		try (RunningApplication application = start()) {
			assertThat(read(application)).isEqualTo(texts("old"));
			this.server.fail(Fault.connectionReset()).always();
			this.server.clearCalls();
			assertThat(read(application)).isEqualTo(texts("old"));
			Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> stale(application), (all) -> all == SECRETS);
			Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
				assertThat(read(application)).isEqualTo(texts("old"));
				assertThat(application.get("/actuator/secrets").body()).contains("AWS was not asked this time");
			});
			assertThat(this.server.calls()).hasSizeBetween(9, MOST_REQUESTS);
			assertThat(application.get("/actuator/health").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void readsWhenAwsHasNeverAnsweredCostNothingOnceTheApplicationHasStarted() {
		this.server.fail(Fault.connectionReset()).always();
		try (RunningApplication application = start()) {
			Secrets secrets = application.bean(Secrets.class);
			for (String path : List.of("a", "b", "c")) {
				assertThatExceptionOfType(SecretUnavailableException.class).isThrownBy(() -> secrets.get(path));
			}
			this.server.clearCalls();
			assertThatExceptionOfType(SecretUnavailableException.class).isThrownBy(() -> secrets.get("d"))
				.satisfies((ex) -> assertThat(ex.failure().askedAgainAt()).isNotNull());
			assertThat(this.server.calls()).isEmpty();
		}
	}

	@Test
	void refreshWhenAwsIsBackReadsAllAtOnce() throws Exception {
		IntStream.range(0, SECRETS).forEach((i) -> this.server.put("shop/s" + i, "old" + i));
		try (RunningApplication application = start()) {
			read(application);
			this.server.fail(Fault.connectionReset()).always();
			read(application);
			Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> stale(application), (all) -> all == SECRETS);
			this.server.clearFaults();
			IntStream.range(0, SECRETS).forEach((i) -> this.server.put("shop/s" + i, "new" + i));
			HttpResponse<String> refreshed = application.post("/actuator/secrets");
			assertThat(refreshed.statusCode()).isEqualTo(200);
			assertThat(read(application)).isEqualTo(texts("new"));
		}
	}

	private static List<String> read(RunningApplication application) {
		Secrets secrets = application.bean(Secrets.class);
		return IntStream.range(0, SECRETS).mapToObj((i) -> secrets.get("s" + i).text()).toList();
	}

	private static List<String> texts(String value) {
		return IntStream.range(0, SECRETS).mapToObj((i) -> value + i).toList();
	}

	private static long stale(RunningApplication application) {
		SecretCache cache = application.bean(EnvironmentSecrets.class).cache();
		Secrets secrets = application.bean(Secrets.class);
		return IntStream.range(0, SECRETS)
			.mapToObj((i) -> cache.status(secrets.nameOf(SecretRef.of("s" + i))))
			.filter((status) -> status.state() == SecretStatus.State.STALE)
			.count();
	}

	/**
	 * Every value is past its ttl at once.
	 */
	private RunningApplication start() {
		return RunningApplication.start(this.server, Application.class,
				"management.endpoints.web.exposure.include=health,secrets",
				"management.endpoint.secrets.access=unrestricted", "aws.secrets.prefix=shop",
				"aws.secrets.cache.ttl=1ns");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
