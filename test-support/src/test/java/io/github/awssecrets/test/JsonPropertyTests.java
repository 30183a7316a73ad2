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

import java.util.LinkedHashMap;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What holds of {@link JsonReader} and {@link JsonWriter} for any value or text.
 */
class JsonPropertyTests {

	@Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
	void readWhenWrittenBeforeReturnsTheSame(@ForAll("values") Object value) {
		assertThat(JsonReader.read(JsonWriter.write(value))).isEqualTo(value);
	}

	@Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
	void readWhenTextIsArbitraryReturnsOrSaysWhyNot(@ForAll("fragments") String text) {
		try {
			JsonReader.read(text);
		}
		catch (JsonException ex) {
			assertThat(ex).hasMessageContaining(" at offset ");
		}
	}

	@Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
	void readWhenCutAnywhereFails(@ForAll("objects") Object object, @ForAll double where) {
		String json = JsonWriter.write(object);
		int end = (int) (json.length() * (Math.abs(where) % 1));
		assertThatExceptionOfType(JsonException.class).isThrownBy(() -> JsonReader.read(json.substring(0, end)));
	}

	@Provide
	Arbitrary<Object> values() {
		return Arbitraries.recursive(this::scalars, this::containers, 0, 3);
	}

	@Provide
	Arbitrary<Object> objects() {
		return members(values());
	}

	@Provide
	Arbitrary<String> fragments() {
		return Arbitraries
			.of("{", "}", "[", "]", ",", ":", "\"", "\\", "\\u00", "1", "-", "e", "null", "true", " ", "a")
			.list()
			.ofMaxSize(12)
			.map((parts) -> String.join("", parts));
	}

	private Arbitrary<Object> containers(Arbitrary<Object> elements) {
		return Arbitraries.oneOf(elements, elements.list().ofMaxSize(3).map((list) -> list), members(elements));
	}

	private Arbitrary<Object> members(Arbitrary<Object> values) {
		return Combinators.combine(strings(), values, strings(), values)
			.as((name, value, other, otherValue) -> new LinkedHashMap<>(
					name.equals(other) ? Map.of(name, value) : Map.of(name, value, other, otherValue)));
	}

	private Arbitrary<Object> scalars() {
		return Arbitraries.oneOf(strings().map((text) -> text), Arbitraries.of(true, false),
				Arbitraries.bigDecimals().map((number) -> number));
	}

	// All of Unicode but halves of characters.
	private Arbitrary<String> strings() {
		return Arbitraries.integers()
			.between(0, Character.MAX_CODE_POINT)
			.filter((point) -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
			.list()
			.ofMaxSize(20)
			.map((points) -> points.stream().map(Character::toString).reduce("", String::concat));
	}

}
