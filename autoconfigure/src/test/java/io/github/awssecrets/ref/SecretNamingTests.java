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

import java.lang.management.ManagementFactory;
import java.util.List;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SecretNaming}.
 */
class SecretNamingTests {

	private static final String ARN = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:rds!db-AbCdEf";

	@ParameterizedTest
	@CsvSource({ "ethos/prod,ethos/prod/db", "eleanor/prod/,eleanor/prod/db", "/secret/app,/secret/app/db",
			"/secret/app/,/secret/app/db", "/,/db", "a,a/db", "A-z_0+=.@!,A-z_0+=.@!/db", "'',db", "'  ',db", ",db" })
	void nameOfWhenPathIsBelowThePrefix(String prefix, String id) {
		assertThat(SecretNaming.of(prefix, List.of()).nameOf(SecretRef.of("db")).id()).isEqualTo(id);
	}

	@Test
	void nameOfWhenPathHasTheReferencesParts() {
		SecretName name = SecretNaming.of("app", List.of()).nameOf(SecretRef.of("db?stage=X#user:none"));
		assertThat(name).isEqualTo(new SecretName("", "db", "app/db", SecretVersion.ofStage("X")));
	}

	@Test
	void nameOfWhenMemberOrDefaultDifferIsTheSameName() {
		SecretNaming naming = SecretNaming.of("app", List.of());
		assertThat(naming.nameOf(SecretRef.of("db#user"))).isEqualTo(naming.nameOf(SecretRef.of("db:x")))
			.hasSameHashCodeAs(naming.nameOf(SecretRef.of("db")));
	}

	@ParameterizedTest
	@CsvSource({ "a//b,2,no empty segment", "a//,1,no empty segment", "//,1,no empty segment", "//a,1,no empty segment",
			"a/../b,2,no segment", "..,0,no segment", "./,0,no segment", "/./a,1,no segment", "a b,1,not U+0020",
			"' a',0,not U+0020", "a:b,1,not ':'", "a#b,1,not '#'", "${env}/a,0,not '$'" })
	void ofWhenPrefixIsIllegalNamesPositionAndRule(String prefix, int position, String rule) {
		assertThatExceptionOfType(InvalidSecretNamingException.class)
			.isThrownBy(() -> SecretNaming.of(prefix, List.of()))
			.satisfies((ex) -> {
				assertThat(ex.setting()).isEqualTo("prefix");
				assertThat(ex.value()).isEqualTo(prefix);
				assertThat(ex.position()).isEqualTo(position);
				assertThat(ex.rule()).contains("a prefix").contains(rule);
			})
			.withMessageContaining("The prefix '" + prefix + "' is invalid at index " + position);
	}

	@Test
	void nameOfWhenPrefixAndPathHave512CharactersIsAllowed() {
		assertThat(SecretNaming.of("p", List.of()).nameOf(SecretRef.of("a".repeat(510))).id()).hasSize(512);
	}

	@Test
	void nameOfWhenPrefixAndPathAreLongerFails() {
		SecretNaming naming = SecretNaming.of("p", List.of());
		assertThatExceptionOfType(SecretNameException.class)
			.isThrownBy(() -> naming.nameOf(SecretRef.of("a".repeat(511) + ":hunter2")))
			.withMessageContaining("have 513 characters, and AWS allows 512")
			.satisfies((ex) -> assertThat(ex.getMessage() + ex.reference()).doesNotContain("hunter2"));
	}

	@Test
	void nameOfWhenArnMatchesAPatternIsTheArn() {
		SecretNaming naming = SecretNaming.of("app", List.of("arn:aws:*:secret:other", "arn:aws:*:secret:rds!*"));
		SecretName name = naming.nameOf(SecretRef.of(ARN + ":password::I"));
		assertThat(name).isEqualTo(new SecretName("", null, ARN, SecretVersion.ofId("I")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "arn:aws:*:secret:other", "*:999999999999:*" })
	void nameOfWhenArnMatchesNoPatternFailsAndNamesTheProperty(String pattern) {
		SecretNaming naming = SecretNaming.of(null, List.of(pattern));
		assertThatExceptionOfType(SecretNameException.class)
			.isThrownBy(() -> naming.nameOf(SecretRef.of(ARN + "#password:hunter2")))
			.withMessage("The secret reference '" + ARN + "#password' can't be used: no pattern in"
					+ " aws.secrets.allowed-arns matches its ARN; to allow it, add '" + ARN + "' there.")
			.satisfies((ex) -> assertThat(ex.reference()).isEqualTo(ARN + "#password"))
			.satisfies((ex) -> assertThat(ex.rule()).startsWith("no pattern in").endsWith("there"));
	}

	@Test
	void nameOfWhenThereIsNoPatternRefusesEveryArn() {
		SecretNaming naming = SecretNaming.of(null, List.of());
		assertThatExceptionOfType(SecretNameException.class).isThrownBy(() -> naming.nameOf(SecretRef.of(ARN)));
	}

	@Test
	void nameOfWhenNameInArnIsTooLongFails() {
		SecretNaming naming = SecretNaming.of(null, List.of("*"));
		String arn = "arn:aws:secretsmanager:eu:123456789012:secret:" + "a".repeat(512) + "-AbCdEf";
		assertThat(naming.nameOf(SecretRef.of(arn)).id()).isEqualTo(arn);
		assertThatExceptionOfType(SecretNameException.class).isThrownBy(() -> naming.nameOf(SecretRef.of(arn + "g")))
			.withMessageContaining("the name in the ARN has 520 characters");
	}

	@Test
	void ofWhenPatternIsMalformedFails() {
		assertThatExceptionOfType(InvalidSecretNamingException.class)
			.isThrownBy(() -> SecretNaming.of("app", List.of("*", "secret:rds!*")))
			.withMessageContaining("The allowed-arns 'secret:rds!*' is invalid at index 0");
	}

	@Test
	void nameOfWhenStoreIsTheNamingsHasThatStore() {
		SecretNaming naming = SecretNaming.of("billing", "b/prod", List.of());
		assertThat(naming.nameOf(SecretRef.of("billing//db")))
			.isEqualTo(new SecretName("billing", "db", "b/prod/db", SecretVersion.CURRENT));
	}

	@Test
	void nameOfWhenStoreIsAnotherFails() {
		assertThatExceptionOfType(SecretNameException.class)
			.isThrownBy(() -> SecretNaming.of("app", List.of()).nameOf(SecretRef.of("billing//db")))
			.withMessageContaining("another store than the default one");
		assertThatExceptionOfType(SecretNameException.class)
			.isThrownBy(() -> SecretNaming.of("billing", null, List.of()).nameOf(SecretRef.of("db")))
			.withMessageContaining("another store than 'billing'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Billing", "1a", "-a", "a_b", "a//b" })
	void ofWhenNameOfStoreIsIllegalFails(String store) {
		assertThatExceptionOfType(InvalidSecretNamingException.class)
			.isThrownBy(() -> SecretNaming.of(store, "app", List.of()))
			.satisfies((ex) -> assertThat(ex.setting()).isEqualTo("stores"));
	}

	@Test
	void nameOfWhenAskedAgainReturnsTheSameInstance() {
		SecretNaming naming = SecretNaming.of("app", List.of());
		SecretRef ref = SecretRef.of("db");
		assertThat(naming.nameOf(ref)).isSameAs(naming.nameOf(ref));
	}

	@Test
	void nameOfWhenAskedAgainAllocatesNothing() {
		SecretNaming naming = SecretNaming.of("app", List.of("*"));
		SecretRef ref = SecretRef.of(ARN);
		int times = 10_000;
		ask(naming, ref, times);
		assertThat(ask(naming, ref, times)).isLessThan(times);
	}

	@Test
	void nameOfWhenAnotherNamingAskedInBetweenFollowsItsOwnRules() {
		SecretNaming one = SecretNaming.of("one", List.of());
		SecretNaming other = SecretNaming.of("other", List.of());
		SecretRef ref = SecretRef.of("db");
		assertThat(one.nameOf(ref).id()).isEqualTo("one/db");
		assertThat(other.nameOf(ref).id()).isEqualTo("other/db");
		assertThat(one.nameOf(ref).id()).isEqualTo("one/db");
	}

	private static long ask(SecretNaming naming, SecretRef ref, int times) {
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();
		for (int i = 0; i < times; i++) {
			naming.nameOf(ref);
		}
		return threads.getCurrentThreadAllocatedBytes() - before;
	}

}
