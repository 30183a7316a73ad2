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

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretName}.
 */
class SecretNameTests {

	private static final String ARN = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-AbCdEf";

	@Test
	void addressIsWhatReferencesHave() {
		assertThat(name("", "db", "shop/db").address()).isEqualTo("db");
		assertThat(name("audit", "db", "shop/db").address()).isEqualTo("audit//db");
		assertThat(name("", null, ARN).address()).isEqualTo(ARN);
		assertThat(name("audit", null, ARN).address()).isEqualTo("audit//" + ARN);
	}

	@Test
	void namesOfDifferentStoresAreNotEqual() {
		assertThat(name("", "db", "db")).isNotEqualTo(name("audit", "db", "db"));
	}

	private static SecretName name(String store, String path, String id) {
		return new SecretName(store, path, id, SecretVersion.CURRENT);
	}

}
