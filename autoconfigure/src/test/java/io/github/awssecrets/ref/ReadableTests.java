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

/**
 * Tests for {@link Readable}.
 */
class ReadableTests {

	@Test
	void textWhenVisibleIsUnchanged() {
		assertThat(Readable.text("a b/\u00E9 \uD83D\uDE00")).isEqualTo("a b/\u00E9 \uD83D\uDE00");
	}

	@Test
	void textWhenInvisibleIsSpelledOut() {
		assertThat(Readable.text("\n\u0000\u202E\u2028\u00A0\uD800\uE000"))
			.isEqualTo("<U+000A><U+0000><U+202E><U+2028><U+00A0><U+D800><U+E000>");
	}

	@Test
	void textWhenVeryLongIsCut() {
		assertThat(Readable.text("a".repeat(200))).doesNotContain("…");
		assertThat(Readable.text("a".repeat(201))).isEqualTo("a".repeat(200) + "…");
	}

	@Test
	void characterWhenVisibleIsQuoted() {
		assertThat(Readable.character("a*", 1)).isEqualTo("'*'");
		assertThat(Readable.character("\u00E9", 0)).isEqualTo("'\u00E9' (U+00E9)");
	}

	@Test
	void characterWhenInvisibleIsItsCodePoint() {
		assertThat(Readable.character("\t", 0)).isEqualTo("U+0009");
		assertThat(Readable.character(" ", 0)).isEqualTo("U+0020");
		assertThat(Readable.character("\uDC00", 0)).isEqualTo("U+DC00");
	}

}
