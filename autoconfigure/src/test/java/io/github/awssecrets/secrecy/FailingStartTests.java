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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.github.awssecrets.agent.FakeAgent;
import io.github.awssecrets.test.FakeSecretsManager;
import io.github.awssecrets.test.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.context.ApplicationListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * An application does not start because of what a secret is. Its log tells so, and
 * neither log nor failure tell what that is.
 */
class FailingStartTests {

	private final FakeSecretsManager server = FakeSecretsManager.start();

	private final Canary text = Canary.of("text");

	private final Canary member = Canary.of("member");

	private final Canary nasty = Canary.of("nasty", "%s${%s}#{'%s'}");

	private final Canary list = Canary.of("list", "%s,%s");

	private final Canaries canaries = new Canaries(List.of(this.text, this.member, this.nasty, this.list));

	private final StringBuilder failure = new StringBuilder();

	@BeforeEach
	void seed() {
		this.server.put("text", this.text.text());
		this.server.put("json", "{\"member\": \"%1$s\", \"port\": \"%1$s\"}".formatted(this.member.text()));
		this.server.put("broken", "{\"member\": \"%s\"".formatted(this.member.text()));
		this.server.put("nasty", this.nasty.text());
		this.server.put("list", this.list.text());
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	static Stream<Failure> values() {
		return Stream.of(Failure.of(FailingApplication.IntField.class, "x=${secrets:text}"),
				Failure.of(FailingApplication.IntField.class, "x=${y}", "y=a ${secrets:json#member} b"),
				Failure.of(FailingApplication.IntDirect.class),
				Failure.of(FailingApplication.ConstructorParameter.class, "x=${secrets:text}"),
				Failure.of(FailingApplication.BeanParameter.class, "x=${secrets:text}"),
				Failure.of(FailingApplication.Setter.class, "x=${secrets:text}"),
				Failure.of(FailingApplication.Defined.class, "x=${secrets:text}"),
				Failure.of(FailingApplication.Elements.class, "x=${secrets:list}"),
				Failure.of(FailingApplication.SplitElements.class, "x=${secrets:list}"));
	}

	@ParameterizedTest
	@MethodSource("values")
	void startWhenValueCanNotBeConvertedTellsSoWithoutIt(Failure failure) {
		assertThatItFails(failure, "Failed to convert value of type", "it depends on a secret, and is not shown");
	}

	static Stream<Failure> expressions() {
		return Stream.of(Failure.of(FailingApplication.Parsed.class, "x=${secrets:text}"),
				Failure.of(FailingApplication.Parsed.class, "x=a${secrets:json#member}"),
				Failure.of(FailingApplication.Code.class, "x=${secrets:text}"),
				Failure.of(FailingApplication.Code.class, "x=${secrets:nasty}"));
	}

	@ParameterizedTest
	@MethodSource("expressions")
	void startWhenExpressionCanNotBeEvaluatedTellsSoWithoutIt(Failure failure) {
		assertThatItFails(failure, "xpression");
	}

	static Stream<Failure> properties() {
		return Stream.of(Failure.of(FailingApplication.Bound.class, "bean.port=${secrets:text}"),
				Failure.of(FailingApplication.Bound.class, "bean.port=${x}", "x=${secrets:json#member}"),
				Failure.of(FailingApplication.Bound.class, "bean.ports[0]=1", "bean.ports[1]=${secrets:text}"),
				Failure.of(FailingApplication.Bound.class, "bean.ports=${secrets:list}"),
				Failure.of(FailingApplication.Bound.class, "bean.map.a=${secrets:text}"),
				Failure.of(FailingApplication.Bound.class, "bean.nested.timeout=${secrets:text}"),
				Failure.of(FailingApplication.Bound.class, "bean.nested.unit=${secrets:text}"),
				Failure.of(FailingApplication.Bound.class, "bean.nested.type=${secrets:text}"),
				Failure.of(FailingApplication.Bound.class, "bean.refused=${secrets:text}"),
				Failure.of(FailingApplication.BoundRecord.class, "record.text=${secrets:text}"),
				Failure.of(FailingApplication.Bound.class, "spring.config.import=secrets:json?prefix=bean."));
	}

	@ParameterizedTest
	@MethodSource("properties")
	void startWhenPropertyCanNotBeBoundTellsSoWithoutIt(Failure failure) {
		assertThatItFails(failure, "APPLICATION FAILED TO START", "it depends on a secret, and is not shown");
	}

	@Test
	void startWhenPropertiesAreLeftUnboundNamesThem() {
		assertThatItFails(
				Failure.of(FailingApplication.Unbound.class, "spring.config.import=secrets:json?prefix=unbound."),
				"APPLICATION FAILED TO START", "[unbound.member] were left unbound");
	}

	static Stream<Failure> validations() {
		return Stream.of(Failure.of(FailingApplication.Validating.class, "valid.text=${secrets:text}"),
				Failure.of(FailingApplication.Validating.class, "valid.nested.text=${secrets:text}"),
				Failure.of(FailingApplication.Validating.class, "valid.quoting=${secrets:text}"),
				Failure.of(FailingApplication.Validating.class, "valid.list[0]=${x}", "x=${secrets:text}"));
	}

	@ParameterizedTest
	@MethodSource("validations")
	void startWhenPropertyIsInvalidTellsSoWithoutIt(Failure failure) {
		assertThatItFails(failure.and("valid.visible=4711"), "APPLICATION FAILED TO START",
				"which depends on a secret and is not shown: ",
				"'valid.visible' (\"valid.visible\" from property source \"commandLineArgs\") with the value '4711': ");
	}

	@Test
	void startWhenThereIsNoSecretInAValueTellsIt() {
		assertThatItFails(Failure.of(FailingApplication.IntField.class, "x=visible", "y=${secrets:text}"),
				"For input string: \"visible\"");
		assertThatItFails(Failure.of(FailingApplication.SplitElements.class, "x=1,visible"),
				"For input string: \"visible\"");
		assertThatItFails(Failure.of(FailingApplication.Parsed.class, "x=visible", "y=${secrets:text}"),
				"For input string: \"visible\"");
		assertThatItFails(Failure.of(FailingApplication.Bound.class, "bean.port=visible", "y=${secrets:text}"),
				"Value: \"visible\"");
		assertThatItFails(Failure.of(FailingApplication.Validating.class, "valid.text=visible", "y=${secrets:text}"),
				"Value: \"visible\"");
		assertThatItFails(
				Failure.of(FailingApplication.Definition.class,
						"spring.ssl.bundle.pem.web.keystore.certificate=visible", "y=${secrets:text}"),
				"file 'visible'");
	}

	static Stream<Failure> keys() {
		return Stream.of("keystore.certificate", "keystore.private-key", "truststore.certificate")
			.map((name) -> Failure.of(FailingApplication.Definition.class,
					"spring.ssl.bundle.pem.web." + name + "=${secrets:text}"));
	}

	@ParameterizedTest
	@MethodSource("keys")
	void startWhenKeyIsNoPemTellsSoWithoutIt(Failure failure) {
		assertThatItFails(failure, "APPLICATION FAILED TO START", "neither PEM nor the location of a file that exists");
	}

	static Stream<Failure> others() {
		return Stream.of(Failure.of(Empty.class, "spring.datasource.url=${secrets:text}"),
				Failure.of(Empty.class, "x=${secrets:broken#member}"),
				Failure.of(Empty.class, "x=${secrets:json#other}"),
				Failure.of(Empty.class, "x=${secrets:absent}", "y=${secrets:text}"),
				Failure.of(Empty.class, "spring.config.import=secrets:text"),
				Failure.of(FailingApplication.IntField.class, "x=${secrets:text}${missing}"),
				Failure.of(FailingApplication.IntField.class, "y=${secrets:text}"));
	}

	@ParameterizedTest
	@MethodSource("others")
	void startWhenAnythingElseIsWrongTellsNoSecret(Failure failure) {
		assertThatItFails(failure, "Application");
	}

	@Test
	void startWhenAnswerIsCutOffTellsNoSecret() {
		this.server.fail(Fault.truncatedBody()).always();
		assertThatItFails(Failure.of(Empty.class, "x=${secrets:text}", "aws.secrets.timeout=2s"), "'text'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "200 OK", "203 Non-Authoritative Information", "500 Internal Server Error" })
	void startWhenAgentsAnswerIsCutOffTellsNoSecret(String status) throws IOException {
		String body = "{\"Name\": \"text\", \"SecretString\": \"" + this.text.text();
		try (FakeAgent agent = FakeAgent.start(this.server)) {
			agent.answer("HTTP/1.1 " + status + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
			assertThatItFails(Failure.of(Empty.class, "x=${secrets:text}", "aws.secrets.agent.url=" + agent.url(),
					"aws.secrets.agent.token=" + FakeAgent.TOKEN), "'text'");
		}
	}

	@Test
	void startWhenTextCanNotBeEscapedTellsSoWithoutIt() {
		assertThatItFails(Failure.of(Empty.class, "x=${secrets:nasty}"),
				(application) -> application
					.addInitializers((context) -> context.getEnvironment().setEscapeCharacter(null)),
				"can be given back unchanged");
	}

	private void assertThatItFails(Failure failure, String... reasons) {
		assertThatItFails(failure, (application) -> {
		}, reasons);
	}

	private void assertThatItFails(Failure failure, Customizer customizer, String... reasons) {
		String log = run(failure, customizer);
		assertThat(this.canaries.in(log)).as("log").isEmpty();
		assertThat(this.canaries.in(this.failure.toString())).as("exception").isEmpty();
		assertThat(Arrays.stream(reasons).filter((reason) -> !(log + this.failure).contains(reason))).isEmpty();
	}

	private String run(Failure failure, Customizer customizer) {
		SpringApplication application = new SpringApplication(Empty.class, failure.source());
		application.setWebApplicationType(WebApplicationType.NONE);
		application.addListeners((ApplicationListener<ApplicationFailedEvent>) (event) -> this.failure.append(event)
			.append(Throwables.text(event.getException())));
		customizer.customize(application);
		Output output = new Output();
		try (output) {
			Throwable thrown = catchThrowable(() -> application.run(arguments(failure)));
			this.failure.append(Throwables.text(thrown));
		}
		return output.toString();
	}

	private String[] arguments(Failure failure) {
		List<String> arguments = new ArrayList<>(List.of("--debug=true", "--logging.level.root=TRACE",
				"--logging.level.org.springframework.beans.factory.support=DEBUG"));
		if (failure.properties().stream().noneMatch((property) -> property.startsWith("aws.secrets.agent."))) {
			this.server.properties().forEach((name, value) -> arguments.add("--" + name + "=" + value));
		}
		failure.properties().forEach((property) -> arguments.add("--" + property));
		return arguments.toArray(String[]::new);
	}

	private interface Customizer {

		void customize(SpringApplication application);

	}

	/**
	 * A way to fail.
	 */
	record Failure(Class<?> source, List<String> properties) {

		static Failure of(Class<?> source, String... properties) {
			return new Failure(source, List.of(properties));
		}

		Failure and(String property) {
			return new Failure(this.source, Stream.concat(this.properties.stream(), Stream.of(property)).toList());
		}

		@Override
		public String toString() {
			return this.source.getSimpleName() + this.properties;
		}

	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Empty {

	}

}
