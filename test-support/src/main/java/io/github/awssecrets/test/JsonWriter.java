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

import java.util.Iterator;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Writes maps, collections, strings, numbers, booleans and nulls as JSON.
 */
final class JsonWriter {

	private final StringBuilder json = new StringBuilder();

	private JsonWriter() {
	}

	static String write(@Nullable Object value) {
		JsonWriter writer = new JsonWriter();
		writer.value(value);
		return writer.json.toString();
	}

	private void value(@Nullable Object value) {
		if (value instanceof Map<?, ?> members) {
			object(members);
		}
		else if (value instanceof Iterable<?> elements) {
			array(elements);
		}
		else if (value instanceof CharSequence text) {
			string(text);
		}
		else if (value == null || value instanceof Number || value instanceof Boolean) {
			this.json.append(value);
		}
		else {
			throw new IllegalArgumentException("JSON has no form for " + value.getClass());
		}
	}

	private void object(Map<?, ?> members) {
		String separator = "{";
		for (Map.Entry<?, ?> member : members.entrySet()) {
			this.json.append(separator);
			string(String.valueOf(member.getKey()));
			this.json.append(':');
			value(member.getValue());
			separator = ",";
		}
		this.json.append(members.isEmpty() ? "{}" : "}");
	}

	private void array(Iterable<?> elements) {
		this.json.append('[');
		for (Iterator<?> iterator = elements.iterator(); iterator.hasNext();) {
			value(iterator.next());
			this.json.append(iterator.hasNext() ? "," : "");
		}
		this.json.append(']');
	}

	private void string(CharSequence text) {
		this.json.append('"');
		text.chars().forEach((unit) -> character((char) unit));
		this.json.append('"');
	}

	private void character(char character) {
		switch (character) {
			case '"', '\\' -> this.json.append('\\').append(character);
			case '\n' -> this.json.append("\\n");
			case '\r' -> this.json.append("\\r");
			case '\t' -> this.json.append("\\t");
			default -> {
				if (character < ' ') {
					this.json.append("\\u%04x".formatted((int) character));
				}
				else {
					this.json.append(character);
				}
			}
		}
	}

}
