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
package io.github.awssecrets.backend;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EnvironmentBackend}.
 */
class EnvironmentBackendTests {

	private static final String ARN = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:db";

	@ParameterizedTest
	@CsvSource({ "db,SECRET_DB", "providers/anthropic/apiKey,SECRET_PROVIDERS_ANTHROPIC_APIKEY", "a-b.c,SECRET_A_B_C",
			"a_+=.@!-b,SECRET_A_______B", "a1,SECRET_A1" })
	void readWhenVariableIsSetFindsIt(String path, String variable) {
		assertThat(text(read(path, Map.of(variable, "hunter2")))).isEqualTo("hunter2");
	}

	@Test
	void readWhenVariableIsEmptyFindsIt() {
		assertThat(text(read("db", Map.of("SECRET_DB", "")))).isEmpty();
	}

	@Test
	void readWhenPrefixIsEmptyLooksForThePathAlone() {
		SecretName name = name("", "db", SecretVersion.CURRENT);
		assertThat(text(read("", name, Map.of("DB", "hunter2")))).isEqualTo("hunter2");
	}

	@Test
	void readWhenLocaleHasOtherCapitalsFindsTheVariable() {
		Locale locale = Locale.getDefault();
		Locale.setDefault(Locale.forLanguageTag("tr"));
		try {
			assertThat(text(read("pin", Map.of("SECRET_PIN", "hunter2")))).isEqualTo("hunter2");
		}
		finally {
			Locale.setDefault(locale);
		}
	}

	@Test
	void readWhenVariableIsNotSetNamesIt() {
		SecretFailure failure = failure(read("db/main", Map.of("DB_MAIN", "hunter2", "SECRET_DB", "hunter2")));
		assertThat(failure)
			.isEqualTo(SecretFailure.of(FailureKind.NOT_FOUND, "the environment variable SECRET_DB_MAIN", null)
				.with(List.of(new Vacancy.Variable("SECRET_DB_MAIN"))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "AWSPREVIOUS", "AWSPENDING" })
	void readWhenAnotherStageIsMeantFindsNothing(String stage) {
		assertAbsent(name("", "db", SecretVersion.ofStage(stage)));
	}

	@Test
	void readWhenNoVariableCanHoldTheSecretFindsNothing() {
		assertAbsent(name("", "db", SecretVersion.ofId("AWSCURRENT")));
		assertAbsent(name("billing", "db", SecretVersion.CURRENT));
		assertAbsent(new SecretName("", null, ARN, SecretVersion.CURRENT));
	}

	@Test
	void readWhenSeveralAreMeantAnswersEachForItself() {
		SecretName there = name("", "a", SecretVersion.CURRENT);
		SecretName missing = name("", "b", SecretVersion.CURRENT);
		Map<SecretName, Outcome> outcomes = SecretBackend.environment("SECRET_", Map.of("SECRET_A", "x"))
			.read(List.of(there, missing));
		assertThat(text(outcomes.get(there))).isEqualTo("x");
		assertThat(failure(outcomes.get(missing)).kind()).isEqualTo(FailureKind.NOT_FOUND);
	}

	@Test
	void readWhenFoundTellsWhereItIsFrom() {
		Outcome.Found found = (Outcome.Found) read("db", Map.of("SECRET_DB", "hunter2"));
		assertThat(found.value().origin()).isEqualTo(SecretOrigin.of("environment"));
	}

	private static void assertAbsent(SecretName name) {
		Map<String, String> variables = Map.of("SECRET_DB", "hunter2", "SECRET_", "hunter2");
		assertThat(failure(read("SECRET_", name, variables)))
			.isEqualTo(SecretFailure.of(FailureKind.NOT_FOUND, "the environment variables", null));
	}

	private static Outcome read(String path, Map<String, String> variables) {
		return read("SECRET_", name("", path, SecretVersion.CURRENT), variables);
	}

	private static Outcome read(String prefix, SecretName name, Map<String, String> variables) {
		return SecretBackend.environment(prefix, variables).read(List.of(name)).get(name);
	}

	private static SecretName name(String store, String path, SecretVersion version) {
		return new SecretName(store, path, "app/" + path, version);
	}

	private static String text(Outcome outcome) {
		return ((Outcome.Found) outcome).value().text();
	}

	private static SecretFailure failure(Outcome outcome) {
		return ((Outcome.Failed) outcome).failure();
	}

}
