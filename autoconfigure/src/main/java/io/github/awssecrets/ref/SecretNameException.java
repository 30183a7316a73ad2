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
 * A reference is well-formed, and its store's rules don't let it name a secret.
 *
 * @since 0.1.0
 */
public class SecretNameException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final String reference;

	private final String rule;

	SecretNameException(SecretRef ref, String rule) {
		this(Readable.text(ref.withoutDefault().toString()), rule);
	}

	private SecretNameException(String reference, String rule) {
		super("The secret reference '" + reference + "' can't be used: " + rule + ".");
		this.reference = reference;
		this.rule = rule;
	}

	/**
	 * Returns the reference as it may be shown: without a default, and cut where it is
	 * very long.
	 * @return the text to show
	 */
	public String reference() {
		return this.reference;
	}

	/**
	 * Returns the rule that the reference breaks and how to meet it, as a clause without
	 * a full stop.
	 * @return the rule
	 */
	public String rule() {
		return this.rule;
	}

}
