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
package io.github.awssecrets.refresh;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WrittenName}.
 */
class WrittenNameTests {

	@ParameterizedTest
	@ValueSource(strings = { "my.api-service.key", "my.apiService.key", "my.api_service.key", "my.api-service",
			"my.api-service.list[0]", "MY_APISERVICE_KEY", "MY_API_SERVICE_KEY", "my.api-service[key]" })
	void isBelowWhenPropertyOfPrefix(String name) {
		assertThat(new WrittenName(name).isBelow("my.api-service")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "my.api-services.key", "my.api", "MY_APISERVICES_KEY", "other.my.api-service.key", "" })
	void isBelowWhenPropertyOfAnotherPrefixIsNot(String name) {
		assertThat(new WrittenName(name).isBelow("my.api-service")).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "spring.datasource.password,true", "SPRING_DATASOURCE_PASSWORD,true",
			"spring.datasource.pass-word,true", "spring.datasource.passwords,false", "SPRING_DATASOURCE,false" })
	void meansComparesRelaxedNames(String name, boolean means) {
		assertThat(new WrittenName(name).means("spring.datasource.password")).isEqualTo(means);
	}

}
