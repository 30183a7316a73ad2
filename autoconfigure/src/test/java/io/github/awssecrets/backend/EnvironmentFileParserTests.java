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

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for {@link EnvironmentFileParser}.
 */
class EnvironmentFileParserTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			A=x                  | x
			A = x                | x
			`  A=x  `            | x
			export A=x           | x
			A=x y                | x y
			A=a=b==              | a=b==
			A=pa#ss              | pa#ss
			A=#pass              | #pass
			A=x # comment        | x
			A=a"b'c              | a"b'c
			A=a\\nb              | a\\nb
			A=${B}$c`d`          | ${B}$c`d`
			A='x # y'            | x # y
			A='a\\n"b'           | a\\n"b
			A="x # y"            | x # y
			A="x" # comment      | x
			A='x'# comment       | x
			A="it's"             | it's
			A="a\\"b\\\\c\\$d"   | a"b\\c$d
			A="C:\\data"         | C:\\data
			A="${B} $c"          | ${B} $c
			`A=' x '`            | ` x `
			""")
	void parseWhenValueIsOnOneLineGivesIt(String line, String value) {
		assertThat(parse(line)).containsExactly(entry("A", value));
		assertThat(parse(line + "\r\nB=y")).containsExactly(entry("A", value), entry("B", "y"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "A=", "A=  ", "A= # comment", "A=''", "A=\"\"", "export A=\n" })
	void parseWhenValueIsEmptyGivesAnEmptyOne(String line) {
		assertThat(parse(line)).containsExactly(entry("A", ""));
	}

	@Test
	void parseWhenDoubleQuotedEscapesStandForCharacters() {
		assertThat(parse("A=\"1\\n2\\r3\\t4\"")).containsExactly(entry("A", "1\n2\r3\t4"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "'", "\"" })
	void parseWhenQuotedMayHaveSeveralLines(String quote) {
		String text = "A=" + quote + "first\n\n# last" + quote + "\nB=y";
		assertThat(parse(text)).containsExactly(entry("A", "first\n\n# last"), entry("B", "y"));
		assertThat(parse(text.replace("\n", "\r\n"))).isEqualTo(parse(text));
	}

	@Test
	void parseWhenThereAreCommentsAndEmptyLinesSkipsThem() {
		assertThat(parse("# A=x\n\n  \n  # B=y\nC=z\n#")).containsExactly(entry("C", "z"));
	}

	@Test
	void parseWhenThereIsAByteOrderMarkSkipsIt() {
		assertThat(parse("\uFEFFA=x")).containsExactly(entry("A", "x"));
	}

	@Test
	void parseWhenNameIsThereTwiceGivesTheLast() {
		assertThat(parse("A=x\nA=y")).containsExactly(entry("A", "y"));
	}

	@Test
	void parseWhenValueIsLongDoesNotOverflow() {
		String value = "\\\"é".repeat(100_000);
		assertThat(parse("A=\"" + value + "\"").get("A")).hasSize(200_000);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			canary                 | line 3 is neither NAME=value
			canary with words      | line 3 is neither NAME=value
			=canary                | line 3 is neither NAME=value
			1A=canary              | line 3 is neither NAME=value
			A: canary              | line 3 is neither NAME=value
			export A               | line 3 is neither NAME=value
			A="canary              | the quotation mark in line 3 is not closed
			A='canary              | the quotation mark in line 3 is not closed
			A="canary\\"           | the quotation mark in line 3 is not closed
			A="canary"x            | line 3 goes on after the closing quotation mark
			A='canary' 'canary'    | line 3 goes on after the closing quotation mark
			""")
	void parseWhenLineBreaksTheRulesNamesItAndQuotesNothing(String line, String rule) {
		assertThatExceptionOfType(InvalidEnvironmentFileException.class).isThrownBy(() -> parse("B='x\n'\n" + line))
			.withMessageStartingWith(rule)
			.withMessageNotContaining("canary")
			.withNoCause();
	}

	private static Map<String, String> parse(String text) {
		return new EnvironmentFileParser(text).parse();
	}

}
