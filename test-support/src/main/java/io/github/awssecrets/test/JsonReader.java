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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON text (RFC 8259) into maps, lists, strings, {@link BigDecimal}s, booleans
 * and nulls. Of a member that occurs twice the last one counts.
 */
final class JsonReader {

	private static final int MAX_DEPTH = 64;

	private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,9})?");

	private final String text;

	private int position;

	private int depth;

	private JsonReader(String text) {
		this.text = text;
	}

	/**
	 * Read the only value of the text.
	 * @param text a whole JSON text
	 * @return the value
	 * @throws JsonException if the text is not JSON, or is nested too deeply
	 */
	static @Nullable Object read(String text) {
		JsonReader reader = new JsonReader(text);
		Object value = reader.value();
		if (reader.position < text.length()) {
			throw reader.failure("nothing may follow the value");
		}
		return value;
	}

	private @Nullable Object value() {
		skipSpace();
		Object value = switch (peek()) {
			case '{' -> nested(this::object);
			case '[' -> nested(this::array);
			case '"' -> string();
			case 't' -> word("true", Boolean.TRUE);
			case 'f' -> word("false", Boolean.FALSE);
			case 'n' -> word("null", null);
			default -> number();
		};
		skipSpace();
		return value;
	}

	private Object nested(Supplier<Object> container) {
		if (++this.depth > MAX_DEPTH) {
			throw failure("nested too deeply");
		}
		this.position++;
		skipSpace();
		Object value = container.get();
		this.depth--;
		return value;
	}

	private Object object() {
		Map<String, @Nullable Object> members = new LinkedHashMap<>();
		if (take('}')) {
			return members;
		}
		do {
			skipSpace();
			String name = string();
			skipSpace();
			require(':');
			members.put(name, value());
		}
		while (take(','));
		require('}');
		return members;
	}

	private Object array() {
		List<@Nullable Object> elements = new ArrayList<>();
		if (take(']')) {
			return elements;
		}
		do {
			elements.add(value());
		}
		while (take(','));
		require(']');
		return elements;
	}

	private @Nullable Object word(String word, @Nullable Object value) {
		if (!this.text.startsWith(word, this.position)) {
			throw failure("'%s' expected".formatted(word));
		}
		this.position += word.length();
		return value;
	}

	private Object number() {
		Matcher matcher = NUMBER.matcher(this.text).region(this.position, this.text.length());
		if (!matcher.lookingAt()) {
			throw failure("a value expected");
		}
		this.position = matcher.end();
		return new BigDecimal(matcher.group());
	}

	private String string() {
		require('"');
		StringBuilder string = new StringBuilder();
		while (!take('"')) {
			char character = advance();
			if (character < ' ') {
				throw failure("control characters must be escaped");
			}
			string.append((character != '\\') ? character : escaped());
		}
		requirePairs(string);
		return string.toString();
	}

	private char escaped() {
		char character = advance();
		return switch (character) {
			case '"', '\\', '/' -> character;
			case 'b' -> '\b';
			case 'f' -> '\f';
			case 'n' -> '\n';
			case 'r' -> '\r';
			case 't' -> '\t';
			case 'u' -> codeUnit();
			default -> throw failure("no such escape");
		};
	}

	private char codeUnit() {
		int unit = 0;
		for (int i = 0; i < 4; i++) {
			char digit = advance();
			int value = (digit < 128) ? Character.digit(digit, 16) : -1;
			if (value < 0) {
				throw failure("four hexadecimal digits expected");
			}
			unit = unit * 16 + value;
		}
		return (char) unit;
	}

	// Half a character could not be stored as UTF-8: better refused than altered.
	private void requirePairs(StringBuilder string) {
		if (string.codePoints()
			.anyMatch((point) -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
			throw failure("a surrogate lacks its other half");
		}
	}

	private char peek() {
		if (this.position >= this.text.length()) {
			throw failure("more text expected");
		}
		return this.text.charAt(this.position);
	}

	private char advance() {
		char character = peek();
		this.position++;
		return character;
	}

	private boolean take(char expected) {
		boolean there = peek() == expected;
		this.position += there ? 1 : 0;
		return there;
	}

	private void require(char expected) {
		if (!take(expected)) {
			throw failure("'%s' expected".formatted(expected));
		}
	}

	private void skipSpace() {
		while (this.position < this.text.length() && " \t\r\n".indexOf(this.text.charAt(this.position)) >= 0) {
			this.position++;
		}
	}

	// Says where, never what: the text may hold a secret.
	private JsonException failure(String expectation) {
		return new JsonException("%s at offset %d".formatted(expectation, this.position));
	}

}
