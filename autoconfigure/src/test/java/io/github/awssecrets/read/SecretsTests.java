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
package io.github.awssecrets.read;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.ref.InvalidSecretRefException;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretNaming;
import io.github.awssecrets.ref.SecretRef;
import io.github.awssecrets.ref.SecretVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link Secrets}.
 */
class SecretsTests {

	private static final String ARN = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:db";

	private final CannedCache cache = new CannedCache();

	private final Secrets secrets = Secrets.of(
			Map.of("", SecretNaming.of("app", List.of()), "billing", SecretNaming.of("billing", "b", List.of("*"))),
			this.cache);

	@Test
	void getWhenSecretExistsIsItsValue() {
		this.cache.with("app/db", "hunter2");
		assertThat(this.secrets.get("db").text()).isEqualTo("hunter2");
	}

	@ParameterizedTest
	@CsvSource({ "billing//db,b/db", "billing//arn:aws:secretsmanager:eu-central-1:123456789012:secret:db,"
			+ "arn:aws:secretsmanager:eu-central-1:123456789012:secret:db" })
	void getWhenRefNamesAStoreFollowsItsRules(String ref, String id) {
		this.cache.with(id, "hunter2");
		assertThat(this.secrets.get(ref).text()).isEqualTo("hunter2");
	}

	@ParameterizedTest
	@CsvSource({ "db#user,scott", "db#/list/1,2", "db#list,'[1,2]'", "db#user:none,scott" })
	void getWhenMemberExistsIsThatMember(String ref, String text) {
		this.cache.with("app/db", "{\"user\":\"scott\",\"list\":[1,2]}");
		assertThat(this.secrets.get(ref)).extracting(SecretValue::text, SecretValue::origin)
			.containsExactly(text, CannedCache.ORIGIN);
	}

	@ParameterizedTest
	@CsvSource({ "db:none,none", "db:,''", "db#user:a:b,a:b", "db?stage=X:none,none" })
	void getWhenSecretDoesNotExistIsTheDefault(String ref, String text) {
		assertThat(this.secrets.get(ref)).extracting(SecretValue::text, SecretValue::origin)
			.containsExactly(text, SecretOrigin.of("default"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "db#password:none", "db#/user/x:none", "db#nothing:none" })
	void getWhenMemberDoesNotExistIsTheDefault(String ref) {
		this.cache.with("app/db", "{\"user\":\"scott\",\"nothing\":null}");
		assertThat(this.secrets.get(ref).text()).isEqualTo("none");
	}

	@ParameterizedTest
	@EnumSource(FailureKind.class)
	void getWhenFailedHasADefaultOnlyForWhatIsAbsent(FailureKind kind) {
		this.cache.with("app/db", SecretFailure.of(kind, "the test", null));
		if (kind.meansAbsent()) {
			assertThat(this.secrets.get("db:none").text()).isEqualTo("none");
		}
		else {
			assertThat(unavailable("db:none").failure().kind()).isEqualTo(kind);
		}
	}

	@ParameterizedTest
	@EnumSource(FailureKind.class)
	void getWhenFailedWithoutADefaultThrowsWhatTheFailureMeans(FailureKind kind) {
		this.cache.with("app/db", SecretFailure.of(kind, "the test", null));
		SecretException ex = catchThrowableOfType(SecretException.class, () -> this.secrets.get("db"));
		assertThat(ex)
			.isInstanceOf(kind.meansAbsent() ? SecretNotFoundException.class : SecretUnavailableException.class);
		assertThat(ex.failure().kind()).isEqualTo(kind);
		assertThat(ex.name()).isEqualTo(new SecretName("", "db", "app/db", SecretVersion.CURRENT));
	}

	@Test
	void getWhenMemberDoesNotExistNamesThoseThatDo() {
		this.cache.with("app/db", "{\"user\":\"hunter2\",\"url\":\"hunter2\"}");
		assertThatExceptionOfType(SecretNotFoundException.class).isThrownBy(() -> this.secrets.get("db#password"))
			.withMessage("'db#password' ('app/db' in aws): MEMBER_NOT_FOUND: the members there are: user, url");
	}

	@ParameterizedTest
	@ValueSource(strings = { "db#password", "db#password:none", "db#/a/b:none" })
	void getWhenValueIsNotJsonIsNotCoveredByADefault(String ref) {
		this.cache.with("app/db", "hunter2");
		SecretException ex = unavailable(ref);
		assertThat(ex.failure().kind()).isEqualTo(FailureKind.NOT_JSON);
		assertThat(printed(ex)).doesNotContain("hunter2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "\"hunter2\"", "null" })
	void getWhenValueIsJsonWithoutMembersIsNotCoveredByADefault(String json) {
		this.cache.with("app/db", json);
		assertThat(unavailable("db#password:none").failure().kind()).isEqualTo(FailureKind.NOT_JSON);
	}

	@Test
	void getWhenStoreIsUnknownSaysSo() {
		assertThatExceptionOfType(SecretUnavailableException.class)
			.isThrownBy(() -> this.secrets.get("legacy//db:hunter2"))
			.withMessage("'legacy//db': INVALID_REFERENCE: no store 'legacy' is configured under aws.secrets.stores")
			.satisfies((ex) -> assertThat(ex.name()).isNull());
	}

	@Test
	void getWhenArnIsNotAllowedTellsHowToAllowIt() {
		assertThatExceptionOfType(SecretUnavailableException.class)
			.isThrownBy(() -> this.secrets.get(ARN + "#user:hunter2"))
			.withMessage(
					"'" + ARN + "#user': INVALID_REFERENCE: no pattern in aws.secrets.allowed-arns matches its ARN;"
							+ " to allow it, add '" + ARN + "' there")
			.satisfies((ex) -> assertThat(ex.name()).isNull());
	}

	@Test
	void getWhenTextIsNoReferenceFails() {
		assertThatExceptionOfType(InvalidSecretRefException.class).isThrownBy(() -> this.secrets.get("../db"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "db:hunter2", "json#a:hunter2", "legacy//db:hunter2" })
	void getWhenItFailsShowsNeitherTheDefaultNorACause(String ref) {
		this.cache.with("app/json", "no JSON");
		this.cache.with("app/db", SecretFailure.of(FailureKind.TIMEOUT, "the test", null));
		SecretException ex = unavailable(ref);
		assertThat(ex).hasNoCause().hasNoSuppressedExceptions();
		assertThat(ex.ref()).isEqualTo(SecretRef.of(ref).withoutDefault());
		assertThat(printed(ex)).doesNotContain("hunter2");
	}

	@Test
	void getWhenAwsAnsweredNamesItsCodeAndMessage() {
		this.cache.with("app/db", new SecretFailure(FailureKind.ACCESS_DENIED, "AWS Secrets Manager in eu-central-1",
				"eu-central-1", null, "AccessDeniedException", "not authorized", null, 1, Duration.ZERO));
		assertThat(unavailable("db"))
			.hasMessage("'db' ('app/db' in AWS Secrets Manager in eu-central-1): ACCESS_DENIED, AccessDeniedException:"
					+ " not authorized");
	}

	@Test
	void nameOfWhenRefHasAMemberIsTheNameOfTheSecret() {
		assertThat(this.secrets.nameOf(SecretRef.of("db?version=7#user")))
			.isEqualTo(new SecretName("", "db", "app/db", SecretVersion.ofId("7")));
	}

	@Test
	void prefetchWhenSomeBreakARuleLoadsTheOthers() {
		assertThat(this.secrets
			.prefetch(List.of(SecretRef.of("a"), SecretRef.of("legacy//b"), SecretRef.of(ARN), SecretRef.of("c#d:e"))))
			.isCompleted();
		assertThat(this.cache.loaded()).extracting(SecretName::id).containsExactly("app/a", "app/c");
	}

	private SecretUnavailableException unavailable(String ref) {
		return catchThrowableOfType(SecretUnavailableException.class, () -> this.secrets.get(ref));
	}

	private static String printed(Throwable ex) {
		StringWriter printed = new StringWriter();
		ex.printStackTrace(new PrintWriter(printed));
		return printed.toString();
	}

}
