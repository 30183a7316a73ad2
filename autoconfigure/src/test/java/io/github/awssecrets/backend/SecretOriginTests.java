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
package io.github.awssecrets.backend;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretOrigin}.
 */
class SecretOriginTests {

	private static final String ARN = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-AbCdEf";

	@Test
	void regionIsThatOfTheArn() {
		assertThat(origin(ARN).region()).isEqualTo("eu-central-1");
		assertThat(SecretOrigin.of("files").region()).isNull();
		assertThat(origin("no ARN").region()).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf, true",
			"arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-AbCdEf, true",
			"arn:aws:secretsmanager:eu-west-1:210987654321:secret:db-AbCdEf, false",
			"arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-GhIjKl, false", "no ARN, false", ", false" })
	void secretIsTheSameInAnotherRegionAlone(@Nullable String arn, boolean same) {
		assertThat(origin(ARN).isSameSecretAs(origin(arn))).isEqualTo(same);
		SecretValue value = SecretValue.ofText("one", origin(ARN));
		assertThat(value.isSameVersionAs(SecretValue.ofText("two", origin(arn)))).isEqualTo(same);
	}

	private static SecretOrigin origin(@Nullable String arn) {
		return new SecretOrigin("aws", arn, "v1", null);
	}

}
