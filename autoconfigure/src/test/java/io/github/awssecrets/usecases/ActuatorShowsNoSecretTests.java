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
package io.github.awssecrets.usecases;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.awssecrets.test.FakeSecretsManager;
import io.github.awssecrets.test.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.json.JsonContent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An operator looks at the properties of an application that has been told to show their
 * values.
 */
class ActuatorShowsNoSecretTests {

	private static final List<String> PROPERTIES = List.of("direct", "at", "chained", "twice-chained", "embedded",
			"by-import", "list[0]", "list[1]", "text-list", "map.plain-key", "map[dotted.key]", "map[slash/key]",
			"nested.password", "defaulted");

	private static final String MASK = "******";

	private final FakeSecretsManager server = FakeSecretsManager.start();

	private final String canary = canary();

	private final String imported = canary();

	@BeforeEach
	void seed() {
		this.server.put("db", "{\"password\": \"%s\"}".formatted(this.canary));
		this.server.put("credentials",
				"{\"key\": \"%s\", \"password\": \"%s\"}".formatted(this.imported, this.imported));
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "env", "configprops", "configprops/bean", "configprops/record" })
	void endpointWhenValuesAreShownHasNoSecretInIt(String endpoint) throws Exception {
		try (RunningApplication application = start()) {
			this.server.clearCalls();
			HttpResponse<String> response = application.get("/actuator/" + endpoint);
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.body()).contains("visible-text").doesNotContain(pieces());
			assertThat(this.server.calls()).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "bean.direct", "bean.at", "bean.chained", "bean.twice-chained", "bean.embedded",
			"bean.by-import", "bean.list%5B0%5D", "bean.text-list", "bean.map.plain-key", "record.chained",
			"bean.defaulted", "credentials.key" })
	void envWhenOnePropertyIsAskedForMasksIt(String property) throws Exception {
		try (RunningApplication application = start()) {
			this.server.clearCalls();
			HttpResponse<String> response = application.get("/actuator/env/" + property);
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(new JsonContent(response.body())).extractingPath("$.property.value").isEqualTo(MASK);
			assertThat(response.body()).doesNotContain(pieces());
			assertThat(this.server.calls()).isEmpty();
		}
	}

	@Test
	void envWhenPropertyHasNoSecretShowsIt() throws Exception {
		try (RunningApplication application = start()) {
			assertThat(new JsonContent(application.get("/actuator/env/bean.visible").body()))
				.extractingPath("$.property.value")
				.isEqualTo("visible-text");
		}
	}

	@Test
	void configpropsWhenPropertyHasNoSecretShowsIt() throws Exception {
		try (RunningApplication application = start()) {
			JsonContent body = new JsonContent(application.get("/actuator/configprops/bean").body());
			assertThat(body).extractingPath("$..properties.visible").asArray().containsOnly("visible-text");
			assertThat(body).extractingPath("$..properties.direct").asArray().containsOnly(MASK);
		}
	}

	@Test
	void configpropsWhenBeanHasACopyMasksIt() throws Exception {
		try (RunningApplication application = start()) {
			JsonContent body = new JsonContent(application.get("/actuator/configprops/copy").body());
			assertThat(body).extractingPath("$..properties.copied").asArray().containsOnly(MASK);
			assertThat(body).extractingPath("$..properties.visible").asArray().containsOnly("visible-text");
		}
	}

	@Test
	void infoWhenPropertyHasASecretMasksIt() throws Exception {
		try (RunningApplication application = start()) {
			this.server.clearCalls();
			assertThat(new JsonContent(application.get("/actuator/info").body()))
				.isStrictlyEqualTo("{\"secret\": \"" + MASK + "\", \"visible\": \"visible-text\"}");
			assertThat(this.server.calls()).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "env", "env/late.property", "env/late.chained", "env/bean.direct", "env/late.invalid",
			"configprops" })
	void endpointWhenSecretCanNotBeReadAnswers(String path) throws Exception {
		try (RunningApplication application = start()) {
			System.setProperty("late.property", "${secrets:never/read}");
			System.setProperty("late.chained", "${late.property}");
			System.setProperty("late.invalid", "${secrets:?#}");
			this.server.fail(Fault.accessDenied()).always();
			this.server.clearCalls();
			HttpResponse<String> response = application.get("/actuator/" + path);
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.body()).contains(MASK).doesNotContain(pieces());
			assertThat(this.server.calls()).isEmpty();
		}
		finally {
			List.of("late.property", "late.chained", "late.invalid").forEach(System::clearProperty);
		}
	}

	@Test
	void applicationWhenEndpointWasAskedHasItsSecretsStill() throws Exception {
		try (RunningApplication application = start()) {
			application.get("/actuator/env");
			assertThat(application.property("bean.embedded")).isEqualTo("jdbc:" + this.canary + "/db");
			assertThat(application.property("credentials.key")).isEqualTo(this.imported);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "aws.secrets.snapshot.key", "aws.secrets.snapshotKey", "AWS_SECRETS_SNAPSHOT_KEY" })
	void envWhenPropertyIsTheKeyOfTheSnapshotMasksIt(String property) throws Exception {
		String key = canary();
		try (RunningApplication application = start(property + "=" + key)) {
			assertThat(application.get("/actuator/env").body()).contains(property).doesNotContain(key);
			assertThat(application.get("/actuator/env/" + property).body()).doesNotContain(key);
		}
	}

	private RunningApplication start(String... more) {
		Map<String, String> values = new HashMap<>();
		for (String property : PROPERTIES) {
			values.put(property, "${secrets:db#password}");
		}
		values.put("at", "${secrets@db#password}");
		values.put("chained", "${link}");
		values.put("twice-chained", "x${other-link}y");
		values.put("embedded", "jdbc:${secrets:db#password}/db");
		values.put("by-import", "${credentials.key}");
		values.put("list[1]", "${link}");
		values.put("text-list", "${link},two");
		values.put("map[dotted.key]", "${other-link}");
		values.put("defaulted", "${none:${link}}");
		values.put("visible", "visible-text");
		Stream<String> bound = Stream.of("bean.", "record.")
			.flatMap((prefix) -> values.entrySet()
				.stream()
				.map((entry) -> prefix + entry.getKey() + "=" + entry.getValue()));
		Stream<String> others = Stream.of("management.endpoints.web.exposure.include=env,configprops,info",
				"management.info.env.enabled=true", "info.secret=${link}", "info.visible=visible-text",
				"management.endpoint.env.show-values=ALWAYS", "management.endpoint.configprops.show-values=ALWAYS",
				"spring.config.import=secrets:credentials?prefix=credentials.", "link=${secrets:db#password}",
				"other-link=${link}", "aws.secrets.agent.token=" + this.canary);
		return RunningApplication.start(this.server, Application.class,
				Stream.of(bound, others, Stream.of(more)).flatMap(Function.identity()).toArray(String[]::new));
	}

	private String[] pieces() {
		return Stream.of(this.canary, this.imported)
			.flatMap((text) -> Stream.of(text, text.substring(0, text.length() / 2), text.substring(text.length() / 2),
					Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))))
			.toArray(String[]::new);
	}

	private static String canary() {
		return UUID.randomUUID().toString().replace("-", "");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableConfigurationProperties({ Bean.class, Values.class, Credentials.class })
	static class Application {

		@org.springframework.context.annotation.Bean
		Copy copy(@Value("${link}") String link) {
			return new Copy("is " + link);
		}

	}

	/**
	 * Has a secret that is in none of its properties, as a connection pool has.
	 */
	@ConfigurationProperties("copy")
	static class Copy {

		private String copied;

		private String visible = "visible-text";

		Copy(String copied) {
			this.copied = copied;
		}

		public String getCopied() {
			return this.copied;
		}

		public void setCopied(String copied) {
			this.copied = copied;
		}

		public String getVisible() {
			return this.visible;
		}

		public void setVisible(String visible) {
			this.visible = visible;
		}

	}

	@ConfigurationProperties("record")
	record Values(String direct, String at, String chained, String twiceChained, String embedded, String byImport,
			List<String> list, List<String> textList, Map<String, String> map, Nested nested, String defaulted,
			String visible) {

	}

	record Nested(String password) {

	}

	@ConfigurationProperties("credentials")
	record Credentials(String key, String password) {

	}

	/**
	 * The same as a JavaBean.
	 */
	@ConfigurationProperties("bean")
	static class Bean {

		private String direct = "";

		private String at = "";

		private String chained = "";

		private String twiceChained = "";

		private String embedded = "";

		private String byImport = "";

		private String defaulted = "";

		private String visible = "";

		private List<String> list = List.of();

		private List<String> textList = List.of();

		private Map<String, String> map = new HashMap<>();

		private NestedBean nested = new NestedBean();

		public String getDirect() {
			return this.direct;
		}

		public void setDirect(String direct) {
			this.direct = direct;
		}

		public String getAt() {
			return this.at;
		}

		public void setAt(String at) {
			this.at = at;
		}

		public String getChained() {
			return this.chained;
		}

		public void setChained(String chained) {
			this.chained = chained;
		}

		public String getTwiceChained() {
			return this.twiceChained;
		}

		public void setTwiceChained(String twiceChained) {
			this.twiceChained = twiceChained;
		}

		public String getEmbedded() {
			return this.embedded;
		}

		public void setEmbedded(String embedded) {
			this.embedded = embedded;
		}

		public String getByImport() {
			return this.byImport;
		}

		public void setByImport(String byImport) {
			this.byImport = byImport;
		}

		public String getDefaulted() {
			return this.defaulted;
		}

		public void setDefaulted(String defaulted) {
			this.defaulted = defaulted;
		}

		public String getVisible() {
			return this.visible;
		}

		public void setVisible(String visible) {
			this.visible = visible;
		}

		public List<String> getList() {
			return this.list;
		}

		public void setList(List<String> list) {
			this.list = list;
		}

		public List<String> getTextList() {
			return this.textList;
		}

		public void setTextList(List<String> textList) {
			this.textList = textList;
		}

		public Map<String, String> getMap() {
			return this.map;
		}

		public void setMap(Map<String, String> map) {
			this.map = map;
		}

		public NestedBean getNested() {
			return this.nested;
		}

		public void setNested(NestedBean nested) {
			this.nested = nested;
		}

	}

	static class NestedBean {

		private String password = "";

		public String getPassword() {
			return this.password;
		}

		public void setPassword(String password) {
			this.password = password;
		}

	}

}
