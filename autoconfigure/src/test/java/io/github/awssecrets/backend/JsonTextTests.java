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
import java.util.stream.IntStream;

import io.github.awssecrets.ref.SecretMember;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link JsonText}.
 */
class JsonTextTests {

	private static final String EMOJI = "\uD83D\uDE00";

	/**
	 * Longer than any buffer that a parser is likely to have.
	 */
	private static final int LONG = 100_000;

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "{\"a\":\"x\"}|a|x", "{\"a\":\"\"}|a|``", "{\"a\":true}|a|true", "{\"a.b\":\"x\"}|a.b|x",
					"{\"a b\":\"x\"}|a b|x", "{\"/a\":\"x\"}|/~1a|x", "{\"~\":\"x\"}|/~0|x", "{\"~1\":\"x\"}|/~01|x",
					"{\"\":\"x\"}|/|x", "{\"a\":{\"b\":\"x\"}}|/a/b|x", "{\"a\":[0,[1,\"x\"]]}|/a/1/1|x", "[7,8]|/1|8",
					"{\"0\":\"x\"}|/0|x", "{\"\\u0061\":\"\\u0078\\n\"}|a|`x\n`" })
	void selectWhenMemberIsThereIsItsText(String json, String member, String text) {
		assertThat(select(json, member)).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1.0", "-0", "1e400", "1E-400", "0.10", "12345678901234567890123", "-1.50e+07" })
	void selectWhenMemberIsANumberKeepsItsDigits(String number) {
		assertThat(select("{\"n\":" + number + "}", "n")).isEqualTo(number);
	}

	@Test
	void selectWhenNumberHasThousandsOfDigitsKeepsThem() {
		String digits = "7".repeat(LONG);
		assertThat(select("{\"n\":" + digits + "}", "n")).isEqualTo(digits);
		assertThat(select("{\"n\":-" + digits + "." + digits + "e9}", "n"))
			.isEqualTo("-" + digits + "." + digits + "e9");
	}

	@Test
	void selectWhenNameHasThousandsOfCharactersFindsIt() {
		String name = "n".repeat(LONG);
		assertThat(select("{\"" + name + "\":\"x\"}", name)).isEqualTo("x");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "{}", "[]", "{ }", "[\n\t]", "{ \"b\" : [ 1.0 ,\r\n null ] }", "[ {\"c\":\"\\u0041\"}\t]" })
	void selectWhenMemberIsNoScalarIsAsItIsWritten(String written) {
		assertThat(select("{ \"a\" :\n" + written + " , \"z\" : 1 }", "a")).isEqualTo(written);
		assertThat(select("[ " + written + ", 1 ]", "/0")).isEqualTo(written);
	}

	@Test
	void selectWhenWideCharactersStandBeforeIsAsItIsWritten() {
		String before = "{\"e\":\"" + EMOJI + "\u00E9\u20AC\\uD83D\\uDE00\", \"" + EMOJI + "\" : [\"" + EMOJI + "\"], ";
		assertThat(select(before + "\"a\": {\"" + EMOJI + "\":\"" + EMOJI + "\"} }", "a"))
			.isEqualTo("{\"" + EMOJI + "\":\"" + EMOJI + "\"}");
		assertThat(select(before + "\"a\": [] }", EMOJI)).isEqualTo("[\"" + EMOJI + "\"]");
	}

	@Test
	void selectWhenTextIsLongerThanABufferIsAsItIsWritten() {
		String before = "{\"e\":\"" + EMOJI.repeat(LONG) + "\",";
		String written = "{ \"long\" : \"" + ("\u20AC" + EMOJI).repeat(LONG) + "\" }";
		assertThat(select(before + " \"a\": " + written + " }", "a")).isEqualTo(written);
	}

	@Test
	void selectWhenNameIsThereTwiceIsTheLast() {
		assertThat(select("{\"a\":\"first\",\"b\":1,\"a\":\"last\"}", "a")).isEqualTo("last");
	}

	@Test
	void selectWhenMemberIsMissingNamesThoseThere() {
		assertThatExceptionOfType(MissingMemberException.class)
			.isThrownBy(() -> select("{\"user\":\"hunter2\",\"url\":null}", "password"))
			.withMessage("the members there are: user, url")
			.satisfies(JsonTextTests::isAbsentMember);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "{}|a|it has no members", "{\"a\":null}|a|the member is null",
					"{\"a\":[null]}|/a/0|the member is null", "{\"a\":\"x\"}|/a/b|it has no members",
					"{\"a\":null}|/a/b|it has no members", "{\"a\":{\"b\":1}}|/a/c|the members there are: b",
					"[]|/0|it has no members", "[7]|/1|it has one item, number 0",
					"[7,8]|/2|it has 2 items, numbered from 0", "[7,8]|/-|it has 2 items, numbered from 0",
					"[7,8]|/01|it has 2 items, numbered from 0", "[7,8]|/-1|it has 2 items, numbered from 0",
					"[7,8]|/99999999999|it has 2 items, numbered from 0", "[7,8]|/+1|it has 2 items, numbered from 0" })
	void selectWhenMemberIsMissingTellsWhy(String json, String member, String message) {
		assertThatExceptionOfType(MissingMemberException.class).isThrownBy(() -> select(json, member))
			.withMessage(message)
			.satisfies(JsonTextTests::isAbsentMember);
	}

	@Test
	void selectWhenThereAreManyMembersNamesSomeOfThem() {
		String json = IntStream.range(0, 1000).mapToObj((i) -> "\"n" + i + "\":1").collect(joining(",", "{", "}"));
		assertThatExceptionOfType(MissingMemberException.class).isThrownBy(() -> select(json, "x"))
			.withMessageMatching("the members there are: n0, n1, .*n49 and 950 more");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"hunter2\"", "1", "true", "null", " 1 " })
	void selectWhenValueIsAScalarIsNotJsonWithMembers(String json) {
		assertThatExceptionOfType(MissingMemberException.class).isThrownBy(() -> select(json, "a"))
			.withMessage("the value is JSON and no object with members")
			.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(FailureKind.NOT_JSON));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "hunter2", "{", "{\"a\":1", "{\"a\":1}}", "{\"a\":1} hunter2", "{\"a\":1} {}",
			"1 2", "{\"a\":0001}", "{\"a\":+1}", "{\"a\":.5}", "{\"a\":1.}", "{\"a\":NaN}", "{a:1}", "{'a':1}",
			"{\"a\":1,}", "[1,]", "{\"a\":\"\t\"}", "{\"a\":\"\\x\"}", "/**/{}", "\uFEFF{\"a\":1}", "\u0000", "\uD83D",
			"{\"a\"}" })
	void parseWhenTextIsNotJsonFailsAndKeepsItToItself(String text) {
		assertThatExceptionOfType(MissingMemberException.class).isThrownBy(() -> JsonText.parse(text))
			.withMessage("the value is not JSON")
			.withNoCause()
			.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(FailureKind.NOT_JSON))
			.satisfies((ex) -> assertThat(ex).hasNoSuppressedExceptions());
	}

	@ParameterizedTest
	@ValueSource(strings = { "[", "{\"a\":" })
	void parseWhenTextIsNestedTooDeeplyFails(String opening) {
		String closing = opening.equals("[") ? "]" : "}";
		String text = opening.repeat(10_000) + "1" + closing.repeat(10_000);
		assertThatExceptionOfType(MissingMemberException.class).isThrownBy(() -> JsonText.parse(text));
		assertThatExceptionOfType(MissingMemberException.class)
			.isThrownBy(() -> JsonText.parse(opening.repeat(10_000)));
	}

	@Test
	void flattenWhenMembersAreNestedNamesThemAsBootDoes() {
		String json = "{\"a\":{\"b\":{\"c\":1.0}},\"list\":[\"x\",{\"y\":\"z\"},[true]],\"plain\":\"\"}";
		assertThat(JsonText.parse(json).flatten()).containsExactly(Map.entry("a.b.c", "1.0"), Map.entry("list[0]", "x"),
				Map.entry("list[1].y", "z"), Map.entry("list[2][0]", "true"), Map.entry("plain", ""));
	}

	@Test
	void flattenWhenThereIsNoTextLeavesTheNameOut() {
		assertThat(JsonText.parse("{\"o\":{},\"l\":[],\"n\":null,\"d\":{\"n\":null},\"i\":[null,1]}").flatten())
			.containsExactly(Map.entry("i[1]", "1"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "[1]", "\"hunter2\"", "1", "null" })
	void flattenWhenValueIsNoObjectFails(String json) {
		assertThatExceptionOfType(MissingMemberException.class).isThrownBy(() -> JsonText.parse(json).flatten())
			.withMessage("the value is JSON and no object with members")
			.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(FailureKind.NOT_JSON));
	}

	private static String select(String json, String member) {
		return JsonText.parse(json).select(SecretMember.of(member));
	}

	private static void isAbsentMember(MissingMemberException ex) {
		assertThat(ex.kind()).isEqualTo(FailureKind.MEMBER_NOT_FOUND);
		assertThat(ex).hasNoCause().hasNoSuppressedExceptions();
	}

	@Test
	void parseWhenTextIsNestedTooDeeplySaysSo() {
		String text = "[".repeat(10_000) + "]".repeat(10_000);
		assertThatExceptionOfType(MissingMemberException.class).isThrownBy(() -> JsonText.parse(text))
			.withMessage("the value is nested too deeply to be read as JSON");
	}

}
