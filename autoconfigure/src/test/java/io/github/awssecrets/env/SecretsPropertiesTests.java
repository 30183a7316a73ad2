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

package io.github.awssecrets.env;

import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretsProperties}.
 */
class SecretsPropertiesTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			environment,aws,files | environment,environment-file
			files,environment,aws | files,environment,environment-file
			aws,environment       |
			""")
	void sourcesBeforeAwsWhenAskedAreAllOrigins(String sources, String origins) {
		SecretsProperties properties = new Binder(
				new MapConfigurationPropertySource(Map.of("aws.secrets.sources", sources)))
			.bind("aws.secrets", SecretsProperties.class)
			.get();
		assertThat(properties.sourcesBeforeAws())
			.containsExactlyInAnyOrder((origins != null) ? origins.split(",") : new String[0]);
	}

}
