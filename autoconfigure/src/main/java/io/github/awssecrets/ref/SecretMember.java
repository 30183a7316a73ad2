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
package io.github.awssecrets.ref;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The part of a JSON value that a reference selects, written after its {@code #}.
 * <p>
 * A text that starts with {@code /} is a JSON Pointer
 * (<a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901</a>), in which {@code ~0}
 * stands for {@code ~} and {@code ~1} for {@code /}. Any other text is the name of one
 * top-level member, taken literally: {@code a.b} is one name, and {@code ~} is itself.
 * <p>
 * Neither form can hold <code>: ? { }</code>, a control character or half a surrogate
 * pair: a colon starts the default, a question mark the query, and braces belong to the
 * placeholder.
 *
 * @since 0.1.0
 */
public final class SecretMember {

	private final String text;

	private final List<String> tokens;

	private SecretMember(String text) {
		this.text = text;
		this.tokens = isPointer() ? split(text) : List.of(text);
	}

	/**
	 * Parses a member.
	 * @param text what follows the {@code #}
	 * @return the member
	 * @throws InvalidSecretRefException if the text is empty, holds a character that no
	 * member can hold, or is a pointer with another escape than {@code ~0} and {@code ~1}
	 */
	public static SecretMember of(String text) {
		return read(new RefText(text), 0, text.length());
	}

	static SecretMember read(RefText text, int from, int to) {
		text.require(check(text.text(), from, to));
		return new SecretMember(text.text().substring(from, to));
	}

	/**
	 * Returns whether this is a JSON Pointer, not the name of a top-level member.
	 * @return whether the text starts with a slash
	 */
	public boolean isPointer() {
		return this.text.startsWith("/");
	}

	/**
	 * Returns the names, or indexes into an array, that lead from the JSON value to the
	 * member.
	 * @return the pointer's reference tokens with their escapes resolved, or the one name
	 */
	public List<String> tokens() {
		return this.tokens;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof SecretMember member && this.text.equals(member.text));
	}

	@Override
	public int hashCode() {
		return this.text.hashCode();
	}

	/**
	 * Returns the text that was parsed.
	 * @return the text after the {@code #}
	 */
	@Override
	public String toString() {
		return this.text;
	}

	static @Nullable Violation check(String text, int from, int to) {
		if (from == to) {
			return new Violation(from, "after '#' follows the name of a member or a JSON Pointer");
		}
		boolean pointer = text.charAt(from) == '/';
		for (int i = from; i < to; i++) {
			char character = text.charAt(i);
			if (character == '?') {
				return new Violation(i, "a query stands before the member, as in path?stage=AWSPREVIOUS#member");
			}
			if (isRefused(text, i, to)) {
				return new Violation(i, "a member can't hold " + Readable.character(text, i));
			}
			if (pointer && character == '~' && !isEscape(text, i, to)) {
				return new Violation(i, "in a JSON Pointer '~' is followed by 0, for '~', or 1, for '/'");
			}
		}
		return null;
	}

	private static boolean isRefused(String text, int index, int to) {
		char character = text.charAt(index);
		if (Character.isLowSurrogate(character)) {
			return !Character.isHighSurrogate((index > 0) ? text.charAt(index - 1) : ' ');
		}
		if (Character.isHighSurrogate(character)) {
			return index + 1 == to || !Character.isLowSurrogate(text.charAt(index + 1));
		}
		return Character.isISOControl(character) || ":{}".indexOf(character) >= 0;
	}

	private static boolean isEscape(String text, int index, int to) {
		return index + 1 < to && (text.charAt(index + 1) == '0' || text.charAt(index + 1) == '1');
	}

	private static List<String> split(String pointer) {
		List<String> tokens = new ArrayList<>();
		for (int slash = 0; slash >= 0;) {
			int next = pointer.indexOf('/', slash + 1);
			String token = (next < 0) ? pointer.substring(slash + 1) : pointer.substring(slash + 1, next);
			tokens.add(token.replace("~1", "/").replace("~0", "~"));
			slash = next;
		}
		return List.copyOf(tokens);
	}

}
