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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ArnPattern}.
 */
class ArnPatternTests {

	private static final String ARN = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:rds!db.1-AbCdEf";

	@ParameterizedTest
	@ValueSource(strings = { "*", "**", "arn:*", "*AbCdEf", ARN, ARN + "*", "arn:aws:secretsmanager:*:secret:rds!db*",
			"arn:*:*:*:*:*:*", "arn:aws:secretsmanager:eu-central-?:123456789012:secret:*-??????", "*r*d*s*",
			"*??????" })
	void matchesWhenPatternCoversTheWholeArnIsTrue(String pattern) {
		assertThat(new ArnPattern(pattern).matches(ARN)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "arn:aws:", ARN + "?", "*rds!db", "arn:*:secret:rds", "*:999999999999:*", "*rds!dbX1*",
			"arn:aws:secretsmanager:eu-central-1:123456789012:secret:rds!db?1-?????", "*s*d*r*x" })
	void matchesWhenPatternCoversLessOrElseIsFalse(String pattern) {
		assertThat(new ArnPattern(pattern).matches(ARN)).isFalse();
	}

	@Test
	void matchesWhenPatternHasSignsOfRegularExpressionsTakesThemLiterally() {
		assertThat(new ArnPattern("arn:a.s*").matches(ARN)).isFalse();
		assertThat(new ArnPattern("arn:aw+s*").matches(ARN)).isFalse();
	}

	@Test
	void matchesWhenPatternHasManyStarsIsQuick() {
		assertThat(new ArnPattern("*a".repeat(500) + "b").matches("a".repeat(1_000))).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "'',0,starts with 'arn:' or '*'", "' *',0,starts with 'arn:' or '*'", "?rn:*,0,starts with",
			"secret:*,0,starts with", "arn:[a-z]*,4,not '['", "arn:aws *,7,not U+0020", "*|*,1,not '|'",
			"arn:a:b:c:d:e:f:password,15,sixth colon" })
	void newWhenPatternIsMalformedNamesPositionAndRule(String pattern, int position, String rule) {
		assertThatExceptionOfType(InvalidSecretNamingException.class).isThrownBy(() -> new ArnPattern(pattern))
			.satisfies((ex) -> {
				assertThat(ex.setting()).isEqualTo("allowed-arns");
				assertThat(ex.value()).isEqualTo(pattern);
				assertThat(ex.position()).isEqualTo(position);
				assertThat(ex.rule()).contains(rule.replace("''", "'"));
			});
	}

}
