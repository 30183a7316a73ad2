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
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON text, parsed once, whose parts are handed out as they are written: numbers keep
 * their digits, objects and arrays their white space.
 */
final class JsonText {

	/**
	 * A value is no longer than its store allows. Only its depth needs a limit, since it
	 * is read by recursion.
	 */
	private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
		.maxNumberLength(Integer.MAX_VALUE)
		.maxStringLength(Integer.MAX_VALUE)
		.maxNameLength(Integer.MAX_VALUE)
		.build();

	static final JsonFactory FACTORY = JsonFactory.builder().streamReadConstraints(LIMITS).build();

	private final Node root;

	private JsonText(Node root) {
		this.root = root;
	}

	/**
	 * Parses a text. What the parser says of a faulty one is left out, since it quotes
	 * the text.
	 * @param text the text
	 * @return the parsed text
	 * @throws MissingMemberException if it is no JSON
	 */
	static JsonText parse(String text) {
		try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
			parser.nextToken();
			Node root = read(parser, text);
			if (parser.nextToken() == null) {
				return new JsonText(root);
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

	/**
	 * The text of one member.
	 * @param member which one
	 * @return its text
	 * @throws MissingMemberException if there is no such member, or it is null
	 */
	String select(SecretMember member) {
		Node node = this.root;
		for (String token : member.tokens()) {
			Node child = node.child(token);
			if (child == null) {
				throw (node instanceof Scalar && node == this.root) ? MissingMemberException.noObject()
						: node.childMissing();
			}
			node = child;
		}
		String text = node.text();
		if (text == null) {
			throw new MissingMemberException(FailureKind.MEMBER_NOT_FOUND, "the member is null");
		}
		return text;
	}

	/**
	 * The texts of all members, by names as Boot gives them to nested YAML.
	 * @return the texts by name, null members left out
	 * @throws MissingMemberException if this is no JSON object
	 */
	Map<String, String> flatten() {
		if (!(this.root instanceof Members members)) {
			throw MissingMemberException.noObject();
		}
		Map<String, String> flat = new LinkedHashMap<>();
		members.flatten("", flat);
		return flat;
	}

	private static Node read(JsonParser parser, String text) {
		JsonToken token = parser.currentToken();
		if (token == JsonToken.START_OBJECT) {
			return readObject(parser, text);
		}
		if (token == JsonToken.START_ARRAY) {
			return readArray(parser, text);
		}
		if (token == null) {
			throw MissingMemberException.noJson();
		}
		return new Scalar((token == JsonToken.VALUE_NULL) ? null : parser.getString());
	}

	private static Node readObject(JsonParser parser, String text) {
		int start = start(parser);
		Map<String, Node> members = new LinkedHashMap<>();
		while (parser.nextToken() != JsonToken.END_OBJECT) {
			String name = parser.currentName();
			parser.nextToken();
			members.put(name, read(parser, text));
		}
		return new Members(members, text.substring(start, end(parser)));
	}

	private static Node readArray(JsonParser parser, String text) {
		int start = start(parser);
		List<Node> items = new ArrayList<>();
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			items.add(read(parser, text));
		}
		return new Items(items, text.substring(start, end(parser)));
	}

	static int start(JsonParser parser) {
		return (int) parser.currentTokenLocation().getCharOffset();
	}

	static int end(JsonParser parser) {
		return (int) parser.currentLocation().getCharOffset();
	}

	/**
	 * The index that a token of a JSON Pointer is, or -1.
	 */
	static int index(String token) {
		return (token.equals("0") || token.matches("[1-9][0-9]{0,8}")) ? Integer.parseInt(token) : -1;
	}

	private sealed interface Node {

		@Nullable String text();

		@Nullable Node child(String token);

		MissingMemberException childMissing();

		void flatten(String name, Map<String, String> flat);

	}

	private record Scalar(@Nullable String text) implements Node {

		@Override
		public @Nullable Node child(String token) {
			return null;
		}

		@Override
		public MissingMemberException childMissing() {
			return MissingMemberException.noMember(List.of());
		}

		@Override
		public void flatten(String name, Map<String, String> flat) {
			if (this.text != null) {
				flat.put(name, this.text);
			}
		}

		@Override
		public String toString() {
			return "Scalar[******]";
		}

	}

	private record Members(Map<String, Node> members, String text) implements Node {

		@Override
		public @Nullable Node child(String token) {
			return this.members.get(token);
		}

		@Override
		public MissingMemberException childMissing() {
			return MissingMemberException.noMember(this.members.keySet());
		}

		@Override
		public void flatten(String name, Map<String, String> flat) {
			this.members.forEach((key, node) -> node.flatten(name.isEmpty() ? key : name + "." + key, flat));
		}

		@Override
		public String toString() {
			return "Members[******]";
		}

	}

	private record Items(List<Node> items, String text) implements Node {

		@Override
		public @Nullable Node child(String token) {
			int index = index(token);
			return (index >= 0 && index < this.items.size()) ? this.items.get(index) : null;
		}

		@Override
		public MissingMemberException childMissing() {
			return MissingMemberException.noItem(this.items.size());
		}

		@Override
		public void flatten(String name, Map<String, String> flat) {
			for (int i = 0; i < this.items.size(); i++) {
				this.items.get(i).flatten(name + "[" + i + "]", flat);
			}
		}

		@Override
		public String toString() {
			return "Items[******]";
		}

	}

}
