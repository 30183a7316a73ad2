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

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import io.github.awssecrets.ref.SecretMember;
import org.jspecify.annotations.Nullable;

/**
 * The value of a secret, or of a member of one. It never prints itself.
 *
 * @since 0.1.0
 */
public final class SecretValue {

	/**
	 * The length from which it is no accident that a text has a value in it: many have a
	 * {@code true} or a port.
	 */
	private static final int TELLING_LENGTH = 6;

	private final String text;

	private final byte @Nullable [] binary;

	private final SecretOrigin origin;

	private volatile @Nullable JsonText json;

	private volatile @Nullable Map<SecretMember, SecretValue> members;

	private SecretValue(String text, byte @Nullable [] binary, SecretOrigin origin) {
		this.text = text;
		this.binary = binary;
		this.origin = origin;
	}

	/**
	 * A value that is text.
	 * @param text the text
	 * @param origin where it comes from
	 * @return the value
	 */
	public static SecretValue ofText(String text, SecretOrigin origin) {
		return new SecretValue(text, null, origin);
	}

	/**
	 * A value that is binary.
	 * @param bytes the bytes, copied
	 * @param origin where they come from
	 * @return the value
	 */
	public static SecretValue ofBytes(byte[] bytes, SecretOrigin origin) {
		return new SecretValue(Base64.getEncoder().encodeToString(bytes), bytes.clone(), origin);
	}

	/**
	 * The value as text, exactly as it is stored.
	 * @return the text, or the Base64 form of a binary value
	 */
	public String text() {
		return this.text;
	}

	/**
	 * The value as bytes.
	 * @return a copy of the bytes of a binary value, or the text in UTF-8
	 */
	public byte[] bytes() {
		return (this.binary != null) ? this.binary.clone() : this.text.getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Whether the value is stored as binary.
	 * @return whether it is binary
	 */
	public boolean isBinary() {
		return this.binary != null;
	}

	/**
	 * Where the value comes from.
	 * @return its origin
	 */
	public SecretOrigin origin() {
		return this.origin;
	}

	/**
	 * The same value, from somewhere else.
	 * @param origin where it comes from
	 * @return the value with that origin
	 */
	public SecretValue withOrigin(SecretOrigin origin) {
		return new SecretValue(this.text, this.binary, origin);
	}

	/**
	 * Whether another value is the same version of the secret: one with the same version
	 * id, be it that of a replica in another Region, or, where a source has no versions,
	 * with the same content.
	 * @param other the other value
	 * @return whether both are the same
	 */
	public boolean isSameVersionAs(SecretValue other) {
		String version = this.origin.versionId();
		if (version != null && other.origin.versionId() != null) {
			return version.equals(other.origin.versionId()) && this.origin.isSameSecretAs(other.origin);
		}
		return this.text.equals(other.text) && isBinary() == other.isBinary();
	}

	/**
	 * A member of the JSON that the value is.
	 * @param member which one
	 * @return the member's value: a string without its quotes, a number, a boolean, an
	 * object or an array as it is written
	 * @throws MissingMemberException if there is no such member, or it is null, or the
	 * value is no JSON
	 */
	public SecretValue member(SecretMember member) {
		Map<SecretMember, SecretValue> known = this.members;
		SecretValue value = (known != null) ? known.get(member) : null;
		return (value != null) ? value : select(member);
	}

	/**
	 * All members of the JSON object that the value is, nested ones flattened:
	 * {@code a.b}, {@code list[0]}.
	 * @return the members' texts by their names, in the order in which they are written
	 * @throws MissingMemberException if the value is no JSON object
	 */
	public Map<String, String> members() {
		return json().flatten();
	}

	/**
	 * The JSON object that the value is, with one of its members set to a text. All
	 * others stay as they are written, in their order. A top-level member that is missing
	 * is added; a pointer leads to a member of an object that exists, or to an item.
	 * @param member which one
	 * @param text its text, which becomes a JSON string
	 * @return the value with that member, and without an origin's version
	 * @throws MissingMemberException if the value is no JSON object, or there is nothing
	 * that could have such a member
	 */
	public SecretValue withMember(SecretMember member, String text) {
		if (isBinary()) {
			throw MissingMemberException.noJson();
		}
		return ofText(JsonEdit.set(this.text, member, text), SecretOrigin.of(this.origin.source()));
	}

	/**
	 * Whether a text gives the value away, or one of its members: such a text is not to
	 * be shown. One that is too short to be told from an accident has to be the whole
	 * text.
	 * @param text any text
	 * @return whether the value, a member that was asked for, or a longer one is in it
	 */
	public boolean isQuotedIn(String text) {
		Map<SecretMember, SecretValue> known = this.members;
		return isQuoted(this.text, text)
				|| (known != null && known.values().stream().anyMatch((member) -> isQuoted(member.text, text)))
				|| longMembers().anyMatch(text::contains);
	}

	private static boolean isQuoted(String value, String text) {
		return (value.length() < TELLING_LENGTH) ? !value.isEmpty() && text.equals(value) : text.contains(value);
	}

	private Stream<String> longMembers() {
		try {
			return members().values().stream().filter((member) -> member.length() >= TELLING_LENGTH);
		}
		catch (MissingMemberException ex) {
			return Stream.empty();
		}
	}

	private SecretValue select(SecretMember member) {
		SecretValue value = new SecretValue(json().select(member), null, this.origin);
		Map<SecretMember, SecretValue> known = this.members;
		if (known == null) {
			known = new ConcurrentHashMap<>();
			this.members = known;
		}
		known.put(member, value);
		return value;
	}

	private JsonText json() {
		JsonText parsed = this.json;
		if (parsed == null) {
			parsed = JsonText.parse(this.text);
			this.json = parsed;
		}
		return parsed;
	}

	@Override
	public String toString() {
		return "SecretValue[******]";
	}

}
