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

import java.util.regex.Pattern;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties of {@link SecretRef} that hold for every text.
 */
class SecretRefPropertyTests {

	private static final String NAME = "[A-Za-z0-9/_+=.@!-]";

	private static final String SEGMENT = "(?!\\.\\.?(?:[/?#:]|\\z))[A-Za-z0-9_+=.@!-]+";

	private static final String MEMBER = "(?:(?!/)[^:?{}\\p{Cc}\\p{Cs}]+|/(?:[^:?{}~\\p{Cc}\\p{Cs}]|~[01])*)";

	private static final String ARN = "arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:" + NAME + "+";

	private static final String TAIL = ":" + MEMBER + "?:(?:" + NAME + "*:|:" + NAME + "*)";

	private static final String SELECTION = "(?:\\?(?:stage|version)=" + NAME + "+)?(?:#" + MEMBER + ")?";

	private static final String DEFAULT = "(?::[\\s\\S]*)?";

	/**
	 * The grammar once more, as a regular expression.
	 */
	private static final Pattern GRAMMAR = Pattern
		.compile("(?:[a-z][a-z0-9-]*//)?(?:(?!arn:)" + SEGMENT + "(?:/" + SEGMENT + ")*" + SELECTION + DEFAULT + "|"
				+ ARN + "(?:" + TAIL + DEFAULT + "|(?=[?#])" + SELECTION + DEFAULT + ")?)");

	@Property(tries = 10_000)
	void ofWhenAnyTextGivesTheTextBackOrNamesAPosition(@ForAll("texts") String text) {
		InvalidSecretRefException failure = parse(text);
		if (failure != null) {
			assertThat(failure.position()).isBetween(0, text.length());
			assertThat(failure.rule()).isNotBlank();
		}
	}

	@Property(tries = 10_000)
	void ofWhenAnyTextAgreesWithTheGrammar(@ForAll("texts") String text) {
		assertThat(parse(text) == null).isEqualTo(GRAMMAR.matcher(text).matches());
	}

	@Property(edgeCases = EdgeCasesMode.NONE)
	void ofWhenPartsAreValidGivesTheParts(@ForAll("parts") ReferenceParts parts) {
		SecretRef ref = SecretRef.of(parts.text());
		assertThat(ref.store()).isEqualTo(parts.store());
		assertThat((ref.arn() != null) ? ref.arn().toString() : ref.path()).isEqualTo(parts.target());
		assertThat(ref.version()).isEqualTo(parts.version());
		assertThat((ref.member() != null) ? ref.member().toString() : null).isEqualTo(parts.member());
		assertThat(ref.defaultValue()).isEqualTo(parts.defaultValue());
		assertThat(SecretRef.of(ref.withoutDefault().toString())).isEqualTo(ref.withoutDefault());
	}

	@Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
	void ofWhenOneCharacterIsReplacedGivesNoOtherException(@ForAll("parts") ReferenceParts parts, @ForAll int where,
			@ForAll("pieces") String replacement) {
		String text = parts.text();
		int index = Math.floorMod(where, text.length());
		parse(text.substring(0, index) + replacement + text.substring(index + 1));
		parse(text.substring(0, index) + replacement + text.substring(index));
		parse(text.substring(0, index) + text.substring(index + 1));
	}

	@Property(tries = 10_000)
	void ofWhenInvalidNeverShowsTheDefault(@ForAll("texts") String text, @ForAll boolean arn) {
		String before = (arn ? "arn:aws:secretsmanager:eu:123456789012:secret:db" : "") + text.replace(":", "");
		InvalidSecretRefException failure = parse(before + ":hunter2");
		if (failure != null) {
			assertThat(failure.getMessage() + failure.reference()).doesNotContain("hunter2");
		}
	}

	@Provide
	Arbitrary<String> pieces() {
		return References.pieces();
	}

	@Provide
	Arbitrary<String> texts() {
		return References.texts();
	}

	@Provide
	Arbitrary<ReferenceParts> parts() {
		return References.parts();
	}

	/**
	 * Parses the text, and fails on any exception but the one that is promised.
	 */
	private static @Nullable InvalidSecretRefException parse(String text) {
		try {
			assertThat(SecretRef.of(text)).hasToString(text);
			return null;
		}
		catch (InvalidSecretRefException ex) {
			return ex;
		}
	}

}
