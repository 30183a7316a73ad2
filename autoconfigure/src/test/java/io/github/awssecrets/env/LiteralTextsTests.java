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

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LiteralTexts}.
 */
class LiteralTextsTests {

	private final LiteralTexts texts = new LiteralTexts();

	@ParameterizedTest
	@ValueSource(strings = { "#{", "#{1}", "a#{", "{\"a\":\"b\"}", "'+T(a)+'", "password#", "\"+a(1)+\"" })
	void protectWhenTextCanActKeepsIt(String text) {
		this.texts.protect(text);
		assertThat(this.texts.in("x" + text + "y")).containsExactly(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "'", "{", "#", "it's", "password", "host.example.com:5432" })
	void protectWhenTextCanNotActOrIsTooShortForgetsIt(String text) {
		this.texts.protect(text);
		assertThat(this.texts.in("x" + text + "y")).isEmpty();
	}

	@Test
	void inWhenTextIsNotAPartReturnsNothing() {
		this.texts.protect("#{1}");
		assertThat(this.texts.in("#{2}")).isEmpty();
	}

	@Test
	void protectWhenFullForgetsWhatWasProtectedLongestAgo() {
		String large = "x".repeat(65_000);
		int fitting = LiteralTexts.MAXIMUM_CHARACTERS / 65_008;
		IntStream.range(100, 100 + fitting).forEach((i) -> this.texts.protect("#{" + i + "}" + large));
		this.texts.protect("#{100}" + large);
		this.texts.protect("#{new}" + large);
		assertThat(this.texts.in("#{100}" + large)).hasSize(1);
		assertThat(this.texts.in("#{101}" + large)).isEmpty();
		assertThat(this.texts.in("#{102}" + large)).hasSize(1);
		assertThat(this.texts.in("#{new}" + large)).hasSize(1);
	}

	@Test
	void toStringWhenTextsAreProtectedTellsTheirNumber() {
		this.texts.protect("#{hidden}");
		this.texts.protect("#{hidden}");
		assertThat(this.texts).hasToString("LiteralTexts[1]");
	}

}
