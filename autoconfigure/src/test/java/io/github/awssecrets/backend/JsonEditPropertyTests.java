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
 * Properties of {@link JsonEdit} that hold for every object.
 */
class JsonEditPropertyTests {

	@Property
	void setWhenMemberIsReplacedKeepsAllOthersAsTheyAreWritten(@ForAll("values") List<String> written,
			@ForAll @IntRange(max = 4) int index, @ForAll("blanks") String blank, @ForAll("texts") String value) {
		String edited = JsonEdit.set(object(written, blank), SecretMember.of("m" + index), value);
		JsonText json = JsonText.parse(edited);
		assertThat(json.select(SecretMember.of("m" + index))).isEqualTo(value);
		for (int i = 0; i < written.size(); i++) {
			if (i != index) {
				assertThat(edited).contains("\"m" + i + "\":" + blank + written.get(i));
			}
		}
	}

	@Property(tries = 200)
	void setWhenTextCrossesBuffersReplacesTheMemberAlone(@ForAll @IntRange(max = 70_000) int before,
			@ForAll boolean wide) {
		String filler = "\"" + (wide ? "\uD83D\uDE00".repeat(before / 2) : "x".repeat(before)) + "\"";
		String edited = JsonEdit.set("{\"a\":" + filler + ",\"b\":12.0,\"c\":" + filler + "}", SecretMember.of("b"),
				"x");
		assertThat(edited).isEqualTo("{\"a\":" + filler + ",\"b\":\"x\",\"c\":" + filler + "}");
	}

	@Provide
	Arbitrary<List<String>> values() {
		return Arbitraries
			.of("0", "-0", "1.0", "1e400", "-12345678901234567890.10E+3", "true", "\"\"", "\"a\u0041\\n\"",
					"{\"x\" : 1}", "[1 ,2]", "\"\uD83D\uDE00\"")
			.list()
			.ofMaxSize(5);
	}

	@Provide
	Arbitrary<String> blanks() {
		return Arbitraries.of("", " ", "\n\t", "\r\n  ");
	}

	@Provide
	Arbitrary<String> texts() {
		return Arbitraries.strings()
			.ofMaxLength(20)
			.filter((text) -> text.codePoints()
				.noneMatch((point) -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
	}

	private static String object(List<String> written, String blank) {
		return IntStream.range(0, written.size())
			.mapToObj((i) -> "\"m" + i + "\":" + blank + written.get(i))
			.collect(Collectors.joining("," + blank, "{" + blank, blank + "}"));
	}

}
