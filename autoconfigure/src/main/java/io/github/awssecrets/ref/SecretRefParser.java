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
 * Reads a reference from left to right, each part once.
 */
final class SecretRefParser {

	private static final String QUERY = "a query is either ?stage=<stage> or ?version=<id>";

	final String text;

	@Nullable String store;

	@Nullable String path;

	@Nullable SecretArn arn;

	SecretVersion version = SecretVersion.CURRENT;

	@Nullable SecretMember member;

	@Nullable String defaultValue;

	private final RefText source;

	private int position;

	SecretRefParser(String text) {
		this.text = text;
		this.source = new RefText(text);
	}

	SecretRef parse() {
		readStore();
		if (this.text.startsWith("arn:", this.position)) {
			readArn();
		}
		else {
			readPath();
		}
		if (skip('?')) {
			readQuery();
		}
		if (skip('#')) {
			this.member = readMember(this.source.find(":", this.position));
		}
		if (skip(':')) {
			this.defaultValue = this.text.substring(this.position);
		}
		return new SecretRef(this);
	}

	private void readStore() {
		int end = this.source.find("/?#:", 0);
		if (end > 0 && this.text.startsWith("//", end)) {
			this.source.require(SecretNaming.checkStore(this.text, end));
			this.store = this.text.substring(0, end);
			this.position = end + 2;
		}
	}

	private void readPath() {
		int end = this.source.find("?#:", this.position);
		if (end == this.position) {
			throw this.source.failure(end, "a reference names a path or an ARN");
		}
		if (this.text.startsWith("secrets:")) {
			throw this.source.failure(0,
					"a reference is written without 'secrets:' here, " + "which would make a default of the rest");
		}
		this.source.require(Segments.check("a path", this.text, this.position, end));
		this.path = take(end);
	}

	private void readArn() {
		SecretArnParser parser = new SecretArnParser(this.source, this.position);
		this.position = parser.check();
		this.arn = parser.arn();
		if (this.position < this.text.length() && this.text.charAt(this.position) == ':') {
			readTail();
		}
	}

	private void readTail() {
		SecretArnTail tail = SecretArnTail.read(this.source, this.position);
		this.member = tail.member();
		this.version = tail.version();
		this.position = tail.end();
	}

	private void readQuery() {
		int end = this.source.find("&#:", this.position);
		if (skip("stage=")) {
			this.version = SecretVersion.ofStage(readName("a stage", end));
		}
		else if (skip("version=")) {
			this.version = SecretVersion.ofId(readName("a version", end));
		}
		else {
			throw this.source.failure(this.position, QUERY);
		}
		if (skip('&')) {
			throw this.source.failure(this.position, QUERY + ", and nothing else");
		}
	}

	private String readName(String what, int end) {
		if (this.position == end) {
			throw this.source.failure(end, what + " is not empty");
		}
		this.source.require(Alphabet.NAME.check(what, this.text, this.position, end));
		return take(end);
	}

	private SecretMember readMember(int end) {
		SecretMember member = SecretMember.read(this.source, this.position, end);
		this.position = end;
		return member;
	}

	private String take(int end) {
		String taken = this.text.substring(this.position, end);
		this.position = end;
		return taken;
	}

	private boolean skip(char character) {
		boolean found = this.position < this.text.length() && this.text.charAt(this.position) == character;
		this.position += found ? 1 : 0;
		return found;
	}

	private boolean skip(String characters) {
		boolean found = this.text.startsWith(characters, this.position);
		this.position += found ? characters.length() : 0;
		return found;
	}

}
