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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EnvironmentSecrets#dependents}, with files as the source of secrets.
 */
class SecretDependentsTests {

	private final Map<String, Object> above = new HashMap<>();

	private final Map<String, Object> variables = new HashMap<>();

	private final Map<String, Object> properties = new HashMap<>();

	private final StandardEnvironment environment = new StandardEnvironment();

	@TempDir
	private Path files;

	@BeforeEach
	void prepare() throws Exception {
		Files.writeString(this.files.resolve("db"), "{\"user\":\"scott\",\"password\":\"tiger\"}");
		Files.writeString(this.files.resolve("mail"), "hunter2");
		this.environment.getPropertySources()
			.forEach((source) -> this.environment.getPropertySources().remove(source.getName()));
		this.environment.getPropertySources().addLast(new MapPropertySource("above", this.above));
		this.environment.getPropertySources()
			.addLast(new SystemEnvironmentPropertySource("systemEnvironment", this.variables));
		this.environment.getPropertySources().addLast(new MapPropertySource("properties", this.properties));
		ConfigurationPropertySources.attach(this.environment);
		this.properties.put("aws.secrets.sources", "files");
		this.properties.put("aws.secrets.files.directory", this.files.toString());
	}

	@Test
	void dependentsAreThoseWithAReferenceToTheSecret() {
		this.properties.put("db.user", "${secrets:db#user}");
		this.properties.put("db.password", "x${secrets@db#password}");
		this.properties.put("mail.password", "${secrets:mail}");
		this.properties.put("other", "${db.url:none}");
		assertThat(dependents("db")).containsExactly("db.password", "db.user");
		assertThat(dependents("mail")).containsExactly("mail.password");
		assertThat(dependents("mail", "db")).hasSize(3);
	}

	@Test
	void dependentsWhenSecretIsNotUsedAreNone() {
		this.properties.put("db.user", "${secrets:db#user}");
		assertThat(dependents("mail")).isEmpty();
	}

	@Test
	void dependentsGoThroughOtherProperties() {
		this.properties.put("a", "${b}");
		this.properties.put("b", "x${c}");
		this.properties.put("c", "x${secrets:db#user}");
		assertThat(dependents("db")).containsExactly("a", "b", "c");
	}

	@Test
	void dependentsGoThroughRelaxedNames() {
		this.properties.put("a", "${my-prop}");
		this.properties.put("b", "${my.other-prop}");
		this.properties.put("myProp", "${secrets:mail}");
		this.variables.put("MY_OTHERPROP", "${secrets:mail}");
		assertThat(dependents("mail")).containsExactly("MY_OTHERPROP", "a", "b", "myProp");
	}

	@Test
	void dependentsAreNamedAsTheyAreWritten() {
		this.properties.put("my.list[0]", "${secrets:mail}");
		this.properties.put("my.map.Some_Key", "${secrets:mail}");
		this.properties.put("my.map[a/b]", "${secrets:mail}");
		assertThat(dependents("mail")).containsExactly("my.list[0]", "my.map.Some_Key", "my.map[a/b]");
	}

	@Test
	void dependentsWhenReferenceIsADefaultCountsOnlyIfItIsUsed() {
		this.properties.put("a", "${x:${secrets:mail}}");
		assertThat(dependents("mail")).containsExactly("a");
		this.properties.put("x", "there");
		assertThat(dependents("mail")).isEmpty();
	}

	@Test
	void dependentsWhenReferenceContainsPlaceholderResolvesIt() {
		this.properties.put("env", "db");
		this.properties.put("a", "${secrets@${env}#user}");
		assertThat(dependents("db")).containsExactly("a");
	}

	@Test
	void dependentsWhenSecretTellsTheNextDependsOnBoth() {
		this.properties.put("key.hunter2", "${secrets:db#user}");
		this.properties.put("a", "${key.${secrets:mail}}");
		secrets();
		assertThat(this.environment.getProperty("a")).isEqualTo("scott");
		assertThat(dependents("mail")).containsExactly("a");
		assertThat(dependents("db")).containsExactly("a", "key.hunter2");
	}

	@Test
	void dependentsWhenNothingWasReadReadNothing() {
		this.properties.put("a", "${secrets:mail}");
		this.properties.put("b", "${key.${secrets:missing}:${secrets:db#user}}");
		assertThat(dependents("db")).containsExactly("b");
		assertThat(dependents("missing")).containsExactly("b");
		assertThat(secrets().cache().names()).isEmpty();
	}

	@Test
	void dependentsWhenSecretLooksLikeAReferenceDoNotFollowIt() throws Exception {
		Files.writeString(this.files.resolve("mail"), "${secrets:db#user}");
		this.properties.put("a", "${secrets:mail}");
		secrets();
		assertThat(this.environment.getProperty("a")).isEqualTo("${secrets:db#user}");
		assertThat(dependents("db")).isEmpty();
	}

	@Test
	void dependentsWhenSecretIsKnownToBeMissingFollowTheDefault() {
		this.properties.put("name", "missing");
		this.properties.put("a", "${secrets@${name}:${secrets:mail}}");
		secrets();
		assertThat(this.environment.getProperty("a")).isEqualTo("hunter2");
		assertThat(dependents("mail")).containsExactly("a");
	}

	@Test
	void dependentsWhenImportedMemberTellsTheNextDependOnBoth() {
		imports("db?prefix=app.db.");
		this.properties.put("key.scott", "${secrets:mail}");
		this.properties.put("a", "${key.${app.db.user}}");
		assertThat(dependents("mail")).containsExactly("a", "key.scott");
	}

	@Test
	void dependentsWhenOverriddenAreExcluded() {
		this.properties.put("db.my-user", "${secrets:db#user}");
		this.above.put("db.myUser", "local");
		assertThat(dependents("db")).isEmpty();
	}

	@Test
	void dependentsWhenOverriddenByAnotherSecretFollowThat() {
		this.properties.put("a", "${b}");
		this.properties.put("b", "${secrets:db#user}");
		this.above.put("b", "${secrets:mail}");
		assertThat(dependents("db")).isEmpty();
		assertThat(dependents("mail")).containsExactly("a", "b");
	}

	@Test
	void dependentsWhenSecretIsOverriddenByItsLiteralNameAreNone() {
		this.properties.put("a", "${secrets:mail}");
		this.above.put("secrets:mail", "local");
		assertThat(dependents("mail")).isEmpty();
	}

	@Test
	void dependentsWhenReferenceFailsAreFound() {
		this.properties.put("a", "${secrets:missing}");
		this.properties.put("b", "${secrets:}");
		assertThat(dependents("missing")).containsExactly("a");
	}

	@Test
	void dependentsWhenImportedAreThePropertiesOfTheImport() {
		imports("db?prefix=app.db.");
		this.properties.put("a", "${app.db.password}");
		assertThat(dependents("db")).containsExactly("a", "app.db.password", "app.db.user");
		this.above.put("app.db.user", "local");
		assertThat(dependents("db")).containsExactly("a", "app.db.password");
		assertThat(dependents("mail")).isEmpty();
	}

	@Test
	void dependentTextsAreThoseWithAReferenceToTheSecret() {
		this.properties.put("a", "${secrets:mail}");
		assertThat(List.of("${secrets:mail}", "x${a}", "${secrets:db#user}", "a", "#{1}")
			.stream()
			.filter(secrets().dependentTexts(names("mail")))).containsExactly("${secrets:mail}", "x${a}");
	}

	private Set<String> dependents(String... paths) {
		return secrets().dependents(names(paths));
	}

	private List<SecretName> names(String... paths) {
		return List.of(paths).stream().map((path) -> secrets().secrets().nameOf(SecretRef.of(path))).toList();
	}

	private EnvironmentSecrets secrets() {
		return EnvironmentSecrets.of(this.environment);
	}

	private void imports(String location) {
		SecretsRuntimes runtimes = new SecretsRuntimes(new DefaultBootstrapContext());
		PropertyReader reader = runtimes.reader(this.environment, runtimes.get(Binder.get(this.environment)));
		SecretsImport.parse(location)
			.forEach((secret) -> this.environment.getPropertySources()
				.addLast(new ImportedPropertySource(secret, reader)));
	}

}
