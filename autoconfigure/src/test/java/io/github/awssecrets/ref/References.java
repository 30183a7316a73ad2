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

import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Texts to try: those that could be references, and those that are.
 */
final class References {

	private References() {
	}

	/**
	 * What the grammar is made of, and what it is not.
	 */
	static Arbitrary<String> pieces() {
		return Arbitraries.oneOf(
				Arbitraries.of("a", "Z", "0", "/", "//", "?", "#", ":", "~", "~0", "~1", "$", "{", "}", "${", ".", "..",
						"-", "_", "=", "!", "&", " ", "\t", "\u0000", "\u007F", "\uD800", "\uDC00", "\u00E9",
						"\uD83D\uDE00", "stage=", "version=", "?stage=X", "arn:",
						"arn:aws:secretsmanager:eu-central-1:123456789012:secret:db"),
				Arbitraries.strings().ofLength(1));
	}

	static Arbitrary<String> texts() {
		Arbitrary<String> joined = pieces().list().ofMaxSize(10).map((pieces) -> String.join("", pieces));
		return Arbitraries.frequencyOf(Tuple.of(9, joined), Tuple.of(1, Arbitraries.strings()));
	}

	/**
	 * Paths, but for {@code arn}, which a default would turn into the start of an ARN.
	 */
	static Arbitrary<String> paths() {
		return names().filter((name) -> !List.of(".", "..", "arn").contains(name))
			.list()
			.ofMinSize(1)
			.ofMaxSize(4)
			.map((segments) -> String.join("/", segments));
	}

	static Arbitrary<ReferenceParts> parts() {
		Arbitrary<String> store = Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(8);
		Arbitrary<SecretVersion> version = Arbitraries.oneOf(names().map(SecretVersion::ofStage),
				names().map(SecretVersion::ofId));
		Arbitrary<String> member = Arbitraries.of("a", "a.b", "/a/0", "/~0~1", "/", "\u00E9 \uD83D\uDE00", "$ref", "#");
		return Combinators
			.combine(store.injectNull(0.5), Arbitraries.oneOf(paths(), arns()), version.injectNull(0.5),
					member.injectNull(0.5), texts().injectNull(0.5), Arbitraries.of(true, false))
			.as(ReferenceParts::new);
	}

	static Arbitrary<String> names() {
		return Arbitraries.strings()
			.withCharRange('a', 'z')
			.withCharRange('A', 'Z')
			.withCharRange('0', '9')
			.withChars("_+=.@!-")
			.ofMinLength(1)
			.ofMaxLength(12);
	}

	static Arbitrary<String> arns() {
		Arbitrary<String> account = Arbitraries.strings().withCharRange('0', '9').ofLength(12);
		return Combinators.combine(Arbitraries.of("aws", "aws-cn", "aws-us-gov"), account, names())
			.as((partition, number, name) -> new SecretArn(partition, "eu-central-1", number, name).toString());
	}

}
