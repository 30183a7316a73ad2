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

package io.github.awssecrets.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.awssecrets.actuate.SecretsHealthIndicator;
import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.doctor.Checkup;
import io.github.awssecrets.doctor.DiagnosisDescriptor;
import io.github.awssecrets.env.EnvironmentSecrets;
import io.github.awssecrets.env.UnresolvedSecretsException;
import io.github.awssecrets.test.FakeSecretsManager;
import io.github.awssecrets.test.Fault;
import io.github.awssecrets.test.Gate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;
import org.springframework.test.json.JsonContent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What AWS says of a secret, as it comes over the wire, has the same words wherever a
 * person reads of it: in the report of a failed start, in the detail of the health, and
 * in what the doctor prints for people and machines.
 */
class SameWordsTests {

	private static final String SECRET = "{\"user\": \"opensesame\"}";

	private final FakeSecretsManager server = FakeSecretsManager.start();

	private final Map<String, Object> properties = new LinkedHashMap<>();

	@AfterEach
	void stop() {
		this.server.close();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("rows")
	void failureWhenItIsReportedHasTheSameWordsEverywhere(Row row) {
		this.server.put("shop/db", SECRET);
		this.server.put("shop/text", "opensesame");
		this.properties.putAll(this.server.properties());
		this.properties.put("aws.secrets.prefix", "shop");
		this.properties.put("app.value", "${secrets:" + row.reference() + "}");
		row.cause().accept(this);
		try (EnvironmentSecrets secrets = EnvironmentSecrets.of(environment())) {
			FailureAnalysis report = startupReport(secrets);
			DiagnosisDescriptor detail = healthDetail(secrets, row.reference());
			JsonContent json = new JsonContent(doctor(secrets, "json"));
			String text = doctor(secrets, "");
			String description = timeless(Objects.requireNonNull(detail.description()));
			String fix = Objects.requireNonNull(detail.fix());

			assertThat(detail.reason()).isEqualTo(row.kind().name());
			assertThat(timeless(report.getDescription())).contains("'app.value'", "'" + row.reference() + "'")
				.endsWith(description);
			assertThat(report.getAction()).endsWith(fix);
			assertThat(json).extractingPath("$.secrets[0].reason").isEqualTo(row.kind().name());
			assertThat(json).extractingPath("$.secrets[0].description")
				.asString()
				.satisfies((words) -> assertThat(timeless(words)).isEqualTo(description));
			assertThat(json).extractingPath("$.secrets[0].fix").asString().endsWith(fix);
			assertThat(timeless(flat(text))).contains(flat(description), flat(fix));
			assertThat(report.getDescription() + report.getAction() + detail + text).doesNotContain("opensesame");
		}
	}

	static Stream<Row> rows() {
		return Stream.of(new Row("no such secret", "none", FailureKind.NOT_FOUND, (test) -> {
		}), new Row("no such version", "db?stage=AWSPREVIOUS", FailureKind.VERSION_NOT_FOUND, (test) -> {
		}), new Row("no such member", "db#password", FailureKind.MEMBER_NOT_FOUND, (test) -> {
		}), new Row("no JSON", "text#password", FailureKind.NOT_JSON, (test) -> {
		}), fault("may not be read", FailureKind.ACCESS_DENIED, Fault.accessDenied()),
				fault("key may not be used", FailureKind.KMS_ACCESS_DENIED, Fault.kmsAccessDenied()),
				fault("key is unusable", FailureKind.DECRYPTION_FAILED, Fault.decryptionFailure()),
				new Row("scheduled for deletion", "db", FailureKind.SCHEDULED_FOR_DELETION,
						(test) -> test.server.scheduleDeletion("shop/db")),
				new Row("no credentials", "db", FailureKind.NO_CREDENTIALS,
						(test) -> test.properties.keySet()
							.removeIf((name) -> name.startsWith("spring.cloud.aws.credentials"))),
				fault("token has expired", FailureKind.EXPIRED_CREDENTIALS, Fault.expiredToken()),
				fault("unknown access key", FailureKind.UNKNOWN_CREDENTIALS, Fault.unrecognizedClient()),
				fault("wrong secret access key", FailureKind.INVALID_SIGNATURE,
						Fault.refusal(403, "InvalidSignatureException",
								"The request signature we calculated does not match the signature you provided.")),
				fault("wrong clock", FailureKind.CLOCK_SKEW, Fault.signatureExpired()),
				new Row("no Region", "db", FailureKind.NO_REGION,
						(test) -> test.properties.remove("aws.secrets.region")),
				fault("throttled", FailureKind.THROTTLED, Fault.throttling()),
				fault("failure of AWS", FailureKind.SERVER_ERROR, Fault.internalError()),
				new Row("no answer", "db", FailureKind.TIMEOUT, (test) -> {
					test.properties.put("aws.secrets.timeout", "300ms");
					test.server.fail(Fault.hang(new Gate())).always();
				}), new Row("connection refused", "db", FailureKind.UNREACHABLE, (test) -> test.server.close()),
				new Row("no TLS", "db", FailureKind.TLS_FAILED,
						(test) -> test.properties.put("aws.secrets.endpoint",
								test.server.endpoint().toString().replace("http:", "https:"))),
				new Row("no such host", "db", FailureKind.UNKNOWN_HOST,
						(test) -> test.properties.put("aws.secrets.endpoint", "http://secretsmanager.invalid")),
				fault("no sense", FailureKind.INVALID_RESPONSE, Fault.garbageBody()));
	}

	private static Row fault(String name, FailureKind kind, Fault fault) {
		return new Row(name, "db", kind, (test) -> test.server.fail(fault).always());
	}

	private StandardEnvironment environment() {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("test", this.properties));
		return environment;
	}

	private static FailureAnalysis startupReport(EnvironmentSecrets secrets) {
		UnresolvedSecretsException failure = catchThrowableOfType(UnresolvedSecretsException.class, secrets::check);
		List<FailureAnalyzer> analyzers = SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, ArgumentResolver.of(Environment.class, new StandardEnvironment()),
					FailureHandler.handleMessage((message, cause) -> {
					}));
		return analyzers.stream()
			.map((analyzer) -> analyzer.analyze(failure))
			.filter(Objects::nonNull)
			.findFirst()
			.orElseThrow();
	}

	private static DiagnosisDescriptor healthDetail(EnvironmentSecrets secrets, String reference) {
		Checkup checkup = new Checkup(secrets::references, secrets.secrets(), secrets.cache(), Duration.ofMinutes(1),
				System::nanoTime);
		Map<?, ?> references = (Map<?, ?>) new SecretsHealthIndicator(() -> checkup).health()
			.getDetails()
			.get("references");
		return (DiagnosisDescriptor) references.get(reference);
	}

	private static String doctor(EnvironmentSecrets secrets, String format) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try {
			DoctorCommand.of(format).run(secrets, new PrintStream(out, true, StandardCharsets.UTF_8));
		}
		catch (InvalidCommandException ex) {
			throw new IllegalStateException(ex);
		}
		return out.toString(StandardCharsets.UTF_8);
	}

	/**
	 * How long it took is another time each time.
	 */
	private static String timeless(String text) {
		return text.replaceAll("tried (once|[0-9]+ times) in [0-9.]+ s", "tried");
	}

	private static String flat(String text) {
		return text.replaceAll("\\s+", " ");
	}

	private record Row(String name, String reference, FailureKind kind, Consumer<SameWordsTests> cause) {

		@Override
		public String toString() {
			return this.name;
		}

	}

}
