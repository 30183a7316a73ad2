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

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UsedReference}.
 */
class UsedReferenceTests {

	private final StandardEnvironment environment = new StandardEnvironment();

	@BeforeEach
	void leaveOutTheMachine() {
		this.environment.getPropertySources()
			.forEach((source) -> this.environment.getPropertySources().remove(source.getName()));
	}

	@Test
	void referencesWhenTwoPropertiesNeedOneHaveItOnceWithBoth() {
		properties(Map.of("a", "${secrets:db#password}"), Map.of("b", "x${secrets@db#password}y"));
		UsedReference reference = only();
		assertThat(reference.text()).isEqualTo("db#password");
		assertThat(reference.uses()).extracting(SecretUse::property).containsExactly("a", "b");
		assertThat(reference.hasDefault()).isFalse();
	}

	@Test
	void referencesWhenTheyDifferInTheirDefaultAreOneThatShowsNone() {
		properties(Map.of("a", "${secrets:db:hunter2}"), Map.of("b", "${secrets:db}"));
		UsedReference reference = only();
		assertThat(reference.text()).isEqualTo("db");
		assertThat(reference.ref()).hasToString("db");
		assertThat(reference.hasDefault()).isFalse();
	}

	@Test
	void hasDefaultWhenAllUsesHaveOneIsTrue() {
		properties(Map.of("a", "${secrets:db:hunter2}"), Map.of("b", "${secrets@${env}/x:hunter2}", "env", "dev"),
				Map.of("c", "${secrets:dev/x:}"));
		assertThat(EnvironmentSecrets.of(this.environment).references()).extracting(UsedReference::text)
			.containsExactly("db", "dev/x");
		assertThat(EnvironmentSecrets.of(this.environment).references()).allMatch(UsedReference::hasDefault);
	}

	@Test
	void referencesWhenOneBreaksARuleTellIt() {
		properties(Map.of("a", "${secrets:/db}"), Map.of("b", "${secrets:${env}/db}"));
		assertThat(EnvironmentSecrets.of(this.environment).references()).hasSize(2)
			.allSatisfy((reference) -> assertThat(reference.rule()).isNotEmpty())
			.allSatisfy((reference) -> assertThat(reference.ref()).isNull());
	}

	@Test
	void referencesWhenThereAreNoneAreEmpty() {
		properties(Map.of("a", "${b:c}"));
		assertThat(EnvironmentSecrets.of(this.environment).references()).isEmpty();
	}

	private UsedReference only() {
		assertThat(EnvironmentSecrets.of(this.environment).references()).hasSize(1);
		return EnvironmentSecrets.of(this.environment).references().iterator().next();
	}

	@SafeVarargs
	private void properties(Map<String, Object>... sources) {
		for (int i = 0; i < sources.length; i++) {
			this.environment.getPropertySources().addLast(new MapPropertySource("test" + i, sources[i]));
		}
	}

}
