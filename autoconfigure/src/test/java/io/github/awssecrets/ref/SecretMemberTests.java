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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SecretMember}.
 */
class SecretMemberTests {

	@ParameterizedTest
	@ValueSource(strings = { "password", "a.b", "a/b", "~", "~2", "a b", "$ref", "#", "\u00E9", "\uD83D\uDE00", "\\" })
	void ofWhenNameIsTakenLiterally(String name) {
		SecretMember member = SecretMember.of(name);
		assertThat(member.isPointer()).isFalse();
		assertThat(member.tokens()).containsExactly(name);
		assertThat(member).hasToString(name);
	}

	@Test
	void tokensWhenPointerAreSplitAtSlashes() {
		assertThat(SecretMember.of("/a/b/0").tokens()).containsExactly("a", "b", "0");
	}

	@Test
	void tokensWhenPointerHasEmptyTokensKeepsThem() {
		assertThat(SecretMember.of("/").tokens()).containsExactly("");
		assertThat(SecretMember.of("//a/").tokens()).containsExactly("", "a", "");
	}

	@Test
	void tokensWhenPointerHasEscapesResolvesEachOnce() {
		assertThat(SecretMember.of("/a~1b/m~0n/~01/~10").tokens()).containsExactly("a/b", "m~n", "~1", "/0");
	}

	@Test
	void toStringWhenPointerKeepsTheEscapes() {
		assertThat(SecretMember.of("/a~1b")).hasToString("/a~1b");
	}

	@Test
	void ofWhenEscapeIsInvalidNamesItsPosition() {
		assertThatExceptionOfType(InvalidSecretRefException.class).isThrownBy(() -> SecretMember.of("/a/b~2"))
			.satisfies((ex) -> assertThat(ex.position()).isEqualTo(4))
			.withMessageContaining("'~' is followed by 0, for '~', or 1, for '/'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a:b", "a?b", "{a", "a}", "${a}", "a\u0000", "a\u007F", "a\u0085", "\uD800", "\uDC00a",
			"a\uDC00\uD800", "\uD800\uD800\uDC00", "/~", "/~a", "/a/~~0" })
	void ofWhenTextIsNoMemberFails(String text) {
		assertThatExceptionOfType(InvalidSecretRefException.class).isThrownBy(() -> SecretMember.of(text));
	}

	@Test
	void equalsWhenTextsAreEqualIsTrue() {
		assertThat(SecretMember.of("/a")).isEqualTo(SecretMember.of("/a")).hasSameHashCodeAs(SecretMember.of("/a"));
	}

	@Test
	void equalsWhenTextsDifferIsFalse() {
		assertThat(SecretMember.of("/a")).isNotEqualTo(SecretMember.of("a")).isNotEqualTo("/a");
	}

}
