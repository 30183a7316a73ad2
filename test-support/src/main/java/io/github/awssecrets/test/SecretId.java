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

import java.util.regex.Pattern;

/**
 * How a client names a secret: by name, by full ARN, or by an ARN without the random
 * characters at its end.
 */
record SecretId(String text) {

	private static final Pattern VALID = Pattern.compile("[A-Za-z0-9/_+=.@!:-]{1,2048}");

	private static final Pattern VALID_NAME = Pattern.compile("[A-Za-z0-9/_+=.@!-]{1,512}");

	private static final Pattern RANDOM_TAIL = Pattern.compile("-[A-Za-z0-9]{6}$");

	SecretId {
		if (!VALID.matcher(text).matches()) {
			throw invalidName();
		}
	}

	static String requireName(String name) {
		if (!VALID_NAME.matcher(name).matches()) {
			throw invalidName();
		}
		return name;
	}

	static RefusedException invalidName() {
		return RefusedException
			.validation("Invalid name. A name has up to 512 characters: letters, digits, or -/_+=.@!");
	}

	/**
	 * Whether this is the id of a secret. As at AWS, an ARN that ends in a hyphen and six
	 * characters counts as complete, even where these are the end of the name.
	 * @param secret the secret
	 * @return whether they match
	 */
	boolean matches(StoredSecret secret) {
		if (!isArn()) {
			return this.text.equals(secret.name());
		}
		boolean complete = RANDOM_TAIL.matcher(this.text).find();
		return this.text.equals(complete ? secret.arn() : RANDOM_TAIL.matcher(secret.arn()).replaceFirst(""));
	}

	/**
	 * Whether two ids may mean the same secret, be there such a secret or not.
	 * @param other the other id
	 * @return whether their names agree
	 */
	boolean sameNameAs(SecretId other) {
		return this.text.equals(other.text) || name().equals(other.name())
				|| shortName().equals(other.name()) && isArn() || name().equals(other.shortName()) && other.isArn();
	}

	private boolean isArn() {
		return this.text.startsWith("arn:");
	}

	private String name() {
		return this.text.substring(this.text.lastIndexOf(':') + 1);
	}

	private String shortName() {
		return RANDOM_TAIL.matcher(name()).replaceFirst("");
	}

}
