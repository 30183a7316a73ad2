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
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties of {@link SecretNaming} that hold for every text.
 */
class SecretNamingPropertyTests {

	@Property
	void nameOfWhenAnyPathStaysBelowThePrefix(@ForAll("paths") String prefix, @ForAll("paths") String path,
			@ForAll boolean leading, @ForAll boolean trailing) {
		String given = (leading ? "/" : "") + prefix;
		SecretNaming naming = SecretNaming.of(trailing ? given + "/" : given, List.of());
		assertThat(naming.nameOf(SecretRef.of(path)).id()).isEqualTo(given + "/" + path);
	}

	@Property(tries = 10_000)
	void nameOfWhenAnyTextStaysBelowThePrefix(@ForAll("texts") String text) {
		if (isPath(text)) {
			String id = SecretNaming.of("app/prod", List.of()).nameOf(SecretRef.of(text)).id();
			assertThat(id).startsWith("app/prod/").doesNotContain("/../", "//").doesNotEndWith("/..");
		}
	}

	@Property
	void matchesWhenAnyPatternAgreesWithTheRegularExpression(@ForAll("globs") String glob,
			@ForAll("globs") String text) {
		String regex = glob.replace("*", ".*").replace("?", ".");
		String arn = text.replace("*", "a").replace("?", "b");
		assertThat(new ArnPattern("*" + glob).matches(arn)).isEqualTo(arn.matches(".*" + regex));
	}

	@Provide
	Arbitrary<String> texts() {
		return References.texts();
	}

	@Provide
	Arbitrary<String> paths() {
		return References.paths();
	}

	@Provide
	Arbitrary<String> globs() {
		return Arbitraries.strings().withChars("ab*?").ofMaxLength(8);
	}

	private static boolean isPath(String text) {
		try {
			SecretRef ref = SecretRef.of(text);
			return ref.path() != null && ref.store() == null;
		}
		catch (InvalidSecretRefException ex) {
			return false;
		}
	}

}
