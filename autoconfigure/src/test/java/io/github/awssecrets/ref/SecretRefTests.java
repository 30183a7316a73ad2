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
package io.github.awssecrets.ref;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SecretRef}, one for each form of a reference that users are promised.
 */
class SecretRefTests {

	private static final String ARN = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:app/db-AbCdEf";

	@Test
	void ofWhenPathIsTheWholeValue() {
		SecretRef ref = SecretRef.of("providers/anthropic/apiKey");
		assertThat(ref.path()).isEqualTo("providers/anthropic/apiKey");
		assertThat(ref.member()).isNull();
		assertThat(ref.version().isCurrent()).isTrue();
		assertThat(ref.store()).isNull();
		assertThat(ref.arn()).isNull();
		assertThat(ref.defaultValue()).isNull();
	}

	@Test
	void ofWhenMemberIsATopLevelMember() {
		SecretRef ref = SecretRef.of("db#spring.user");
		assertThat(ref.path()).isEqualTo("db");
		assertThat(ref.member()).isEqualTo(SecretMember.of("spring.user"));
	}

	@Test
	void ofWhenMemberStartsWithSlashIsAPointer() {
		SecretMember member = SecretRef.of("db#/a/b/0").member();
		assertThat(member).isNotNull();
		assertThat(member.isPointer()).isTrue();
		assertThat(member.tokens()).containsExactly("a", "b", "0");
	}

	@Test
	void ofWhenStageIsThatVersion() {
		SecretRef ref = SecretRef.of("db?stage=AWSPREVIOUS#password");
		assertThat(ref.path()).isEqualTo("db");
		assertThat(ref.version()).isEqualTo(SecretVersion.ofStage("AWSPREVIOUS"));
		assertThat(ref.member()).hasToString("password");
	}

	@Test
	void ofWhenVersionIdIsThatVersion() {
		SecretRef ref = SecretRef.of("db?version=9d4cb84b-ad69-40c0-a0ab-cead3example");
		assertThat(ref.version()).isEqualTo(SecretVersion.ofId("9d4cb84b-ad69-40c0-a0ab-cead3example"));
	}

	@Test
	void ofWhenDefaultTakesTheRestOfTheText() {
		SecretRef ref = SecretRef.of("db#url:jdbc:h2:mem:${name}?a=b#c");
		assertThat(ref.path()).isEqualTo("db");
		assertThat(ref.member()).hasToString("url");
		assertThat(ref.defaultValue()).isEqualTo("jdbc:h2:mem:${name}?a=b#c");
	}

	@Test
	void ofWhenDefaultIsEmptyHasADefault() {
		assertThat(SecretRef.of("db:").defaultValue()).isEmpty();
	}

	@Test
	void ofWhenArnIsThatArn() {
		SecretRef ref = SecretRef.of(ARN);
		assertThat(ref.arn()).isEqualTo(new SecretArn("aws", "eu-central-1", "123456789012", "app/db-AbCdEf"));
		assertThat(ref.path()).isNull();
		assertThat(ref.version()).isEqualTo(SecretVersion.CURRENT);
	}

	@Test
	void ofWhenArnHasTailIsThatMemberAndVersion() {
		SecretRef ref = SecretRef.of(ARN + ":password:AWSPREVIOUS:");
		assertThat(ref.arn()).hasToString(ARN);
		assertThat(ref.member()).hasToString("password");
		assertThat(ref.version()).isEqualTo(SecretVersion.ofStage("AWSPREVIOUS"));
		assertThat(ref.defaultValue()).isNull();
	}

	@Test
	void ofWhenStoreIsThatStore() {
		SecretRef ref = SecretRef.of("billing-eu2//db");
		assertThat(ref.store()).isEqualTo("billing-eu2");
		assertThat(ref.path()).isEqualTo("db");
	}

	@Test
	void ofWhenStoreAndArnIsThatArnInThatStore() {
		SecretRef ref = SecretRef.of("billing//" + ARN + "#password:fallback");
		assertThat(ref.store()).isEqualTo("billing");
		assertThat(ref.arn()).hasToString(ARN);
		assertThat(ref.member()).hasToString("password");
		assertThat(ref.defaultValue()).isEqualTo("fallback");
	}

	@Test
	void ofWhenPathLeadsOutOfThePrefixFails() {
		assertThatExceptionOfType(InvalidSecretRefException.class).isThrownBy(() -> SecretRef.of("app/../other/db"))
			.satisfies((ex) -> assertThat(ex.position()).isEqualTo(4))
			.withMessageContaining("no segment '.' or '..'");
	}

	@Test
	void ofWhenPlaceholderIsNestedFailsAndNamesTheForm() {
		assertThatExceptionOfType(InvalidSecretRefException.class).isThrownBy(() -> SecretRef.of("${env}/db"))
			.satisfies((ex) -> assertThat(ex.position()).isZero())
			.withMessageContaining("${secrets@${env}/db}");
	}

	@Test
	void ofWhenTextIsMalformedNeverGivesTheTextItself() {
		assertThatExceptionOfType(InvalidSecretRefException.class).isThrownBy(() -> SecretRef.of("my secret"));
	}

	@Test
	void toStringWhenParsedIsTheText() {
		assertThat(SecretRef.of(ARN + "::::x")).hasToString(ARN + "::::x");
	}

	@Test
	void equalsWhenTextsAreEqualIsTrue() {
		assertThat(SecretRef.of("db#a:b")).isEqualTo(SecretRef.of("db#a:b")).hasSameHashCodeAs(SecretRef.of("db#a:b"));
	}

	@Test
	void equalsWhenTextsDifferIsFalse() {
		assertThat(SecretRef.of("db#a:b")).isNotEqualTo(SecretRef.of("db#a")).isNotEqualTo("db#a:b");
	}

	@Test
	void equalsWhenHashesCollideComparesTheTexts() {
		assertThat(SecretRef.of("Aa")).hasSameHashCodeAs(SecretRef.of("BB")).isNotEqualTo(SecretRef.of("BB"));
	}

	@Test
	void withoutDefaultWhenPathKeepsAllButTheDefault() {
		SecretRef ref = SecretRef.of("eu//db?stage=X#user:pass:word").withoutDefault();
		assertThat(ref).isEqualTo(SecretRef.of("eu//db?stage=X#user"));
		assertThat(ref.defaultValue()).isNull();
	}

	@Test
	void withoutDefaultWhenArnKeepsTheTail() {
		assertThat(SecretRef.of(ARN + "::::password").withoutDefault()).hasToString(ARN + ":::");
	}

	@Test
	void withoutDefaultWhenThereIsNoneIsTheSame() {
		SecretRef ref = SecretRef.of("db");
		assertThat(ref.withoutDefault()).isSameAs(ref);
	}

	@Test
	void ofWhenTextIsAWholePlaceholderNameFails() {
		assertThatExceptionOfType(InvalidSecretRefException.class).isThrownBy(() -> SecretRef.of("secrets:db#password"))
			.withMessageContaining("without 'secrets:'")
			.withMessageNotContaining("password");
	}

}
