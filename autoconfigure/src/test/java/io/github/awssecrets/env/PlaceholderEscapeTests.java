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

package io.github.awssecrets.env;

import java.time.Duration;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.env.AbstractEnvironment;
import org.springframework.core.env.AbstractPropertyResolver;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.util.PropertyPlaceholderHelper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/**
 * Tests for {@link PlaceholderEscape}.
 */
class PlaceholderEscapeTests {

	private final AbstractEnvironment environment = new StandardEnvironment();

	private final PlaceholderEscape escape = new PlaceholderEscape(this.environment);

	@ParameterizedTest
	@MethodSource("io.github.awssecrets.env.NastyTexts#all")
	void escapeWhenParsedBySpringIsText(String text) {
		assertThat(parse(this.escape.escape(text))).isEqualTo(text);
	}

	@Property(tries = 20_000)
	void escapeWhenAnyTextParsedBySpringIsText(@ForAll @StringLength(
			max = 40) @Chars({ '$', '{', '}', '#', '\\', ':', '\'', '"', 'a', '\n', 'é' }) @CharRange(from = '\uD83D',
					to = '\uD83D') @CharRange(from = '\uDE00', to = '\uDE00') String text) {
		assertThat(parse(this.escape.escape(text))).isEqualTo(text);
	}

	@Property(tries = 20_000)
	void escapeWhenDenseBracesParsedBySpringIsText(
			@ForAll @StringLength(max = 30) @Chars({ '$', '{', '}', '\\' }) String text) {
		assertThat(parse(this.escape.escape(text))).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "plain", "${", "${a", "a\\${b", "}${", "{a}", "\\:", "$ {a}" })
	void escapeWhenNothingIsAPlaceholderReturnsSameInstance(String text) {
		assertThat(this.escape.escape(text)).isSameAs(text);
	}

	@Test
	void escapeWhenOnlyInnerPlaceholderIsClosedEscapesOnlyThat() {
		assertThat(this.escape.escape("${a${b}")).isEqualTo("${a\\${b}");
	}

	@Test
	void escapeWhenTextIsAsLongAsASecretCanBeIsFast() {
		String open = "${".repeat(32_768);
		String nested = "${".repeat(21_845) + "}".repeat(21_845);
		assertTimeout(Duration.ofSeconds(2), () -> {
			for (int i = 0; i < 20; i++) {
				this.escape.escape(open);
				this.escape.escape(nested);
			}
		});
	}

	@Test
	void escapeWhenEnvironmentHasOtherEscapeCharacterFailsWithoutTheText() {
		this.environment.setEscapeCharacter('@');
		assertThatRefused("pa${ss}word");
	}

	@Test
	void escapeWhenSpringPropertySetsOtherEscapeCharacterFailsWithoutTheText() {
		Object standard = ReflectionTestUtils.getField(AbstractPropertyResolver.class, "defaultEscapeCharacter");
		ReflectionTestUtils.setField(AbstractPropertyResolver.class, "defaultEscapeCharacter", '@');
		try {
			assertThatRefused("pa${ss}word");
		}
		finally {
			ReflectionTestUtils.setField(AbstractPropertyResolver.class, "defaultEscapeCharacter", standard);
		}
	}

	@Test
	void escapeWhenEnvironmentEscapesNothingFailsWithoutTheText() {
		this.environment.setEscapeCharacter(null);
		assertThatRefused("pa${ss}word");
	}

	@Test
	void escapeWhenEnvironmentHasOtherPlaceholderPrefixFails() {
		this.environment.setPlaceholderPrefix("@{");
		assertThatRefused("pa${ss}word");
	}

	@Test
	void escapeWhenEnvironmentHasOtherEscapeCharacterAndNothingIsAPlaceholderReturnsText() {
		this.environment.setEscapeCharacter('@');
		assertThat(this.escape.escape("pa\\${ss@word")).isEqualTo("pa\\${ss@word");
	}

	private void assertThatRefused(String text) {
		assertThatExceptionOfType(UnescapableTextException.class).isThrownBy(() -> this.escape.escape(text))
			.withMessageContaining("spring.placeholder.escapeCharacter.default")
			.withMessageContaining("setEscapeCharacter")
			.withMessageNotContainingAny("pa$", "ss}", "word")
			.withNoCause();
	}

	private static String parse(String escaped) {
		return new PropertyPlaceholderHelper("${", "}", ":", '\\', false).replacePlaceholders(escaped, (name) -> {
			throw new AssertionError("Taken for a placeholder");
		});
	}

}
