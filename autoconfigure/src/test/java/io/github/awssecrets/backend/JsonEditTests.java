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

import io.github.awssecrets.ref.SecretMember;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link JsonEdit}.
 */
class JsonEditTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = { "{\"a\":1.50,\"b\":2} | a | {\"a\":\"x\",\"b\":2}",
			"{\"a\":1.50,\"b\":1e400} | b | {\"a\":1.50,\"b\":\"x\"}",
			"{\"b\":\"\u00e4\",\"a\":true} | a | {\"b\":\"\u00e4\",\"a\":\"x\"}", "{\"a\":null} | a | {\"a\":\"x\"}",
			"{\"a\":{\"b\":[1, 2]}, \"c\" : 3} | a | {\"a\":\"x\", \"c\" : 3}",
			"{\"a\":{\"b\":[1, 2]}} | /a/b/1 | {\"a\":{\"b\":[1, \"x\"]}}",
			"{\"a\":{\"b\":\"c\"}} | /a/b | {\"a\":{\"b\":\"x\"}}" })
	void setWhenMemberIsThereReplacesItAlone(String text, String member, String expected) {
		assertThat(JsonEdit.set(text, SecretMember.of(member), "x")).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			value = { "{} | {\"b\": \"x\"}", "{ } | {\"b\": \"x\" }", "{\"a\":1} | {\"a\":1,\"b\":\"x\"}",
					"{\"a\": 1, \"c\": 2} | {\"a\": 1, \"c\": 2, \"b\": \"x\"}",
					"{ \"a\" : 1.50 } | { \"a\" : 1.50, \"b\" : \"x\" }" })
	void setWhenMemberIsMissingAddsItLaidOutLikeTheOthers(String text, String expected) {
		assertThat(JsonEdit.set(text, SecretMember.of("b"), "x")).isEqualTo(expected);
	}

	@Test
	void setWhenTextIsIndentedKeepsTheIndentation() {
		assertThat(JsonEdit.set("{\n  \"a\": 1,\n  \"c\": [\n    2\n  ]\n}\n", SecretMember.of("b"), "x"))
			.isEqualTo("{\n  \"a\": 1,\n  \"c\": [\n    2\n  ],\n  \"b\": \"x\"\n}\n");
	}

	@Test
	void setWhenParentIsNestedAddsToIt() {
		assertThat(JsonEdit.set("{\"a\":{},\"c\":1}", SecretMember.of("/a/b"), "x"))
			.isEqualTo("{\"a\":{\"b\": \"x\"},\"c\":1}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"a\":\"x\"}", "{\"a\" : \"\u0078\"}" })
	void setWhenStringIsTheSameChangesNothing(String text) {
		assertThat(JsonEdit.set(text, SecretMember.of("a"), "x")).isSameAs(text);
	}

	@Test
	void setWhenNumberReadsTheSameBecomesAString() {
		assertThat(JsonEdit.set("{\"a\":1}", SecretMember.of("a"), "1")).isEqualTo("{\"a\":\"1\"}");
	}

	@Test
	void setWhenNameIsThereTwiceReplacesTheOneThatIsRead() {
		String edited = JsonEdit.set("{\"a\":1,\"a\":2,\"b\":3}", SecretMember.of("a"), "x");
		assertThat(edited).isEqualTo("{\"a\":1,\"a\":\"x\",\"b\":3}");
		assertThat(JsonText.parse(edited).select(SecretMember.of("a"))).isEqualTo("x");
	}

	@Test
	void setWhenValueIsUnusualReadsBackTheSame() {
		String odd = " pa${ss} \"\\ \r\n\t\u0001 \ud83d\udd11 /";
		String edited = JsonEdit.set("{\"a\": 1}", SecretMember.of("b"), odd);
		assertThat(JsonText.parse(edited).select(SecretMember.of("b"))).isEqualTo(odd);
		assertThat(JsonText.parse(edited).select(SecretMember.of("a"))).isEqualTo("1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "hunter2", "{", "{} {}", "{\"a\":hunter2}" })
	void setWhenTextIsNoJsonIsRefusedWithoutQuotingIt(String text) {
		assertThatExceptionOfType(MissingMemberException.class)
			.isThrownBy(() -> JsonEdit.set(text, SecretMember.of("a"), "x"))
			.withNoCause()
			.withMessageNotContaining("hunter2")
			.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(FailureKind.NOT_JSON));
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "\"a\"", "1", "null" })
	void setWhenTextIsNoObjectIsRefused(String text) {
		assertThatExceptionOfType(MissingMemberException.class)
			.isThrownBy(() -> JsonEdit.set(text, SecretMember.of("a"), "x"))
			.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(FailureKind.NOT_JSON));
	}

	@ParameterizedTest
	@CsvSource({ "/b/c,'the members there are: a'", "/a/2,'it has 2 items, numbered from 0'",
			"/a/0/c,'it has no members'", "/a/-,'it has 2 items, numbered from 0'" })
	void setWhenNothingCouldHaveTheMemberIsRefused(String member, String detail) {
		assertThatExceptionOfType(MissingMemberException.class)
			.isThrownBy(() -> JsonEdit.set("{\"a\":[1,2]}", SecretMember.of(member), "x"))
			.withMessage(detail);
	}

}
