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

package io.github.awssecrets.aws;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SimilarNames}.
 */
class SimilarNamesTests {

	private final SimilarNames names = new SimilarNames(List.of("shop/db", "shop/mail/api-key", "shop/mail/api-keys",
			"shop/stripe/secret-key", "shop/d", "shop/redis"));

	@ParameterizedTest
	@CsvSource({ "shop/dbs,shop/db", "shop/DB,shop/db", "shop/mail/apikey,shop/mail/api-key",
			"shop/mail/api_keys,shop/mail/api-keys", "shop/mail/api-keyx,shop/mail/api-key|shop/mail/api-keys",
			"shop/stripe/secrets-key,shop/stripe/secret-key", "shop/mial/api-key,shop/mail/api-key", "shop/kafka,''",
			"shop/radish,''", "shop/db,shop/d" })
	void toWhenSomeDifferByLittleNamesThemBestFirst(String name, String similar) {
		assertThat(String.join("|", this.names.to(name))).isEqualTo(similar);
	}

}
