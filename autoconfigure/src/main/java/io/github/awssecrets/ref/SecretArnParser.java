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
 * Reads an ARN from left to right, up to what may follow its name in a reference.
 */
final class SecretArnParser {

	private static final String FORM = "an ARN has the form arn:<partition>:secretsmanager:<region>:<account>:secret:<name>, ";

	private final RefText text;

	private int position;

	private String partition = "";

	private String region = "";

	private String account = "";

	private String name = "";

	SecretArnParser(RefText text, int start) {
		this.text = text;
		this.position = start;
	}

	/**
	 * Checks a text that is an ARN and nothing else.
	 */
	void checkAll() {
		int end = check();
		if (end < this.text.length()) {
			throw failure(end, "and nothing after it");
		}
	}

	/**
	 * Checks the ARN, and returns where it ends.
	 */
	int check() {
		literal("arn:");
		this.partition = partition();
		this.text.settle(this.position - 1);
		literal("secretsmanager:");
		this.text.settle(this.position);
		this.region = field("the Region of an ARN", Alphabet.LOWER_CASE);
		this.text.settle(this.position);
		this.account = account();
		this.text.settle(this.position);
		literal("secret:");
		this.text.settle(this.position);
		this.name = name();
		return this.position;
	}

	/**
	 * Returns the ARN that was checked.
	 */
	SecretArn arn() {
		return new SecretArn(this.partition, this.region, this.account, this.name);
	}

	private void literal(String literal) {
		if (!this.text.text().startsWith(literal, this.position)) {
			throw failure(this.position, "with '" + literal + "' here");
		}
		this.position += literal.length();
	}

	private String partition() {
		int start = this.position;
		if (!this.text.text().startsWith("aws", start)) {
			throw failure(start, "and its partition starts with 'aws'");
		}
		return field("the partition of an ARN", Alphabet.LOWER_CASE_LETTERS);
	}

	private String account() {
		int start = this.position;
		String account = field("the account of an ARN", Alphabet.DIGITS);
		if (account.length() != 12) {
			throw failure(start, "and its account has 12 digits");
		}
		return account;
	}

	private String name() {
		int end = this.text.find("?#:", this.position);
		return part("the name in an ARN", Alphabet.NAME, end);
	}

	private String field(String what, Alphabet alphabet) {
		int end = this.text.find(":", this.position);
		String field = part(what, alphabet, end);
		if (end == this.text.length()) {
			throw failure(end, "and this one ends too early");
		}
		this.position++;
		return field;
	}

	private String part(String what, Alphabet alphabet, int end) {
		int start = this.position;
		this.text.require(alphabet.check(what, this.text.text(), start, end));
		if (start == end) {
			throw failure(start, "and " + what + " is not empty");
		}
		this.position = end;
		return this.text.text().substring(start, end);
	}

	private InvalidSecretRefException failure(int at, String rule) {
		return this.text.failure(at, FORM + rule);
	}

}
