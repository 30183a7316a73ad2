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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.awssecrets.ref.SecretMember;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Sets a member of a JSON text and leaves all else as it is written: order, white space,
 * digits, escapes. Knows where in the text each value begins and ends.
 */
final class JsonEdit {

	private final String text;

	private JsonEdit(String text) {
		this.text = text;
	}

	/**
	 * Sets a member to a string.
	 * @param text a JSON object
	 * @param member the member: of an object, which gets it if it has none, or an item
	 * that an array has already
	 * @param value the string
	 * @return the text with that member, the same text if it is that string already
	 * @throws MissingMemberException if the text is no JSON object, or there is nothing
	 * that could have such a member
	 */
	static String set(String text, SecretMember member, String value) {
		return new JsonEdit(text).set(member, value);
	}

	private String set(SecretMember member, String value) {
		Place place = root();
		if (place.members == null) {
			throw MissingMemberException.noObject();
		}
		List<String> tokens = member.tokens();
		for (String token : tokens.subList(0, tokens.size() - 1)) {
			Place child = place.child(token);
			if (child == null) {
				throw place.childMissing();
			}
			place = child;
		}
		return set(place, tokens.get(tokens.size() - 1), value);
	}

	private String set(Place parent, String name, String value) {
		Place child = parent.child(name);
		if (child != null) {
			return value.equals(child.string) ? this.text : replace(child.start, child.end, quoted(value));
		}
		if (parent.members == null) {
			throw parent.childMissing();
		}
		return parent.members.isEmpty()
				? replace(parent.start + 1, parent.start + 1, quoted(name) + ": " + quoted(value))
				: append(parent, name, value);
	}

	/**
	 * Adds a member behind the last one, laid out as that one is.
	 */
	private String append(Place parent, String name, String value) {
		int colon = blank(parent.lastValue) - 1;
		String gap = this.text.substring(blank(colon), parent.lastValue);
		String lead = this.text.substring(blank(parent.lastName), parent.lastName);
		int end = parent.lastEnd;
		return replace(end, end, "," + lead + quoted(name) + gap + quoted(value));
	}

	/**
	 * Where the white space before an index begins.
	 */
	private int blank(int index) {
		int begin = index;
		while (begin > 0 && " \t\r\n".indexOf(this.text.charAt(begin - 1)) >= 0) {
			begin--;
		}
		return begin;
	}

	private String replace(int start, int end, String replacement) {
		return this.text.substring(0, start) + replacement + this.text.substring(end);
	}

	private static String quoted(String value) {
		return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(value)) + '"';
	}

	private Place root() {
		try (JsonParser parser = JsonText.FACTORY.createParser(ObjectReadContext.empty(), this.text)) {
			parser.nextToken();
			Place root = read(parser);
			if (parser.nextToken() == null) {
				return root;
			}
		}
		catch (StreamConstraintsException ex) {
			throw MissingMemberException.tooDeep();
		}
		catch (JacksonException ex) {
			// Falls through: its message and its location quote the secret.
		}
		throw MissingMemberException.noJson();
	}

	private static Place read(JsonParser parser) {
		JsonToken token = parser.currentToken();
		if (token == null) {
			throw MissingMemberException.noJson();
		}
		Place place = new Place(JsonText.start(parser));
		if (token == JsonToken.START_OBJECT) {
			readMembers(parser, place);
		}
		else if (token == JsonToken.START_ARRAY) {
			readItems(parser, place);
		}
		else {
			String scalar = parser.getString();
			place.string = (token == JsonToken.VALUE_STRING) ? scalar : null;
		}
		place.end = JsonText.end(parser);
		return place;
	}

	private static void readMembers(JsonParser parser, Place object) {
		object.members = new LinkedHashMap<>();
		while (parser.nextToken() != JsonToken.END_OBJECT) {
			String name = parser.currentName();
			object.lastName = JsonText.start(parser);
			parser.nextToken();
			Place member = read(parser);
			object.members.put(name, member);
			object.lastValue = member.start;
			object.lastEnd = member.end;
		}
	}

	private static void readItems(JsonParser parser, Place array) {
		array.items = new ArrayList<>();
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			array.items.add(read(parser));
		}
	}

	/**
	 * Where a value stands, and what stands in it.
	 */
	private static final class Place {

		private final int start;

		private int end;

		private @Nullable String string;

		private @Nullable Map<String, Place> members;

		private @Nullable List<Place> items;

		private int lastName;

		private int lastValue;

		private int lastEnd;

		Place(int start) {
			this.start = start;
		}

		@Nullable Place child(String token) {
			if (this.members != null) {
				return this.members.get(token);
			}
			int index = (this.items != null) ? JsonText.index(token) : -1;
			return (this.items != null && index >= 0 && index < this.items.size()) ? this.items.get(index) : null;
		}

		MissingMemberException childMissing() {
			return (this.items != null) ? MissingMemberException.noItem(this.items.size())
					: MissingMemberException.noMember((this.members != null) ? this.members.keySet() : List.of());
		}

	}

}
