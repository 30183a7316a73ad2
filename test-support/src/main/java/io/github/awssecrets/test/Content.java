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

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a version of a secret holds: text or bytes. It never prints itself.
 */
final class Content {

	private static final int MAX_BYTES = 65_536;

	private final boolean binary;

	private final byte[] bytes;

	private Content(String member, boolean binary, byte[] bytes) {
		if (bytes.length == 0 || bytes.length > MAX_BYTES) {
			throw RefusedException.constraint(member, "have a length from 1 to " + MAX_BYTES);
		}
		this.binary = binary;
		this.bytes = bytes;
	}

	/**
	 * The content that a request brings.
	 * @param request the request
	 * @return the content, or {@code null} if the request brings none
	 */
	static @Nullable Content of(Request request) {
		String text = request.text("SecretString");
		String base64 = request.text("SecretBinary");
		if (text != null && base64 != null) {
			throw RefusedException
				.invalidParameter("You can't specify both a binary secret value and a string secret value.");
		}
		if (text != null) {
			return new Content("secretString", false, text.getBytes(StandardCharsets.UTF_8));
		}
		return (base64 != null) ? new Content("secretBinary", true, decode(base64)) : null;
	}

	private static byte[] decode(String base64) {
		try {
			return Base64.getDecoder().decode(base64);
		}
		catch (IllegalArgumentException ex) {
			throw RefusedException.serialization("'SecretBinary' is not Base64");
		}
	}

	void writeTo(Map<String, Object> answer) {
		if (this.binary) {
			answer.put("SecretBinary", Base64.getEncoder().encodeToString(this.bytes));
		}
		else {
			answer.put("SecretString", new String(this.bytes, StandardCharsets.UTF_8));
		}
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Content content && this.binary == content.binary
				&& Arrays.equals(this.bytes, content.bytes);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.bytes);
	}

	@Override
	public String toString() {
		return "Content[******]";
	}

}
