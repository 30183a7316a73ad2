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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that a secret arrives as it is through the environment and the binder.
 */
class VerbatimPropertyTests {

	private static final Map<String, Object> PROPERTIES = properties();

	@ParameterizedTest
	@MethodSource("io.github.awssecrets.env.NastyTexts#all")
	void environmentWhenSecretIsNastyGivesIt(String secret) {
		assertThatEnvironmentGives(secret, attached(new ResolvingEnvironment(), secret));
		assertThatEnvironmentGives(secret, attached(new StandardEnvironment(), secret));
		assertThatEnvironmentGives(secret, withSources(new StandardEnvironment(), secret));
	}

	@ParameterizedTest
	@MethodSource("io.github.awssecrets.env.NastyTexts#all")
	void binderWhenSecretIsNastyGivesIt(String secret) {
		assertThatBinderGives(secret, attached(new ResolvingEnvironment(), secret));
	}

	@Test
	void anyReaderWhenSecretIsAsLongAsItCanBeGivesIt() {
		String secret = ("x".repeat(241) + "${a}\\${b}#{c}\n'").repeat(256);
		assertThat(secret.length()).isEqualTo(65_536);
		ConfigurableEnvironment environment = attached(new ResolvingEnvironment(), secret);
		assertThatEnvironmentGives(secret, environment);
		assertThatBinderGives(secret, environment);
	}

	/**
	 * Once only: for each opening Spring looks for the end in all that follows, which
	 * takes seconds.
	 */
	@Test
	void environmentWhenSecretOfAllItsLengthOpensPlaceholdersGivesIt() {
		String secret = "${".repeat(32_768);
		ConfigurableEnvironment environment = attached(new ResolvingEnvironment(), secret);
		assertThat(environment.getProperty("secrets:x")).isEqualTo(secret);
	}

	@Test
	void anyReaderWhenSecretCanNotBeEscapedFails() {
		ConfigurableEnvironment environment = attached(new ResolvingEnvironment(), "pa${ss}word");
		environment.setEscapeCharacter('@');
		for (String name : List.of("secrets:x", "a", "embedded", "default", "imported", "from-imported")) {
			assertThatExceptionOfType(UnescapableTextException.class).isThrownBy(() -> environment.getProperty(name));
		}
		for (String name : List.of("a", "chain", "imported")) {
			assertThatExceptionOfType(BindException.class)
				.isThrownBy(() -> Binder.get(environment).bind(name, String.class))
				.withRootCauseInstanceOf(UnescapableTextException.class);
		}
	}

	@Test
	void binderWhenBlankSecretBecomesCharactersLosesIt() {
		ConfigurableEnvironment environment = attached(new ResolvingEnvironment(), " ");
		assertThat(Binder.get(environment).bind("a", char[].class).get()).isEmpty();
	}

	@Property(tries = 2_000)
	void anyReaderWhenAnySecretGivesIt(@ForAll @StringLength(
			max = 30) @Chars({ '$', '{', '}', '#', '\\', ':', '\'', '"', 'a', '\n', 'é' }) @CharRange(from = '\uD83D',
					to = '\uD83D') @CharRange(from = '\uDE00', to = '\uDE00') String secret) {
		ConfigurableEnvironment environment = attached(new ResolvingEnvironment(), secret);
		assertThatEnvironmentGives(secret, environment);
		assertThatBinderGives(secret, environment);
	}

	@Test
	void binderWhenListComesFromOneTextSplitsIt() {
		ConfigurableEnvironment environment = attached(new ResolvingEnvironment(), "a, b");
		assertThat(Binder.get(environment).bind("a", Bindable.listOf(String.class)).get()).containsExactly("a", "b");
	}

	private static void assertThatEnvironmentGives(String secret, ConfigurableEnvironment environment) {
		assertThat(environment.getProperty("secrets:x")).isEqualTo(secret);
		assertThat(environment.getProperty("a")).isEqualTo(secret);
		assertThat(environment.getProperty("chain")).isEqualTo(secret);
		assertThat(environment.getProperty("embedded")).isEqualTo("jdbc:" + secret + "/" + secret + "/db");
		assertThat(environment.getProperty("default")).isEqualTo(secret);
		assertThat(environment.getProperty("nested")).isEqualTo(secret);
		assertThat(environment.getProperty("imported")).isEqualTo(secret);
		assertThat(environment.getProperty("from-imported")).isEqualTo(secret);
		assertThat(environment.resolveRequiredPlaceholders("<${secrets:x}>")).isEqualTo("<" + secret + ">");
		assertThat(environment.resolvePlaceholders("<${chain}>")).isEqualTo("<" + secret + ">");
	}

	private static void assertThatBinderGives(String secret, ConfigurableEnvironment environment) {
		Binder binder = Binder.get(environment);
		assertThat(binder.bind("a", String.class).get()).isEqualTo(secret);
		assertThat(binder.bind("imported", String.class).get()).isEqualTo(secret);
		if (!secret.isBlank()) {
			assertThat(binder.bind("a", char[].class).get()).isEqualTo(secret.toCharArray());
		}
		Account account = binder.bind("tree", Account.class).get();
		assertThat(account).isEqualTo(new Account(secret, secret, List.of(secret, secret), Map.of("x.y", secret)));
		AccountBean bean = binder.bind("tree", AccountBean.class).get();
		assertThat(bean.user).isEqualTo(secret);
		assertThat(bean.password).isEqualTo(secret);
		assertThat(binder.bind("tree.map", Bindable.mapOf(String.class, String.class)).get()).containsValue(secret);
		assertThat(binder.bind("tree.map", Bindable.mapOf(String.class, Object.class)).get()).containsValue(secret);
		assertThat(binder.bind("tree.list", Bindable.listOf(String.class)).get()).containsExactly(secret, secret);
		assertThat(binder.bind("tree.list", String[].class).get()).containsExactly(secret, secret);
	}

	private static ConfigurableEnvironment attached(ConfigurableEnvironment environment, String secret) {
		ConfigurationPropertySources.attach(withSources(environment, secret));
		return environment;
	}

	private static ConfigurableEnvironment withSources(ConfigurableEnvironment environment, String secret) {
		StubSecrets source = new StubSecrets(environment, Map.of("x", secret, "dev/x", secret));
		environment.getPropertySources().addFirst(new MapPropertySource("properties", PROPERTIES));
		environment.getPropertySources().addLast(source);
		environment.getPropertySources().addLast(new ImportedSecrets(source, Map.of("imported", secret)));
		return environment;
	}

	private static Map<String, Object> properties() {
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put("env", "dev");
		properties.put("a", "${secrets:x}");
		properties.put("chain", "${a}");
		properties.put("embedded", "jdbc:${secrets:x}/${a}/db");
		properties.put("default", "${missing:${secrets:x}}");
		properties.put("nested", "${secrets@${env}/x}");
		properties.put("from-imported", "${imported}");
		properties.put("tree.user", "${secrets:x}");
		properties.put("tree.password", "${chain}");
		properties.put("tree.list[0]", "${secrets:x}");
		properties.put("tree.list[1]", "${imported}");
		properties.put("tree.map[x.y]", "${default}");
		return properties;
	}

	record Account(String user, String password, List<String> list, Map<String, String> map) {

	}

	static class AccountBean {

		@Nullable String user;

		@Nullable String password;

		public void setUser(String user) {
			this.user = user;
		}

		public void setPassword(String password) {
			this.password = password;
		}

	}

	/**
	 * A property source that lists its names, as an import of secrets does.
	 */
	static class ImportedSecrets extends MapPropertySource {

		private final StubSecrets secrets;

		ImportedSecrets(StubSecrets secrets, Map<String, Object> source) {
			super("imported", source);
			this.secrets = secrets;
		}

		@Override
		public @Nullable Object getProperty(String name) {
			Object value = super.getProperty(name);
			return (value != null) ? this.secrets.handOut((String) value) : null;
		}

	}

}
