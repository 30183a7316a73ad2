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

package io.github.awssecrets.policy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretResource}.
 */
class SecretResourceTests {

	@ParameterizedTest
	@CsvSource({ "eu-central-1,aws", "us-east-1,aws", "cn-north-1,aws-cn", "us-gov-west-1,aws-us-gov",
			"us-iso-east-1,aws-iso", "us-isob-east-1,aws-iso-b", "eu-isoe-west-1,aws-iso-e",
			"us-isof-south-1,aws-iso-f", "eusc-de-east-1,aws-eusc" })
	void ofWhenNameIsGivenLeavesTheSuffixOpen(String region, String partition) {
		assertThat(SecretResource.of("shop/db", region, "123456789012"))
			.hasToString("arn:" + partition + ":secretsmanager:" + region + ":123456789012:secret:shop/db-??????");
	}

	@ParameterizedTest
	@CsvSource({ "rds!db,rds!db-??????", "rds!db-AbCdEf,rds!db-AbCdEf" })
	void ofWhenArnIsGivenAddsTheSuffixItLacks(String name, String expected) {
		String arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:";
		assertThat(SecretResource.of(arn + name, "eu-central-1", "*")).hasToString(arn + expected);
	}

	@Test
	void decryptWhenRegionIsInChinaHasItsHostName() {
		assertThat(PolicyStatement.decrypt("key", "cn-north-1").conditions()).containsEntry("kms:ViaService",
				"secretsmanager.cn-north-1.amazonaws.com.cn");
		assertThat(PolicyStatement.decrypt("key", "eu-central-1").conditions()).containsEntry("kms:ViaService",
				"secretsmanager.eu-central-1.amazonaws.com");
	}

}
