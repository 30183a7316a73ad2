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

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.refresh.RefreshResult;
import io.github.awssecrets.refresh.SecretsRefresh;
import io.github.awssecrets.test.FakeSecretsManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.json.JsonContent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SampleApplication}, over HTTP.
 */
@ExtendWith(OutputCaptureExtension.class)
class SampleApplicationTests {

	private static final List<String> REFERENCES = List.of("payments/api-key", "database#username", "database#password",
			"signing#private-key", "monitoring/key:none", "webhook/token");

	@Test
	void pageWhenFakeRunsShowsThatEachSecretArrived() throws Exception {
		try (ConfigurableApplicationContext application = run()) {
			String page = page(application);
			assertThat(REFERENCES).allSatisfy((reference) -> assertThat(row(page, reference)).contains("<td>yes</td>"));
		}
	}

	@Test
	void pageShowsSourceAndVersion() throws Exception {
		try (ConfigurableApplicationContext application = run()) {
			FakeSecretsManager fake = application.getBean(FakeSecretsManager.class);
			String version = fake.put("sample/dev/webhook/token", "a text of this test");
			String page = page(application);
			assertThat(row(page, "webhook/token")).contains("<td>aws</td>", version);
			assertThat(row(page, "monitoring/key:none")).contains("<td>default</td>");
		}
	}

	@Test
	void pageAndLogHoldNoValue(CapturedOutput log) throws Exception {
		try (ConfigurableApplicationContext application = run()) {
			String page = page(application);
			assertThat(values(application.getBean(FakeSecretsManager.class))).hasSizeGreaterThan(20)
				.allSatisfy((value) -> assertThat(page).doesNotContain(value))
				.allSatisfy((value) -> assertThat(log.getAll()).doesNotContain(value));
		}
	}

	@Test
	void pageWhenEndpointIsConfiguredShowsSecretsOfThatEndpointAndPrefix() throws Exception {
		try (FakeSecretsManager elsewhere = FakeSecretsManager.start()) {
			RandomSecrets.create().forEach((path, value) -> elsewhere.put("/shop/" + path, value));
			elsewhere.put("/shop/monitoring/key", "a text of this test");
			try (ConfigurableApplicationContext application = run("--aws.secrets.endpoint=" + elsewhere.endpoint(),
					"--aws.secrets.prefix=/shop/")) {
				String page = page(application);
				assertThat(REFERENCES)
					.allSatisfy((reference) -> assertThat(row(page, reference)).contains("<td>yes</td><td>aws</td>"));
				assertThat(page).contains(elsewhere.endpoint().toString());
				assertThat(elsewhere.calls()).isNotEmpty();
				assertThat(application.getBeansOfType(FakeSecretsManager.class)).isEmpty();
			}
		}
	}

	@Test
	void pageWhenProfileIsLaptopShowsSecretsOfFilesWithoutAws(@TempDir Path temporary, CapturedOutput log)
			throws Exception {
		Path directory = temporary.resolve("secrets");
		try (ConfigurableApplicationContext application = run("--spring.profiles.active=laptop",
				"--aws.secrets.files.directory=" + directory)) {
			String page = page(application);
			assertThat(REFERENCES).allSatisfy((reference) -> assertThat(row(page, reference)).contains("<td>yes</td>"));
			assertThat(row(page, "database#password")).contains("<td>files</td>");
			assertThat(page).contains(directory.toString());
			assertThat(application.getBeanFactory().containsSingleton("secretsManagerClient")).isFalse();
			assertThat(application.getBeansOfType(FakeSecretsManager.class)).isEmpty();
			assertThat(application.getEnvironment().getProperty("spring.cloud.aws.region.static")).isNull();
			assertThat(log).doesNotContain("may read it", Files.readString(directory.resolve("webhook/token")).strip());
		}
	}

	@Test
	void pageWhenSecretThatCodeReadsIsMissingShowsThat() throws Exception {
		try (ConfigurableApplicationContext application = run()) {
			application.getBean(FakeSecretsManager.class).remove("sample/dev/webhook/token");
			assertThat(row(page(application), "webhook/token")).contains("<td>no</td><td>NOT_FOUND</td>");
		}
	}

	@Test
	void refreshWhenSecretsWereRotatedChangesWhatIsUsed() throws Exception {
		try (ConfigurableApplicationContext application = run()) {
			FakeSecretsManager fake = application.getBean(FakeSecretsManager.class);
			Map<String, String> rotated = RandomSecrets.create();
			String payments = fake.put("sample/dev/payments/api-key", rotated.get("payments/api-key"));
			String signing = fake.put("sample/dev/signing", rotated.get("signing"));
			assertThat(page(application)).doesNotContain(payments, signing);
			HttpResponse<String> response = post(application, "/actuator/refresh");
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.body()).contains("\"sample.payment-key\"", "\"sample.signing-key\"")
				.doesNotContain("spring.datasource", "sample.monitoring-key");
			String page = page(application);
			assertThat(row(page, "payments/api-key")).contains("<td>yes</td>", payments);
			assertThat(row(page, "signing#private-key")).contains("<td>yes</td>", signing);
		}
	}

	@Test
	void refreshWhenSecretsWereRotatedNeedsNoRestart() throws Exception {
		try (ConfigurableApplicationContext application = run()) {
			page(application);
			FakeSecretsManager fake = application.getBean(FakeSecretsManager.class);
			RandomSecrets.create().forEach((path, value) -> fake.put("sample/dev/" + path, value));
			RefreshResult result = application.getBean(SecretsRefresh.class).refresh();
			assertThat(result.changed()).hasSize(4);
			assertThat(result.needsRestart()).isEmpty();
			String page = page(application);
			assertThat(REFERENCES).allSatisfy((reference) -> assertThat(row(page, reference)).contains("<td>yes</td>"));
		}
	}

	@Test
	void arrivalsShowTheSameToPrograms() throws Exception {
		try (ConfigurableApplicationContext application = run()) {
			assertThat(new JsonContent(get(application, "/arrivals").body())).extractingPath("$[*].reference")
				.isEqualTo(REFERENCES);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/heapdump", "/actuator/env", "/actuator/configprops" })
	void actuatorShowsNothingThatCouldHoldSecrets(String path) throws Exception {
		try (ConfigurableApplicationContext application = run()) {
			assertThat(get(application, path).statusCode()).isEqualTo(404);
		}
	}

	private static ConfigurableApplicationContext run(String... arguments) {
		String[] all = new String[arguments.length + 1];
		System.arraycopy(arguments, 0, all, 1, arguments.length);
		all[0] = "--server.port=0";
		return SampleApplication.run(all);
	}

	private static String page(ConfigurableApplicationContext application) throws IOException, InterruptedException {
		HttpResponse<String> response = get(application, "/");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("text/html"));
		return response.body();
	}

	private static HttpResponse<String> get(ConfigurableApplicationContext application, String path)
			throws IOException, InterruptedException {
		return HttpClient.newHttpClient().send(request(application, path).build(), BodyHandlers.ofString());
	}

	private static HttpResponse<String> post(ConfigurableApplicationContext application, String path)
			throws IOException, InterruptedException {
		return HttpClient.newHttpClient()
			.send(request(application, path).POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
	}

	private static HttpRequest.Builder request(ConfigurableApplicationContext application, String path) {
		return HttpRequest.newBuilder(URI.create(
				"http://127.0.0.1:" + application.getEnvironment().getRequiredProperty("local.server.port") + path));
	}

	private static String row(String page, String reference) {
		return page.lines().filter((line) -> line.contains("${secrets:" + reference + "}")).findFirst().orElseThrow();
	}

	/**
	 * The texts that are secrets: whole ones, the members of those that are JSON, and the
	 * lines of those that have several.
	 */
	private static List<String> values(FakeSecretsManager fake) {
		return fake.names()
			.stream()
			.map((name) -> SecretValue.ofText(fake.text(name), SecretOrigin.of("test")))
			.flatMap((value) -> value.text().startsWith("{") ? value.members().values().stream()
					: Stream.of(value.text()))
			.flatMap(String::lines)
			.filter((line) -> !line.startsWith("-----"))
			.toList();
	}

}
