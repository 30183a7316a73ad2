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

import java.util.stream.Stream;

/**
 * Texts that a secret may well be and that something on the way could take for its own.
 */
final class NastyTexts {

	private NastyTexts() {
	}

	static Stream<String> all() {
		return Stream.of("", "plain", "pa${ss}word", "pa\\${ss}word", "pa\\\\${ss}word", "\\\\\\${ss}", "${", "}",
				"${}", "$", "{", "${a", "${a${b}", "${a}${b}", "${a${b}}", "${a{b}c}", "}${a", "a}b${c}d}", "{${a}",
				"$${a}}", "${b:c}", "${b\\:c}", "${secrets:x}", "${a:${secrets:x}}", "x${secrets:x", "#{1+1}", "#{'x'}",
				"#{", "#{a", "a#", "{a}", "##{1}", "#{'#{'}", "#{${a}}", "${#{1}}", "#{T(java.lang.System).exit(1)}",
				"\\", "a\\", "\\\\", "\\#{1}", "\\n", ":", "\\:", "a:b", "a\\:b", "'", "\"", "\"'", "a'b\"c", ",",
				"a,b", "a, b", "\n", "\r\n", "a\nb\r\nc\n", " ", " a ", "\ta\t", "a\u0000b", "\u0000", "😀", "${😀}",
				"\uD83D", "\uFEFFa", "null", "true", "${".repeat(512), "${".repeat(64) + "}".repeat(64),
				"{\"user\":\"a\",\"password\":\"${x}\"}");
	}

}
