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

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.awssecrets.agent.FakeAgent;
import io.github.awssecrets.audit.SecretWriteEvent;
import io.github.awssecrets.aws.AwsWriter;
import io.github.awssecrets.aws.SecretWrite;
import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.doctor.Doctor;
import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.ref.SecretNaming;
import io.github.awssecrets.ref.SecretRef;
import io.github.awssecrets.refresh.SecretsChangedEvent;
import io.github.awssecrets.refresh.SecretsRefresh;
import io.github.awssecrets.test.FakeSecretsManager;
import io.github.awssecrets.test.Fault;
import io.github.awssecrets.test.Gate;
import io.github.awssecrets.test.Operation;
import io.github.awssecrets.write.NewSecrets;
import io.github.awssecrets.write.SecretStore;
import io.github.awssecrets.write.SecretWriteException;
import io.github.awssecrets.write.WriteListener;
import io.github.awssecrets.write.WrittenSecret;
import io.github.awssecrets.write.WrittenSecret.Effect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An application writes its own secrets.
 */
@ExtendWith(OutputCaptureExtension.class)
class WritingTests {

	@RegisterExtension
	final TestApplication application = new TestApplication();

	private final ExecutorService executor = Executors.newCachedThreadPool();

	private final FakeSecretsManager server = this.application.server();

	@AfterEach
	void stop() {
		this.executor.shutdownNow();
	}

	@Test
	void setWhenSecretIsInUseIsFollowedAtOnce() {
		String before = this.server.put("shop/mail", "opensesame");
		ConfigurableApplicationContext context = run();
		this.server.clearCalls();
		WrittenSecret written = store(context).set("mail", "abracadabra");
		assertThat(context.getBean(Secrets.class).get("mail").text()).isEqualTo("abracadabra");
		assertThat(TestApplication.property(context, "mail.password")).isEqualTo("abracadabra");
		assertThat(context.getBean(Mail.class).getPassword()).isEqualTo("abracadabra");
		assertThat(context.getBean(Changes.class).events).singleElement()
			.satisfies((event) -> assertThat(event.change().properties()).containsExactly("mail.password"))
			.satisfies((event) -> assertThat(event.change().secrets()).singleElement()
				.satisfies((changed) -> assertThat(changed.before()).isEqualTo(before))
				.satisfies((changed) -> assertThat(changed.after()).isEqualTo(written.versionId())));
		assertThat(this.server.calls()).extracting((call) -> call.operation())
			.containsExactly(Operation.GET_SECRET_VALUE, Operation.PUT_SECRET_VALUE);
	}

	@Test
	void setWhenTheAgentFindsAYetNewerVersionIsFollowedAsWell() throws Exception {
		this.server.put("shop/mail", "opensesame");
		BlockingQueue<SecretsChangedEvent> events = new LinkedBlockingQueue<>();
		try (FakeAgent agent = FakeAgent.start(this.server)) {
			this.application.without("aws.secrets.endpoint", "aws.secrets.region");
			ConfigurableApplicationContext context = run("aws.secrets.agent.url=" + agent.url(),
					"aws.secrets.agent.token=" + FakeAgent.TOKEN, "spring.cloud.aws.region.static=eu-central-1",
					"spring.cloud.aws.secretsmanager.endpoint=" + this.server.endpoint());
			context.addApplicationListener((ApplicationListener<SecretsChangedEvent>) (event) -> {
				if (events.isEmpty()) {
					this.server.put("shop/mail", "hocus-pocus");
				}
				events.add(event);
			});
			store(context).set("mail", "abracadabra");
			assertThat(events.poll(30, TimeUnit.SECONDS)).isNotNull();
			assertThat(events.poll(30, TimeUnit.SECONDS)).isNotNull();
			assertThat(TestApplication.property(context, "mail.password")).isEqualTo("hocus-pocus");
		}
	}

	@Test
	void setWhenItIsRefusedIsToldToListeners() throws Exception {
		this.server.put("shop/mail", "opensesame");
		ConfigurableApplicationContext context = run();
		this.server.fail(Fault.accessDenied()).on(Operation.PUT_SECRET_VALUE).once();
		assertThatExceptionOfType(SecretWriteException.class)
			.isThrownBy(() -> store(context).set("mail", "abracadabra"));
		SecretWrite write = context.getBean(Changes.class).writes.poll(30, TimeUnit.SECONDS);
		assertThat(write).extracting((told) -> told.name().path(), SecretWrite::operation, SecretWrite::outcome)
			.containsExactly("mail", "PutSecretValue", "ACCESS_DENIED");
	}

	@Test
	void refreshWhenAwsAnswersTheOldVersionKeepsWhatWasWritten() {
		this.server.put("shop/mail", "opensesame");
		ConfigurableApplicationContext context = run();
		store(context).set("mail", "abracadabra");
		this.server.fail(Fault.staleRead()).on(Operation.GET_SECRET_VALUE).once();
		assertThat(context.getBean(SecretsRefresh.class).refresh().changed()).isEmpty();
		assertThat(TestApplication.property(context, "mail.password")).isEqualTo("abracadabra");
		assertThat(context.getBean(SecretsRefresh.class).refresh().changed()).isEmpty();
		this.server.put("shop/mail", "hocus-pocus");
		assertThat(context.getBean(SecretsRefresh.class).refresh().changed()).hasSize(1);
		assertThat(TestApplication.property(context, "mail.password")).isEqualTo("hocus-pocus");
	}

	@Test
	void rollbackWhenSecretIsInUseIsFollowedAtOnce() {
		String first = this.server.put("shop/mail", "opensesame");
		ConfigurableApplicationContext context = run();
		store(context).set("mail", "abracadabra");
		assertThat(store(context).rollback("mail").versionId()).isEqualTo(first);
		assertThat(context.getBean(Mail.class).getPassword()).isEqualTo("opensesame");
		assertThat(context.getBean(Changes.class).events).hasSize(2);
	}

	@Test
	void setWhenAnotherSourceComesFirstGoesOnUsingThatAndSaysSo(CapturedOutput output) throws Exception {
		Files.writeString(this.application.directory().resolve("mail"), "from a file");
		this.server.put("shop/mail", "opensesame");
		ConfigurableApplicationContext context = run("aws.secrets.sources=files,aws",
				"aws.secrets.files.directory=" + this.application.directory());
		store(context).set("mail", "abracadabra");
		assertThat(this.server.text("shop/mail")).isEqualTo("abracadabra");
		assertThat(TestApplication.property(context, "mail.password")).isEqualTo("from a file");
		assertThat(output).contains("The secret 'mail' was written, and another value of it goes on being used");
	}

	@Test
	void setWhenTwoApplicationsChangeMembersAtOnceLosesNothing() throws Exception {
		this.server.put("shop/mail", "{\"user\":\"app\",\"password\":\"opensesame\"}");
		ConfigurableApplicationContext context = run();
		Gate gate = new Gate();
		this.server.fail(Fault.hang(gate)).on(Operation.UPDATE_SECRET_VERSION_STAGE).once();
		Future<WrittenSecret> first = this.executor.submit(() -> store(context).set("mail#password", "abracadabra"));
		gate.awaitRequests(1);
		WrittenSecret second = another(context).set("mail#user", "shop");
		gate.open();
		assertThat(first.get().effect()).isEqualTo(Effect.CHANGED);
		assertThat(second.effect()).isEqualTo(Effect.CHANGED);
		assertThat(this.server.text("shop/mail")).isEqualTo("{\"user\":\"shop\",\"password\":\"abracadabra\"}");
		assertThat(context.getBean(Secrets.class).get("mail#user").text()).isEqualTo("shop");
	}

	@Test
	void setWhenSomebodyReplacesTheWholeMeanwhileMergesIntoThat() throws Exception {
		this.server.put("shop/mail", "{\"user\":\"app\"}");
		ConfigurableApplicationContext context = run();
		Gate gate = new Gate();
		this.server.fail(Fault.hang(gate)).on(Operation.PUT_SECRET_VALUE).once();
		Future<WrittenSecret> written = this.executor.submit(() -> store(context).set("mail#password", "abracadabra"));
		gate.awaitRequests(1);
		this.server.put("shop/mail", "{\"host\":\"mail-2\"}");
		gate.open();
		written.get();
		assertThat(this.server.text("shop/mail")).isEqualTo("{\"host\":\"mail-2\",\"password\":\"abracadabra\"}");
	}

	@Test
	void setWhenSecretIsCreatedMeanwhilePutsAgain() throws Exception {
		ConfigurableApplicationContext context = run();
		Gate gate = new Gate();
		this.server.fail(Fault.hang(gate)).on(Operation.CREATE_SECRET).once();
		Future<WrittenSecret> written = this.executor.submit(() -> store(context).set("stripe", "abracadabra"));
		gate.awaitRequests(1);
		this.server.put("shop/stripe", "theirs");
		gate.open();
		assertThat(written.get().effect()).isEqualTo(Effect.CHANGED);
		assertThat(this.server.text("shop/stripe")).isEqualTo("abracadabra");
	}

	@Test
	void setWhenSecretIsScheduledForDeletionMeanwhileRestoresIt() throws Exception {
		this.server.put("shop/mail", "opensesame");
		ConfigurableApplicationContext context = run();
		Gate gate = new Gate();
		this.server.fail(Fault.hang(gate)).on(Operation.PUT_SECRET_VALUE).once();
		Future<WrittenSecret> written = this.executor.submit(() -> store(context).set("mail", "abracadabra"));
		gate.awaitRequests(1);
		this.server.scheduleDeletion("shop/mail");
		gate.open();
		assertThat(written.get().effect()).isEqualTo(Effect.RESTORED);
		assertThat(this.server.text("shop/mail")).isEqualTo("abracadabra");
	}

	@Test
	void setWhenRestoredSecretCanNotBeWrittenSchedulesItAgain() {
		ConfigurableApplicationContext context = run();
		this.server.put("shop/old", "opensesame");
		context.getBean(SecretsManagerClient.class)
			.deleteSecret((request) -> request.secretId("shop/old").recoveryWindowInDays(12L));
		this.server.fail(Fault.accessDenied()).on(Operation.PUT_SECRET_VALUE).always();
		assertThatExceptionOfType(SecretWriteException.class).isThrownBy(() -> store(context).set("old", "abracadabra"))
			.withMessageContaining("it was restored for that, and is scheduled for deletion again, in 12 days")
			.withMessageContaining("secretsmanager:PutSecretValue")
			.withMessageNotContaining("abracadabra");
		assertThat(context.getBean(SecretsManagerClient.class)
			.describeSecret((request) -> request.secretId("shop/old"))
			.deletedDate()).isNotNull();
	}

	@Test
	void setWhenAnswerIsLostAndItIsRepeatedMakesOneVersion() {
		this.server.put("shop/mail", "opensesame");
		ConfigurableApplicationContext context = run("aws.secrets.timeout=3s");
		this.server.fail(Fault.truncatedBody()).on(Operation.PUT_SECRET_VALUE).always();
		assertThatExceptionOfType(SecretWriteException.class)
			.isThrownBy(() -> store(context).set("mail", "abracadabra"))
			.withMessageContaining("It may have been done all the same.");
		this.server.clearFaults();
		assertThat(store(context).set("mail", "abracadabra").effect()).isEqualTo(Effect.UNCHANGED);
		assertThat(store(context).history("mail")).hasSize(2);
		assertThat(context.getBean(Secrets.class).get("mail").text()).isEqualTo("abracadabra");
	}

	@Test
	void setWhenReadIsDeniedWritesAllTheSame() {
		ConfigurableApplicationContext context = run();
		this.server.put("shop/other", "opensesame");
		this.server.fail(Fault.accessDenied()).on(Operation.GET_SECRET_VALUE).times(2);
		store(context).set("other", "abracadabra");
		store(context).set("new", "abracadabra");
		assertThat(this.server.text("shop/other")).isEqualTo("abracadabra");
		assertThat(this.server.text("shop/new")).isEqualTo("abracadabra");
	}

	@Test
	void setWhenInputIsBadAsksNobodyAndNamesTheRule() {
		ConfigurableApplicationContext context = run();
		this.server.clearCalls();
		SecretStore store = store(context);
		assertRefused(FailureKind.INVALID_VALUE, "it is empty", () -> store.set("mail", ""));
		assertRefused(FailureKind.INVALID_VALUE, "it has 65,537 bytes, and AWS allows 65,536",
				() -> store.set("mail", "x".repeat(65_537)));
		assertRefused(FailureKind.INVALID_VALUE, "it has half a surrogate pair", () -> store.set("mail", "\ud83d"));
		assertRefused(FailureKind.INVALID_REFERENCE, "only AWS itself gives names with '!'",
				() -> store.set("rds!db", "hunter2"));
		assertRefused(FailureKind.INVALID_REFERENCE, "and AWS allows 512", () -> store.set("x".repeat(512), "hunter2"));
		assertRefused(FailureKind.INVALID_REFERENCE, "an ARN may be outside the prefix",
				() -> store.set("arn:aws:secretsmanager:eu-central-1:123456789012:secret:other/db", "hunter2"));
		assertRefused(FailureKind.INVALID_REFERENCE, "without '?stage' and '?version'",
				() -> store.set("mail?stage=AWSPREVIOUS", "hunter2"));
		assertRefused(FailureKind.INVALID_REFERENCE, "without a default", () -> store.set("mail:hunter2", "x"));
		assertRefused(FailureKind.INVALID_REFERENCE, "not a member", () -> store.delete("mail#password"));
		assertRefused(FailureKind.INVALID_WINDOW, "AWS allows 7 to 30 whole days",
				() -> store.delete("mail", Duration.ofDays(6)));
		assertRefused(FailureKind.INVALID_WINDOW, "AWS allows 7 to 30 whole days",
				() -> store.delete("mail", Duration.ofHours(200)));
		assertRefused(FailureKind.INVALID_VALUE, "it is binary",
				() -> store.set(SecretRef.of("mail#key"), SecretValue.ofBytes(new byte[1], SecretOrigin.of("test"))));
		assertRefused(FailureKind.INVALID_REFERENCE,
				"The reference 'eu//x' can't be used: only secrets of the default store are written.",
				() -> store.set("eu//x", "hunter2"));
		assertRefused(FailureKind.INVALID_MEMBER, "can't be set: the name of a member is empty.",
				() -> store.setMembers("mail", Map.of("", "hunter2")));
		assertRefused(FailureKind.INVALID_MEMBER, "can't be set: no member is given.",
				() -> store.setMembers("mail", Map.of()));
		assertRefused(FailureKind.INVALID_WINDOW, "the recovery window is 8 days and 8 hours, and AWS",
				() -> store.delete("mail", Duration.ofHours(200)));
		assertThat(this.server.calls()).isEmpty();
	}

	@Test
	void setMembersWhenMergedValueIsTooLargeChangesNothing() {
		this.server.put("shop/mail", "{\"a\":\"" + "x".repeat(65_000) + "\"}");
		ConfigurableApplicationContext context = run();
		assertRefused(FailureKind.INVALID_VALUE, "and AWS allows 65,536",
				() -> store(context).setMembers("mail", Map.of("b", "y".repeat(1000))));
		assertThat(store(context).history("mail")).hasSize(1);
	}

	@Test
	void setWhenAwsIsOffNeverTouchesIt() {
		this.server.put("shop/mail", "opensesame");
		ConfigurableApplicationContext context = run("aws.secrets.enabled=false", "mail.password=none",
				"aws.secrets.files.directory=" + this.application.directory().resolve("secrets"));
		store(context).set("mail", "abracadabra");
		assertThat(this.application.directory().resolve("secrets/mail")).hasContent("abracadabra");
		assertThat(context.getBean(Secrets.class).get("mail").text()).isEqualTo("abracadabra");
		assertThat(this.server.calls()).isEmpty();
	}

	@Test
	void logWhenSecretsAreWrittenHasNoneOfThem(CapturedOutput output) {
		this.server.put("shop/mail", "{\"password\":\"opensesame\"}");
		ConfigurableApplicationContext context = run("logging.level.io.github.awssecrets=trace",
				"mail.password=${secrets:mail#password}");
		List<Object> results = new ArrayList<>();
		results.add(store(context).set("mail#password", "abracadabra"));
		results.add(store(context).set("stripe", "abracadabra"));
		results.add(store(context).rollback("mail"));
		results.add(store(context).list().toList());
		results.add(store(context).history("mail"));
		results.add(store(context).delete("stripe"));
		assertThat(results.toString()).doesNotContain("abracadabra", "opensesame");
		assertThat(output).doesNotContain("abracadabra", "opensesame");
	}

	private void assertRefused(FailureKind kind, String rule, Runnable write) {
		assertThatExceptionOfType(SecretWriteException.class).isThrownBy(write::run)
			.satisfies((ex) -> assertThat(ex.failure().kind()).isEqualTo(kind))
			.withMessageContaining(rule)
			.withMessageNotContaining("hunter2");
	}

	private ConfigurableApplicationContext run(String... properties) {
		this.application.property("aws.secrets.prefix", "shop")
			.property("aws.secrets.write.enabled", "true")
			.property("mail.password", "${secrets:mail:none}")
			.with(Mailing.class);
		for (String property : properties) {
			String[] parts = property.split("=", 2);
			this.application.property(parts[0], parts[1]);
		}
		return this.application.run();
	}

	private static SecretStore store(ConfigurableApplicationContext context) {
		return context.getBean(SecretStore.class);
	}

	/**
	 * The store of another application.
	 */
	private static SecretStore another(ConfigurableApplicationContext context) {
		return SecretStore.of(AwsWriter.of(() -> context.getBean(SecretsManagerClient.class), NewSecrets.PLAIN),
				SecretNaming.of("shop", List.of()), WriteListener.NONE, new Doctor());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(Mail.class)
	static class Mailing {

		@Bean
		Changes changes() {
			return new Changes();
		}

	}

	static class Changes {

		private final List<SecretsChangedEvent> events = new ArrayList<>();

		private final BlockingQueue<SecretWrite> writes = new LinkedBlockingQueue<>();

		@EventListener
		void on(SecretsChangedEvent event) {
			this.events.add(event);
		}

		@EventListener
		void on(SecretWriteEvent event) {
			this.writes.add(event.write());
		}

	}

	@ConfigurationProperties("mail")
	static class Mail {

		private String password;

		public String getPassword() {
			return this.password;
		}

		public void setPassword(String password) {
			this.password = password;
		}

	}

}
