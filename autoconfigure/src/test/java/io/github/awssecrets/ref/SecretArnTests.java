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
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SecretArn}.
 */
class SecretArnTests {

	@Test
	void ofWhenArnGivesItsParts() {
		SecretArn arn = SecretArn.of("arn:aws:secretsmanager:eu-central-1:123456789012:secret:rds!db-1a2b-AbCdEf");
		assertThat(arn.partition()).isEqualTo("aws");
		assertThat(arn.region()).isEqualTo("eu-central-1");
		assertThat(arn.account()).isEqualTo("123456789012");
		assertThat(arn.name()).isEqualTo("rds!db-1a2b-AbCdEf");
	}

	@ParameterizedTest
	@ValueSource(strings = { "arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:a",
			"arn:aws-us-gov:secretsmanager:us-gov-west-1:123456789012:secret:a",
			"arn:aws-iso-b:secretsmanager:us-isob-east-1:123456789012:secret:/a//../b/" })
	void toStringWhenParsedIsTheText(String text) {
		assertThat(SecretArn.of(text)).hasToString(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "arn", "aws:secretsmanager", "ARN:aws:secretsmanager:eu:123456789012:secret:a",
			"arn:aws:secretsmanager:eu:123456789012:secret:a:b", "arn:aws:secretsmanager:eu:123456789012:secret:a:::",
			"arn:aws:secretsmanager:eu:123456789012:secret:a#b",
			"arn:aws:secretsmanager:eu:123456789012:secret:a?stage=X",
			"arn:aws:secretsmanager:eu:\u0661\u0662\u0663456789012:secret:a" })
	void ofWhenTextIsMoreOrLessThanAnArnFails(String text) {
		assertThatExceptionOfType(InvalidSecretRefException.class).isThrownBy(() -> SecretArn.of(text))
			.withMessageContaining("ARN");
	}

	@Test
	void newWhenPartsMakeNoArnFails() {
		assertThatExceptionOfType(InvalidSecretRefException.class)
			.isThrownBy(() -> new SecretArn("aws", "eu", "123456789012", "a:b"));
		assertThatExceptionOfType(InvalidSecretRefException.class)
			.isThrownBy(() -> new SecretArn("aws:secretsmanager:eu:123456789012:secret", "eu", "123456789012", "a"));
	}

}
