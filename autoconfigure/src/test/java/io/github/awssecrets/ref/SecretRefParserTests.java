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

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for {@link SecretRefParser}: tables of what is a reference and what is not.
 */
class SecretRefParserTests {

	private static final String ARN = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:app/db-AbCdEf";

	private static final int END = ARN.length();

	@ParameterizedTest
	@MethodSource
	void parseWhenTextIsAReferenceGivesItsParts(String text, @Nullable String store, String target, String version,
			@Nullable String member, @Nullable String defaultValue) {
		SecretRef ref = SecretRef.of(text);
		assertThat(ref).hasToString(text);
		assertThat(ref.store()).isEqualTo(store);
		assertThat((ref.arn() != null) ? ref.arn().toString() : ref.path()).isEqualTo(target);
		assertThat(ref.version()).hasToString(version);
		assertThat((ref.member() != null) ? ref.member().toString() : null).isEqualTo(member);
		assertThat(ref.defaultValue()).isEqualTo(defaultValue);
	}

	static Stream<Arguments> parseWhenTextIsAReferenceGivesItsParts() {
		String current = "stage AWSCURRENT";
		String allSigns = "aZ0/_+=.@!-";
		return Stream.of(arguments("a", null, "a", current, null, null),
				arguments(allSigns, null, allSigns, current, null, null),
				arguments(".../..a/.b", null, ".../..a/.b", current, null, null),
				arguments("arn", null, "arn", current, null, null),
				arguments("arn/x:y", null, "arn/x", current, null, "y"),
				arguments("arnica", null, "arnica", current, null, null), arguments("a:", null, "a", current, null, ""),
				arguments("a::", null, "a", current, null, ":"), arguments("a:b//c", null, "a", current, null, "b//c"),
				arguments("a:\u0000\uD800", null, "a", current, null, "\u0000\uD800"),
				arguments("a#b//c", null, "a", current, "b//c", null),
				arguments("a#$ref", null, "a", current, "$ref", null),
				arguments("a#b#c d", null, "a", current, "b#c d", null),
				arguments("a#/", null, "a", current, "/", null),
				arguments("a?stage=v1/b", null, "a", "stage v1/b", null, null),
				arguments("a?stage=AWSCURRENT:", null, "a", current, null, ""),
				arguments("a?version=1-2:x", null, "a", "version 1-2", null, "x"),
				arguments("s-1//a/b", "s-1", "a/b", current, null, null),
				arguments("a//z", "a", "z", current, null, null), arguments("s//arn", "s", "arn", current, null, null),
				arguments(ARN, null, ARN, current, null, null), arguments(ARN + "#m", null, ARN, current, "m", null),
				arguments(ARN + "#m:", null, ARN, current, "m", ""),
				arguments(ARN + "?stage=X", null, ARN, "stage X", null, null),
				arguments(ARN + "?version=X#m:d", null, ARN, "version X", "m", "d"),
				arguments(ARN + ":::", null, ARN, current, null, null),
				arguments(ARN + "::::", null, ARN, current, null, ""),
				arguments(ARN + "::::a:b", null, ARN, current, null, "a:b"),
				arguments(ARN + ":m::", null, ARN, current, "m", null),
				arguments(ARN + ":m:::d", null, ARN, current, "m", "d"),
				arguments(ARN + "::S:", null, ARN, "stage S", null, null),
				arguments(ARN + ":::I", null, ARN, "version I", null, null),
				arguments(ARN + ":m::I:d", null, ARN, "version I", "m", "d"),
				arguments("s//" + ARN + ":m:S:", "s", ARN, "stage S", "m", null));
	}

	@ParameterizedTest
	@MethodSource
	void parseWhenTextIsNoReferenceNamesPositionAndRule(String text, int position, String rule) {
		assertThatExceptionOfType(InvalidSecretRefException.class).isThrownBy(() -> SecretRef.of(text))
			.satisfies((ex) -> assertThat(ex.position()).isEqualTo(position))
			.satisfies((ex) -> assertThat(ex)
				.hasMessageEndingWith("index " + position + " (counted from 0): " + ex.rule() + "."))
			.withMessageContaining(rule);
	}

	static Stream<Arguments> parseWhenTextIsNoReferenceNamesPositionAndRule() {
		return Stream.of(badPaths(), badStores(), badQueries(), badMembers(), badPlaceholders(), badArns(), badTails())
			.flatMap((arguments) -> arguments);
	}

	private static Stream<Arguments> badPaths() {
		String empty = "no empty segment";
		String dots = "no segment '.' or '..'";
		return Stream.of(arguments("", 0, "names a path or an ARN"), arguments(":x", 0, "names a path or an ARN"),
				arguments("#m", 0, "names a path or an ARN"), arguments("?stage=X", 0, "names a path or an ARN"),
				arguments("s//", 3, "names a path or an ARN"), arguments("s//:x", 3, "names a path or an ARN"),
				arguments("/", 0, empty), arguments("/a", 0, empty), arguments("//a", 0, empty),
				arguments("a/", 1, empty), arguments("a/b/#m", 3, empty), arguments("a/b//c", 4, empty),
				arguments("s///a", 3, empty), arguments("s//a//b", 5, empty), arguments(".", 0, dots),
				arguments("..", 0, dots), arguments("./a", 0, dots), arguments("a/..", 2, dots),
				arguments("a/./b", 2, dots), arguments("a/..?stage=X", 2, dots), arguments("a b", 1, "not U+0020"),
				arguments("a\tb", 1, "not U+0009"), arguments("a\u0000", 1, "not U+0000"),
				arguments("a\\b", 1, "not '\\'"), arguments("caf\u00E9", 3, "not '\u00E9' (U+00E9)"),
				arguments("a\uD83D\uDE00", 1, "(U+1F600)"), arguments("a\uD800", 1, "not U+D800"),
				arguments("a*", 1, "only ASCII letters, digits and /_+=.@!-"));
	}

	private static Stream<Arguments> badStores() {
		return Stream.of(arguments("Billing//db", 0, "the name of a store"), arguments("1a//db", 0, "with a letter"),
				arguments("-a//db", 0, "with a letter"), arguments("my_store//db", 2, "not '_'"),
				arguments("a.b//db", 1, "not '.'"));
	}

	private static Stream<Arguments> badQueries() {
		String form = "either ?stage=<stage> or ?version=<id>";
		return Stream.of(arguments("a?", 2, form), arguments("a?stage", 2, form), arguments("a?Stage=X", 2, form),
				arguments("a?colour=red", 2, form), arguments("a?=X", 2, form), arguments("a?&stage=X", 2, form),
				arguments("a?stage=", 8, "a stage is not empty"), arguments("a?stage=:d", 8, "a stage is not empty"),
				arguments("a?stage=#m", 8, "a stage is not empty"), arguments("a?version=", 10, "is not empty"),
				arguments("a?stage=X&version=Y", 10, form), arguments("a?stage=X&stage=X", 10, form),
				arguments("a?stage=X&", 10, form), arguments("a?stage=X?version=Y", 9, "not '?'"),
				arguments("a?stage=X Y", 9, "not U+0020"), arguments("a?version=x%20", 11, "not '%'"));
	}

	private static Stream<Arguments> badMembers() {
		String escape = "'~' is followed by 0";
		return Stream.of(arguments("a#", 2, "after '#' follows"), arguments("a#:d", 2, "after '#' follows"),
				arguments("a#b?stage=X", 3, "a query stands before the member"),
				arguments("a#b\n", 3, "can't hold U+000A"), arguments("a#{b", 2, "can't hold '{'"),
				arguments("a#b}", 3, "can't hold '}'"), arguments("a#b\uD800c", 3, "can't hold U+D800"),
				arguments("a#\uDC00", 2, "can't hold U+DC00"), arguments("a#b\uD83D", 3, "can't hold U+D83D"),
				arguments("a#/b~2", 4, escape), arguments("a#/b~", 4, escape), arguments("a#/~/c", 3, escape),
				arguments("a#/b~:1", 4, escape));
	}

	private static Stream<Arguments> badPlaceholders() {
		String form = "${secrets@${env}/db}";
		return Stream
			.of("^${env}/db", "^${env:dev}/db", "app/^${env}/db", "^${store}//db", "/^${env}", "a?stage=^${s}",
					"a?^${key}=s", "a#^${m}", "a#/b/^${m}", "s//^${p}", "arn:^${partition}:secretsmanager",
					"arn:aws:secretsmanager:^${region}:123456789012:secret:db",
					"arn:aws:secretsmanager:eu:^${account}:secret:db",
					"arn:aws:secretsmanager:eu:123456789012:secret:a^${b}", ARN + "#^${m}", ARN + ":^${m}::",
					ARN + "::^${s}:")
			.map((text) -> arguments(text.replace("^", ""), text.indexOf('^'), form));
	}

	private static Stream<Arguments> badArns() {
		return Stream.of(arguments("arn:", 4, "starts with 'aws'"), arguments("arn:gcp:x", 4, "starts with 'aws'"),
				arguments("arn:aws", 7, "too early"), arguments("arn:aws2:", 7, "not '2'"),
				arguments("arn:aws:s3:::bucket", 8, "'secretsmanager:'"),
				arguments("arn:aws:secretsmanager::123456789012:secret:a", 23, "not empty"),
				arguments("arn:aws:secretsmanager:EU:123456789012:secret:a", 23, "not 'E'"),
				arguments("arn:aws:secretsmanager:eu:12345678901:secret:a", 26, "12 digits"),
				arguments("arn:aws:secretsmanager:eu:1234567890123:secret:a", 26, "12 digits"),
				arguments("arn:aws:secretsmanager:eu:12345678901x:secret:a", 37, "not 'x'"),
				arguments("arn:aws:secretsmanager:eu:123456789012:key:a", 39, "'secret:'"),
				arguments("arn:aws:secretsmanager:eu:123456789012:secret", 39, "'secret:'"),
				arguments("arn:aws:secretsmanager:eu:123456789012:secret:", 46, "not empty"),
				arguments("arn:aws:secretsmanager:eu:123456789012:secret:#m", 46, "not empty"),
				arguments("arn:aws:secretsmanager:eu:123456789012:secret:a b", 47, "not U+0020"),
				arguments("s//arn:gcp", 7, "starts with 'aws'"), arguments(ARN + "#", END + 1, "after '#' follows"),
				arguments(ARN + "?x", END + 1, "either ?stage="));
	}

	private static Stream<Arguments> badTails() {
		String forms = "':json-key:version-stage:version-id'";
		return Stream.of(arguments(ARN + ":", END, forms), arguments(ARN + ":password", END, forms),
				arguments(ARN + "::", END, forms), arguments(ARN + ":password:", END, "<arn>#member:default"),
				arguments(ARN + ":password:AWSCURRENT", END, "<arn>::::default"),
				arguments(ARN + "::S:I", END + 4, forms), arguments(ARN + ":m:S:I:d", END + 5, forms),
				arguments(ARN + ":a{::", END + 2, forms), arguments(ARN + "::a b:", END + 3, forms),
				arguments(ARN + ":::a#b", END + 4, forms), arguments("s//" + ARN + ":x", END + 3, forms));
	}

	@Test
	void parseWhenTextIsVeryLongTakesItsTimeOnly() {
		String path = "a/".repeat(32_767) + "a";
		assertThat(SecretRef.of(path).path()).isEqualTo(path);
		assertThat(SecretRef.of("a#" + "/~1".repeat(21_845)).member()).isNotNull();
		assertThat(SecretRef.of("a:" + "${".repeat(32_767)).defaultValue()).hasSize(65_534);
	}

	@Test
	void parseWhenTextIsVeryLongAndInvalidCutsIt() {
		InvalidSecretRefException ex = catchThrowableOfType(InvalidSecretRefException.class,
				() -> SecretRef.of("a".repeat(65_535) + " "));
		assertThat(ex.position()).isEqualTo(65_535);
		assertThat(ex.reference()).endsWith("a…").hasSizeLessThan(300);
		assertThat(ex.getMessage()).hasSizeLessThan(500);
	}

	@Test
	void parseWhenInvalidNeverShowsTheDefault() {
		Stream
			.of("my db:hunter2", "a//b//c:hunter2", ":hunter2", "a#:hunter2", "a?:hunter2", "a?stage=:hunter2",
					"a#b?c:hunter2", "a#/~2:hunter2", "${a}:hunter2", "arn:hunter2", ARN + ":hunter2",
					ARN + "::hunter2", ARN + ":a:hunter2", ARN + "::a:b:hunter2", ARN + "::hun:ter2",
					ARN + ":hunter2?::", ARN + "#:hunter2", ARN + "?:hunter2", "s//" + ARN + ":hunter2")
			.forEach((text) -> assertThatExceptionOfType(InvalidSecretRefException.class).as(text)
				.isThrownBy(() -> SecretRef.of(text))
				.satisfies((ex) -> assertThat(ex.reference() + ex.rule() + ex.getMessage()).doesNotContain("hun",
						"ter2")));
	}

	@Test
	void parseWhenInvalidShowsWhatComesBeforeTheDefault() {
		assertThatExceptionOfType(InvalidSecretRefException.class).isThrownBy(() -> SecretRef.of("s//my db#m:x"))
			.withMessage("The secret reference 's//my db#m:…' is invalid at index 5 (counted from 0):"
					+ " a path holds only ASCII letters, digits and /_+=.@!-, and not U+0020.");
	}

	@ParameterizedTest
	@CsvSource({ "arn:gcp:x, arn:…", "arn:aws:s3:x, arn:aws:…",
			"arn:aws:secretsmanager:eu_west:x, arn:aws:secretsmanager:eu_west:…",
			"arn:aws:secretsmanager:eu:12:x, arn:aws:secretsmanager:eu:12:…",
			"arn:aws:secretsmanager:eu:123456789012:key:x, arn:aws:secretsmanager:eu:123456789012:key:…",
			"arn:aws:secretsmanager:eu:123456789012:secret:a b:x, arn:aws:secretsmanager:eu:123456789012:secret:a b:…",
			"arn:aws:secretsmanager:eu:123456789012:secret:a#{:x, arn:aws:secretsmanager:eu:123456789012:secret:a#{:…" })
	void parseWhenArnIsInvalidShowsTheFieldsThatWereRead(String text, String shown) {
		assertThatExceptionOfType(InvalidSecretRefException.class).isThrownBy(() -> SecretRef.of(text))
			.satisfies((ex) -> assertThat(ex.reference()).isEqualTo(shown));
	}

	@Test
	void parseWhenInvalidSpellsOutInvisibleCharacters() {
		assertThatExceptionOfType(InvalidSecretRefException.class).isThrownBy(() -> SecretRef.of("a\r\nINFO forged"))
			.satisfies((ex) -> assertThat(ex.reference()).isEqualTo("a<U+000D><U+000A>INFO forged"));
	}

}
