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

package io.github.awssecrets.write;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.ref.SecretMember;
import org.jspecify.annotations.Nullable;

/**
 * Which values a secret can have. What breaks a rule is told by its size, never by what
 * it is.
 *
 * @since 0.1.0
 */
public final class ValueRules {

	static final int MOST_BYTES = 65_536;

	private ValueRules() {
	}

	/**
	 * Why a value can't be stored.
	 * @param value the value
	 * @return the reason, or {@code null} if it can
	 */
	public static @Nullable SecretFailure check(SecretValue value) {
		if (value.text().isEmpty()) {
			return invalid("it is empty");
		}
		if (!value.isBinary() && !isText(value.text())) {
			return invalid("it has half a surrogate pair, which no encoding can hold");
		}
		int size = value.bytes().length;
		return (size > MOST_BYTES)
				? invalid(String.format(Locale.ROOT, "it has %,d bytes, and AWS allows %,d", size, MOST_BYTES)) : null;
	}

	/**
	 * Why a value can't be that of a member.
	 * @param member the member
	 * @param value the value
	 * @return the reason, or {@code null} if it can
	 */
	public static @Nullable SecretFailure check(SecretMember member, SecretValue value) {
		if (value.isBinary()) {
			return invalid("it is binary, and the member '" + member + "' of JSON holds text");
		}
		return isText(value.text()) ? null
				: invalid("the member '" + member + "' has half a surrogate pair, which no encoding can hold");
	}

	/**
	 * Whether bytes are the UTF-8 of a text.
	 */
	static boolean isText(byte[] bytes) {
		try {
			StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
			return true;
		}
		catch (CharacterCodingException ex) {
			return false;
		}
	}

	private static boolean isText(String text) {
		try {
			StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
			return true;
		}
		catch (CharacterCodingException ex) {
			return false;
		}
	}

	private static SecretFailure invalid(String rule) {
		return SecretFailure.of(FailureKind.INVALID_VALUE, "the application", rule);
	}

}
