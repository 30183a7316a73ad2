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
package io.github.awssecrets.test;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link JsonReader} and {@link JsonWriter}.
 */
class JsonTests {

	@Test
	void readWhenThereIsSpaceEverywhereIgnoresIt() {
		assertThat(JsonReader.read(" \r\n\t{ \"a\" : [ 1 , true ,\nnull ] , \"b\" : { } } "))
			.isEqualTo(new LinkedHashMap<>(Map.of("a", Arrays.asList(BigDecimal.ONE, true, null), "b", Map.of())));
	}

	@Test
	void readWhenCharactersAreEscapedReturnsThem() {
		assertThat(JsonReader.read("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\udd11\""))
			.isEqualTo("\"\\/\b\f\n\r\t\u00e9\ud83d\udd11");
	}

	@Test
	void readWhenMemberOccursTwiceReturnsLast() {
		assertThat(JsonReader.read("{\"a\":1,\"a\":\"2\"}")).isEqualTo(Map.of("a", "2"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-0", "12", "0.5", "-1.25", "1e3", "1E+3", "2.5e-3", "12345678901234567890.123" })
	void readWhenNumberIsValidReturnsItExactly(String number) {
		assertThat(JsonReader.read(number)).isEqualTo(new BigDecimal(number));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "01", "-", "+1", ".5", "1.", "1e", "0x1", "NaN", "1 2", "tru", "nul", "True",
			"'a'", "\"a", "\"\\x\"", "\"\\u12g4\"", "\"\\u12\"", "\"\t\"", "\"\\", "{", "{]", "{\"a\"}", "{\"a\":}",
			"{\"a\":1,}", "{a:1}", "{\"a\":1 \"b\":2}", "[", "[1", "[1,]", "[,1]", "[1 2]", "]", "[]]", "\ufeff{}" })
	void readWhenMalformedFails(String text) {
		assertThatExceptionOfType(JsonException.class).isThrownBy(() -> JsonReader.read(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"\\ud83d\"", "\"\\udd11\"", "\"\\udd11\\ud83d\"", "{\"\\ud83d\":1}" })
	void readWhenSurrogateIsAloneFails(String text) {
		assertThatExceptionOfType(JsonException.class).isThrownBy(() -> JsonReader.read(text))
			.withMessageContaining("surrogate");
	}

	@Test
	void readWhenNestedTooDeeplyFails() {
		assertThat(JsonReader.read("[".repeat(64) + "]".repeat(64))).isInstanceOf(List.class);
		assertThatExceptionOfType(JsonException.class).isThrownBy(() -> JsonReader.read("[".repeat(65)))
			.withMessageContaining("too deeply");
	}

	@Test
	void readWhenMalformedDoesNotRepeatTheText() {
		assertThatExceptionOfType(JsonException.class)
			.isThrownBy(() -> JsonReader.read("{\"SecretString\":opensesame}"))
			.withMessageNotContaining("opensesame");
	}

	@Test
	void writeWhenCharactersAreSpecialEscapesThem() {
		assertThat(JsonWriter.write("\"\\/\b\n\r\t\u0000\u001f \u007f\u2028\u00e9"))
			.isEqualTo("\"\\\"\\\\/\\u0008\\n\\r\\t\\u0000\\u001f \u007f\u2028\u00e9\"");
	}

	@Test
	void writeWhenTypeIsUnknownFails() {
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> JsonWriter.write(new Object()));
	}

}
