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

import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReferenceScanner}.
 */
class ReferenceScannerTests {

	private final MockEnvironment environment = new MockEnvironment().withProperty("env", "prod");

	@Test
	void scanFindsReferenceInBothForms() {
		assertThat(texts("${secrets:a/b}")).containsExactly("a/b");
		assertThat(texts("${secrets@a/b#c}")).containsExactly("a/b#c");
	}

	@Test
	void scanFindsAllReferencesOfAValue() {
		assertThat(texts("jdbc:${secrets:db#user}:${secrets:db#password}@${host:localhost}")).containsExactly("db#user",
				"db#password");
	}

	@Test
	void scanKeepsDefaultThatStandsInTheReference() {
		assertThat(texts("${secrets:a/b:some:default}")).containsExactly("a/b:some:default");
	}

	@Test
	void scanIgnoresWhatSpringIgnores() {
		assertThat(texts("\\${secrets:a}")).isEmpty();
		assertThat(texts("${secrets.a} ${secretsfoo:a} ${other:b} secrets:a")).isEmpty();
	}

	@Test
	void scanResolvesPlaceholderInReference() {
		ScannedReference reference = scan("${secrets@${env}/db}").get(0);
		assertThat(reference).isEqualTo(new ScannedReference("prod/db", false, null));
	}

	@Test
	void scanNotesDefaultThatSpringKeeps() {
		ScannedReference reference = scan("${secrets@${env}/db:dflt}").get(0);
		assertThat(reference).isEqualTo(new ScannedReference("prod/db", true, null));
		assertThat(scan("${secrets@db:${env}}").get(0)).isEqualTo(new ScannedReference("db", true, null));
	}

	@Test
	void scanUnescapesColonsOfReferenceWithPlaceholder() {
		assertThat(texts("${secrets@arn\\:aws\\:${env}}")).containsExactly("arn:aws:prod");
	}

	@Test
	void scanReportsPlaceholderInColonForm() {
		ScannedReference reference = scan("${secrets:${env}/db:hunter}").get(0);
		assertThat(reference.text()).isEqualTo("${env}/db");
		assertThat(reference.violation()).contains("'@'").contains("${secrets@${env}/db}");
	}

	@Test
	void scanReportsBareName() {
		assertThat(scan("${secrets}").get(0).violation()).contains("is written");
	}

	@Test
	void scanFindsReferenceInDefaultOfMissingPropertyOnly() {
		assertThat(texts("${db.password:${secrets:db#password}}")).containsExactly("db#password");
		this.environment.setProperty("db.password", "local");
		assertThat(texts("${db.password:${secrets:db#password}}")).isEmpty();
	}

	@Test
	void scanFindsReferenceInKeyOfAPlaceholder() {
		assertThat(texts("${key.${secrets:which}}")).containsExactly("which");
	}

	@Test
	void scanLeavesReferenceWithinReferenceToWhoeverNeedsIt() {
		assertThat(texts("${secrets@${secrets:which}/db}")).containsExactly("which");
	}

	@Test
	void scanReportsPlaceholderThatIsNotClosed() {
		assertThat(scan("${secrets:a").get(0).violation()).contains("brace").contains("YAML");
		assertThat(scan("${other").isEmpty()).isTrue();
	}

	@Test
	void scanReportsBlankBeforeReference() {
		assertThat(scan("${ secrets:a }").get(0).violation()).contains("blank");
	}

	@Test
	void scanReportsPlaceholderWithoutValueInReference() {
		assertThat(scan("${secrets@${missing}/db}").get(0)).satisfies((reference) -> {
			assertThat(reference.text()).isEqualTo("${missing}/db");
			assertThat(reference.violation()).contains("no value");
		});
	}

	private List<String> texts(String value) {
		return scan(value).stream().map(ScannedReference::text).toList();
	}

	private List<ScannedReference> scan(String value) {
		return ReferenceScanner.scan(value, this.environment);
	}

}
