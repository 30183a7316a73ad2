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
 * A setting that {@link SecretNaming} is made of is invalid.
 *
 * @since 0.1.0
 */
public class InvalidSecretNamingException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final String setting;

	private final String value;

	private final int position;

	private final String rule;

	InvalidSecretNamingException(String setting, String value, Violation violation) {
		super("The " + setting + " '" + Readable.text(value) + "' is invalid at index " + violation.position()
				+ " (counted from 0): " + violation.rule() + ".");
		this.setting = setting;
		this.value = value;
		this.position = violation.position();
		this.rule = violation.rule();
	}

	/**
	 * Returns which setting it is: the last part of the property's name.
	 * @return {@code prefix}, {@code allowed-arns}, or {@code stores} for a store's name
	 */
	public String setting() {
		return this.setting;
	}

	/**
	 * Returns the value as it was given.
	 * @return the prefix, the one pattern, or the store's name
	 */
	public String value() {
		return this.value;
	}

	/**
	 * Returns the index, counted from 0, of the first character that is wrong.
	 * @return an index into the value
	 */
	public int position() {
		return this.position;
	}

	/**
	 * Returns the rule that the value breaks, as a clause without a full stop.
	 * @return the rule
	 */
	public String rule() {
		return this.rule;
	}

}
