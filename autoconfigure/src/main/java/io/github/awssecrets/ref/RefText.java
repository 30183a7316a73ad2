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

import org.jspecify.annotations.Nullable;

/**
 * The text of a reference while it is read. It knows how much of it a message may show: a
 * default can be a secret, and starts at a colon.
 */
final class RefText {

	private static final String NESTED = "a reference that holds a placeholder is written with '@', as in ${secrets@${env}/db}";

	private final String text;

	private int settled;

	RefText(String text) {
		this.text = text;
	}

	String text() {
		return this.text;
	}

	int length() {
		return this.text.length();
	}

	/**
	 * Returns the index of the first of the characters, or the length of the text.
	 */
	int find(String characters, int from) {
		int index = from;
		while (index < this.text.length() && characters.indexOf(this.text.charAt(index)) < 0) {
			index++;
		}
		return index;
	}

	/**
	 * Notes that no default starts before the position.
	 */
	void settle(int position) {
		this.settled = position;
	}

	void require(@Nullable Violation violation) {
		if (violation != null) {
			throw failure(violation.position(), violation.rule());
		}
	}

	/**
	 * Creates the failure. A nested placeholder in the part that failed explains it
	 * better than whatever else is wrong there.
	 */
	InvalidSecretRefException failure(int position, String rule) {
		int nested = this.text.indexOf("${");
		return (nested >= 0 && nested < find(":", position)) ? new InvalidSecretRefException(shown(), nested, NESTED)
				: new InvalidSecretRefException(shown(), position, rule);
	}

	private String shown() {
		int end = find(":", this.settled);
		return Readable.text(this.text.substring(0, end)) + ((end < length()) ? ":…" : "");
	}

}
