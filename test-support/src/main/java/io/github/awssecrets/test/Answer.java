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
import java.util.Map;

/**
 * What goes back to the client, and how much of it arrives.
 *
 * @param status the HTTP status
 * @param contentType the content type
 * @param body the whole body
 * @param delivery how it is delivered
 */
record Answer(int status, String contentType, byte[] body, Delivery delivery) {

	static final String JSON = "application/x-amz-json-1.1";

	static Answer of(Map<String, ?> members) {
		return new Answer(200, JSON, bytes(JsonWriter.write(members)), Delivery.COMPLETE);
	}

	static Answer of(RefusedException ex) {
		String json = JsonWriter.write(Map.of("__type", ex.code(), "Message", ex.text()));
		return new Answer(ex.status(), JSON, bytes(json), Delivery.COMPLETE);
	}

	static Answer undelivered(Delivery delivery) {
		return new Answer(200, JSON, new byte[0], delivery);
	}

	Answer withContentType(String contentType) {
		return new Answer(this.status, contentType, this.body, this.delivery);
	}

	Answer withBody(String body) {
		return new Answer(this.status, this.contentType, bytes(body), this.delivery);
	}

	Answer delivered(Delivery delivery) {
		return new Answer(this.status, this.contentType, this.body, delivery);
	}

	/**
	 * The same JSON behind so much white space that the body reaches a size.
	 * @param size the number of bytes
	 * @return the new answer
	 */
	Answer paddedTo(int size) {
		byte[] padded = new byte[Math.max(size, this.body.length)];
		int padding = padded.length - this.body.length;
		Arrays.fill(padded, 0, padding, (byte) ' ');
		System.arraycopy(this.body, 0, padded, padding, this.body.length);
		return new Answer(this.status, this.contentType, padded, this.delivery);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * How an answer is delivered.
	 */
	enum Delivery {

		/** As it should be. */
		COMPLETE,

		/** The headers promise the whole body, and half of it follows. */
		TRUNCATED,

		/** As truncated, and the connection stays open until the client has enough. */
		STALLED,

		/** The connection is closed without a byte. */
		DROPPED,

		/** The connection is reset. */
		RESET

	}

}
