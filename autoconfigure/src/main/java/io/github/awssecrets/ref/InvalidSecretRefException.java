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

/**
 * A text is not a {@link SecretRef}. Neither the message nor the accessors hold the
 * default of the reference, which may be a secret.
 *
 * @since 0.1.0
 */
public class InvalidSecretRefException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final String reference;

	private final int position;

	private final String rule;

	InvalidSecretRefException(String reference, int position, String rule) {
		super("The secret reference '" + reference + "' is invalid at index " + position + " (counted from 0): " + rule
				+ ".");
		this.reference = reference;
		this.position = position;
		this.rule = rule;
	}

	/**
	 * Returns the reference as it may be shown: without a default, invisible characters
	 * spelled out, cut where it is very long. What was left out shows as {@code …}.
	 * @return the text to show
	 */
	public String reference() {
		return this.reference;
	}

	/**
	 * Returns the index, counted from 0, of the first character that is wrong; the length
	 * of the text when something is missing at its end.
	 * @return an index into the text that was parsed
	 */
	public int position() {
		return this.position;
	}

	/**
	 * Returns the rule that the reference breaks, as a clause without a full stop.
	 * @return the rule
	 */
	public String rule() {
		return this.rule;
	}

}
