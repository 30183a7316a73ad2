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

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.awssecrets.ref.SecretMember;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties of {@link JsonText} that hold for every text.
 */
class JsonTextPropertyTests {

	private static final String SECRET = "hunter2";

	@Property
	void selectWhenTextIsJsonGivesBackWhatIsWritten(@ForAll("lists") List<String> written) {
		JsonText json = JsonText.parse(object(written));
		for (int i = 0; i < written.size(); i++) {
			assertThat(json.select(SecretMember.of("/" + i))).isEqualTo(written.get(i));
		}
	}

	@Property(tries = 200)
	void selectWhenTextCrossesBuffersGivesBackWhatIsWritten(@ForAll("structures") String written,
			@ForAll @IntRange(max = 70_000) int before, @ForAll boolean wide) {
		String filler = "\"" + (wide ? "\uD83D\uDE00".repeat(before / 2) : "x".repeat(before)) + "\"";
		JsonText json = JsonText.parse(object(List.of(filler, written, filler)));
		assertThat(json.select(SecretMember.of("/1"))).isEqualTo(written);
	}

	@Property
	void parseWhenTextIsAnythingAtMostSaysThatItIsNotJson(@ForAll("texts") String text) {
		StringWriter said = new StringWriter();
		try {
			JsonText.parse(text).select(SecretMember.of("/a/0"));
		}
		catch (MissingMemberException ex) {
			ex.printStackTrace(new PrintWriter(said));
			assertThat(ex).hasNoCause().hasNoSuppressedExceptions();
		}
		assertThat(said.toString()).doesNotContain(SECRET);
	}

	@Provide
	Arbitrary<List<String>> lists() {
		return Arbitraries.oneOf(structures(), numbers()).list().ofMaxSize(5);
	}

	@Provide
	Arbitrary<String> structures() {
		return Arbitraries.recursive(() -> Arbitraries.of("{}", "[]", "{ }", "[\n]"), this::nested, 0, 3);
	}

	@Provide
	Arbitrary<String> texts() {
		return Arbitraries
			.of("{", "}", "[", "]", ":", ",", " ", "\"a\"", "\"" + SECRET + "\"", SECRET, "1", "-", "1e9", "null",
					"tru", "\\u00", "\uFEFF", "\uD83D\uDE00", "\uD83D", "\u0000", "\n", "{\"a\":[\"" + SECRET + "\"",
					"\"")
			.list()
			.ofMaxSize(12)
			.map((pieces) -> String.join("", pieces));
	}

	private Arbitrary<String> nested(Arbitrary<String> inner) {
		Arbitrary<List<String>> items = Arbitraries.oneOf(inner, numbers(), strings()).list().ofMaxSize(4);
		return Arbitraries.oneOf(items.map(JsonTextPropertyTests::object),
				items.map((list) -> list.stream().collect(Collectors.joining(" ,\r\n", "[ ", "\t]"))));
	}

	private static Arbitrary<String> numbers() {
		return Arbitraries.of("0", "-0", "1.0", "1e400", "-12345678901234567890.10E+3");
	}

	private static Arbitrary<String> strings() {
		return Arbitraries
			.of("a", " ", "{", "]", ",", "\\\"", "\\\\", "\\n", "\\uD83D\\uDE00", "\u00E9", "\u20AC", "\uD83D\uDE00",
					"\u2028", "\uFEFF")
			.list()
			.ofMaxSize(6)
			.map((pieces) -> "\"" + String.join("", pieces) + "\"");
	}

	private static String object(List<String> values) {
		return IntStream.range(0, values.size())
			.mapToObj((i) -> "\n\"" + i + "\" : " + values.get(i))
			.collect(Collectors.joining(" ,", "{", " }"));
	}

}
