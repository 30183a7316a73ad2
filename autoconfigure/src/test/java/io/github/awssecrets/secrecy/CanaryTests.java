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
package io.github.awssecrets.secrecy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.refresh.SecretsChangedEvent;
import io.github.awssecrets.test.Fault;
import io.github.awssecrets.test.Operation;
import io.github.awssecrets.write.SecretStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ApplicationEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * An application with known texts for secrets shows, logs and says all that it can while
 * it runs, is refreshed and fails, and none of these texts is in it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CanaryTests {

	private final Map<String, String> said = new LinkedHashMap<>();

	private RunningCanary application;

	private Canaries canaries;

	private String log;

	@BeforeAll
	void run() throws Exception {
		Output output = new Output();
		try (output) {
			this.application = new RunningCanary();
			assertThat(this.application.secrets().arriving()).allSatisfy(this::arrives);
			assertThatTheyAreUsed();
			look("started");
			rotate();
			say("refreshed: POST /actuator/refresh", this.application.post("/actuator/refresh"));
			say("refreshed: POST one", this.application.post("/actuator/secrets/plain"));
			say("refreshed: POST unknown", this.application.post("/actuator/secrets/unknown"));
			assertThat(this.application.secrets().arriving()).allSatisfy(this::arrives);
			assertThatTheyAreUsed();
			write();
			look("refreshed");
			say("doctor: text", this.application.process("--aws.secrets.doctor"));
			say("doctor: json", this.application.process("--aws.secrets.doctor=json"));
			say("migration", this.application.process("--aws.secrets.migrate=apply"));
			fail();
			look("failed");
			this.application.context().close();
		}
		this.log = output.toString();
		this.canaries = new Canaries(this.application.secrets().all());
	}

	@AfterAll
	void stop() throws IOException {
		this.application.close();
	}

	@Test
	void logWhenAllThatThereIsIsLoggedHasNoSecret() {
		assertThat(List.of(" TRACE ", ": Started ", "could not follow a changed secret")).allMatch(this.log::contains);
		assertThat(new Canaries(this.application.secrets().secret()).in(this.log)).isEmpty();
	}

	@Test
	void endpointsWhenTheyShowAllThatTheyHaveShowNoSecret() {
		assertThat(saidBy("GET ").keySet()).contains("started: GET /actuator/env",
				"started: GET /actuator/env/canary.text.plain", "started: GET /actuator/configprops/spring.datasource",
				"started: GET /actuator/beans", "started: GET /actuator/conditions", "started: GET /actuator/health",
				"started: GET /actuator/health/secrets", "started: GET /actuator/info",
				"started: GET /actuator/secrets/plain", "started: GET /actuator/secretspolicy",
				"started: GET /actuator/loggers", "started: GET /actuator/mappings", "started: GET /actuator/startup",
				"started: GET /actuator/threaddump", "started: GET /actuator/httpexchanges",
				"started: GET /actuator/scheduledtasks", "refreshed: GET /actuator/configprops",
				"failed: GET /actuator/health");
		assertThat(this.said.get("started: GET /actuator/env/canary.text.plain")).startsWith("200").contains("******");
		assertThat(this.said.get("started: GET /actuator/info")).startsWith("200").contains("\"canary\":\"******\"");
		assertThatNoSecretIsIn(saidBy("GET "));
	}

	@Test
	void refreshWhenPartsOfTheApplicationFailTellsOfNoSecret() {
		assertThat(this.said.get("refreshed: POST /actuator/refresh")).contains("canary.text.plain",
				"IllegalStateException", "bean 'fragile");
		assertThat(this.said.get("failed: POST unusable")).contains("the SSL bundle 'canary', which failed with");
		assertThat(this.said.get("failed: POST denied")).startsWith("503");
		assertThatNoSecretIsIn(saidBy("POST "));
	}

	@Test
	void jmxWhenAllIsExposedShowsNoSecret() {
		assertThat(saidBy("JMX ").keySet()).anyMatch((place) -> place.contains("PoolConfig"))
			.anyMatch((place) -> place.endsWith("environmentEntry/canary.text.plain"))
			.anyMatch((place) -> place.contains("name=Configprops"));
		assertThatNoSecretIsIn(saidBy("JMX "));
	}

	@Test
	void eventsWhenPublishedHaveNoSecret() {
		assertThat(saidBy("event ").keySet()).contains("refreshed: event " + SecretsChangedEvent.class.getName());
		assertThatNoSecretIsIn(saidBy("event "));
	}

	@Test
	void objectsWhenTheyArePrintedHaveNoSecret() {
		assertThat(saidBy("object ").keySet()).anyMatch((type) -> type.endsWith(".SecretValue"))
			.anyMatch((type) -> type.endsWith(".ImportedPropertySource"))
			.anyMatch((type) -> type.endsWith(".SecretRead"))
			.anyMatch((type) -> type.endsWith(".SecretsPropertySource"));
		assertThatNoSecretIsIn(saidBy("object "));
	}

	@Test
	void doctorWhenItReportsTellsNoSecret() {
		assertThat(List.of("references: ", "json#member", " TRACE ")).allMatch(this.said.get("doctor: text")::contains);
		assertThat(this.said.get("doctor: json")).startsWith("{").contains("\"json#member\"");
		assertThat(new Canaries(this.application.secrets().secret()).in(this.said.get("doctor: text"))).isEmpty();
		assertThat(this.canaries.in(this.said.get("doctor: json"))).isEmpty();
	}

	@Test
	void migrationWhenItCopiesTellsNoSecret() {
		assertThat(this.said.get("migration")).contains("from/file", "They can go", " TRACE ");
		assertThat(new Canaries(this.application.secrets().secret()).in(this.said.get("migration"))).isEmpty();
	}

	@Test
	void failuresWhenConnectionIsRefusedHaveNoSecret() {
		assertThat(this.said.get("failed: exception")).contains("SQLInvalidAuthorizationSpecException");
		assertThatNoSecretIsIn(saidBy("exception"));
	}

	@Test
	void writesWhenTheyAreRefusedTellOfNoSecret() {
		assertThat(this.said.get("refreshed: write of plain#member")).contains("the value is not JSON");
		assertThat(this.said.get("refreshed: write of written/refused")).contains("(ValidationException)");
		assertThat(saidBy("write of ").values()).allMatch((text) -> text.contains("SecretWriteException"));
		assertThatNoSecretIsIn(saidBy("write of "));
	}

	private void arrives(String property, String text) {
		assertThat(text.equals(this.application.property(property))).as(property).isTrue();
	}

	/**
	 * What is no property, and what is made of properties.
	 */
	private void assertThatTheyAreUsed() throws Exception {
		CanarySecrets secrets = this.application.secrets();
		Secrets read = this.application.context().getBean(Secrets.class);
		assertThat(read.get("code").text().equals(secrets.text("code"))).isTrue();
		assertThat(read.get("binary").bytes()).isEqualTo(secrets.text("binary").getBytes());
		try (Connection connection = this.application.context().getBean(DataSource.class).getConnection()) {
			assertThat(connection.isValid(1)).isTrue();
		}
		KeyStore keys = this.application.context()
			.getBean(SslBundles.class)
			.getBundle("canary")
			.getStores()
			.getKeyStore();
		Key key = keys.getKey(keys.aliases().nextElement(), null);
		String pem = secrets.arriving().get("spring.ssl.bundle.pem.canary.keystore.private-key");
		assertThat(pem.replace("\n", "").contains(Base64.getEncoder().encodeToString(key.getEncoded()))).isTrue();
	}

	private void rotate() throws Exception {
		String old = this.application.context().getBean(CanaryApplication.class).field;
		assertThat(old != null && old.equals(this.application.secrets().text("value"))).isTrue();
		this.application.secrets().put();
		try (Connection connection = this.application.context().getBean(DataSource.class).getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("ALTER USER app SET PASSWORD '%s'"
				.formatted(this.application.secrets().arriving().get("spring.datasource.password")));
		}
	}

	/**
	 * What is written, and what is refused: here, and by a service that quotes it.
	 */
	private void write() {
		CanarySecrets secrets = this.application.secrets();
		SecretStore store = this.application.context().getBean(SecretStore.class);
		store.set("written/text", secrets.written("%s"));
		store.set("written/bytes", secrets.written("%s").getBytes(StandardCharsets.UTF_8));
		store.set("written/json#member", secrets.written("%s"));
		store.setMembers("written/json", Map.of("other", secrets.written("%s"), "member", secrets.written("%s")));
		refuse(store, "plain#member", secrets.written("%s"));
		refuse(store, "written/json#/none/at/all", secrets.written("%s"));
		refuse(store, "written/halved", secrets.written("%s") + '\ud800');
		refuse(store, "written/large", secrets.written("%s") + "x".repeat(65_536));
		refuse(store, "written/json#large", secrets.written("%s") + "x".repeat(65_500));
		String quoted = secrets.written("%s");
		this.application.server()
			.fail(Fault.refusal(400, "ValidationException", "Value '" + quoted + "' at 'secretString' is not allowed"))
			.on(Operation.CREATE_SECRET)
			.forSecret("written/refused")
			.always();
		refuse(store, "written/refused", quoted);
		this.application.server().clearFaults();
	}

	private void refuse(SecretStore store, String ref, String text) {
		say("refreshed: write of " + ref, Throwables.text(catchThrowable(() -> store.set(ref, text))));
	}

	private void fail() {
		this.application.secrets().putUnusable();
		say("failed: POST unusable", this.application.post("/actuator/refresh"));
		DataSource dataSource = this.application.context().getBean(DataSource.class);
		say("failed: exception", refusal(dataSource));
		this.application.server().fail(Fault.accessDenied()).always();
		say("failed: POST denied", this.application.post("/actuator/secrets"));
	}

	/**
	 * Why there is no connection. If there was no time to try, that is not told yet.
	 */
	private static String refusal(DataSource dataSource) {
		return Stream.generate(() -> Throwables.text(catchThrowable(dataSource::getConnection)))
			.limit(20)
			.filter((text) -> text.contains("SQLInvalidAuthorizationSpecException"))
			.findFirst()
			.orElse("");
	}

	private void look(String when) throws Exception {
		new ActuatorTour(this.application).answers().forEach((path, answer) -> say(when + ": GET " + path, answer));
		new JmxTour().answers(CanarySecrets.properties().keySet())
			.forEach((place, answer) -> say(when + ": JMX " + place, answer));
		events().forEach((type, text) -> say(when + ": event " + type, text));
		new OurObjects(beansSourcesAndEvents()).texts().forEach((type, text) -> say(when + ": object " + type, text));
	}

	private List<Object> beansSourcesAndEvents() {
		List<Object> all = new ArrayList<>(this.application.context().getBeansOfType(Object.class).values());
		this.application.context().getEnvironment().getPropertySources().forEach(all::add);
		all.addAll(this.application.context().getBean(CanaryApplication.Events.class).all);
		return all;
	}

	private Map<String, String> events() {
		JsonMapper json = JsonMapper.builder().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS).build();
		Map<String, String> texts = new LinkedHashMap<>();
		for (ApplicationEvent event : this.application.context().getBean(CanaryApplication.Events.class).all) {
			String type = event.getClass().getName();
			String text = event + "\n" + event.getSource()
					+ (type.startsWith("io.github.awssecrets.") ? "\n" + json.writeValueAsString(event) : "");
			texts.merge(type, text, (one, other) -> one + "\n" + other);
		}
		return texts;
	}

	private void say(String place, String text) {
		this.said.put(place, text);
	}

	private Map<String, String> saidBy(String kind) {
		Map<String, String> said = new LinkedHashMap<>(this.said);
		said.keySet().removeIf((place) -> !place.contains(": " + kind));
		return said;
	}

	private void assertThatNoSecretIsIn(Map<String, String> texts) {
		List<String> found = new ArrayList<>();
		texts.forEach((place, text) -> this.canaries.in(text).forEach((canary) -> found.add(place + " has " + canary)));
		assertThat(found).isEmpty();
	}

}
