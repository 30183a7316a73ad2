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

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link IamPolicy}.
 */
class IamPolicyTests {

	private static final String KEY = "arn:aws:kms:eu-central-1:123456789012:key/k";

	@Test
	void toStringWhenItHasStatementsIsThePolicyAsJson() {
		IamPolicy policy = new IamPolicy(List.of(
				new PolicyStatement("A", List.of("secretsmanager:GetSecretValue"), List.of("arn:1", "arn:2"), Map.of()),
				PolicyStatement.decrypt(KEY, "eu-central-1").named("B")));
		assertThat(policy).hasToString("{\"Version\":\"2012-10-17\",\"Statement\":["
				+ "{\"Sid\":\"A\",\"Effect\":\"Allow\",\"Action\":\"secretsmanager:GetSecretValue\","
				+ "\"Resource\":[\"arn:1\",\"arn:2\"]},"
				+ "{\"Sid\":\"B\",\"Effect\":\"Allow\",\"Action\":\"kms:Decrypt\",\"Resource\":\"" + KEY + "\","
				+ "\"Condition\":{\"StringEquals\":{"
				+ "\"kms:ViaService\":\"secretsmanager.eu-central-1.amazonaws.com\"}}}]}");
	}

	@Test
	void toStringWhenStatementHasNoNameLeavesItOut() {
		assertThat(PolicyStatement.allow("s3:GetObject", "*"))
			.hasToString("{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}");
	}

	@Test
	void toStringWhenConditionHasAWildcardComparesWithIt() {
		assertThat(PolicyStatement.decrypt(KEY, "*").elements().get("Condition"))
			.isEqualTo(Map.of("StringLike", Map.of("kms:ViaService", "secretsmanager.*.amazonaws.com")));
	}

	@Test
	void policyWhenItHasNoStatementIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new IamPolicy(List.of()));
	}

}
