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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

import io.github.awssecrets.cache.SecretStatus;
import io.github.awssecrets.env.EnvironmentSecrets;
import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.ref.SecretRef;
import io.github.awssecrets.refresh.SecretsRefresh;
import io.github.awssecrets.test.Fault;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * With a snapshot, an application can start while AWS can't be reached.
 */
@ExtendWith(OutputCaptureExtension.class)
class SnapshotTests {

	private static final String KMS_KEY = "arn:aws:kms:eu-central-1:123456789012:alias/shop";

	@RegisterExtension
	final TestApplication application = new TestApplication();

	@BeforeEach
	void configure() {
		this.application.property("aws.secrets.snapshot.file", file().toString())
			.property("aws.secrets.snapshot.key", key());
	}

	@Test
	void startWhenAwsIsDownUsesWhatWasReadLast(CapturedOutput output) {
		runOnce();
		down();
		ConfigurableApplicationContext context = this.application.run();
		assertThat(TestApplication.property(context, "values")).isEqualTo("opensesame carrier-pigeon");
		assertThat(statusOf(context).state()).isEqualTo(SecretStatus.State.STALE);
		assertThat(output).containsOnlyOnce("the snapshot " + file() + " stands in, with 2 values")
			.doesNotContain("opensesame");
	}

	@Test
	void fileIsReadableForItsOwnerAloneAndHoldsNoClearText() throws IOException {
		runOnce();
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
		assertThat(Files.readString(file(), StandardCharsets.ISO_8859_1).replace("\0", "")).doesNotContain("opensesame")
			.doesNotContain("carrier-pigeon");
	}

	@Test
	void startWhenAwsIsDownAndThereIsNoSnapshotFails(CapturedOutput output) {
		yaml();
		down();
		assertThat(this.application.fail()).isNotNull();
		assertThat(output).contains("there is no snapshot " + file() + " yet").contains("could not be reached");
		assertThat(file()).doesNotExist();
	}

	@Test
	void startWhenAwsAnswersDoesNotUseIt() {
		runOnce();
		this.application.secret("db", "abracadabra");
		ConfigurableApplicationContext context = this.application.run();
		assertThat(TestApplication.property(context, "values")).isEqualTo("abracadabra carrier-pigeon");
	}

	@Test
	void startWhenSecretIsDeniedDoesNotUseIt(CapturedOutput output) {
		runOnce();
		this.application.server().fail(Fault.accessDenied()).forSecret("db").always();
		assertThat(this.application.fail()).isNotNull();
		assertThat(output).contains("The role may not read 'db'").doesNotContain("stands in");
	}

	@Test
	void startWhenSecretIsDeletedDoesNotUseIt(CapturedOutput output) {
		runOnce();
		this.application.server().scheduleDeletion("db");
		assertThat(this.application.fail()).isNotNull();
		assertThat(output).contains("is scheduled for deletion").doesNotContain("stands in");
	}

	@Test
	void startWhenSecretWasDeletedBeforeTheOutageDoesNotUseIt(CapturedOutput output) {
		runOnce();
		ConfigurableApplicationContext context = this.application.run();
		this.application.server().scheduleDeletion("db");
		context.getBean(SecretsRefresh.class).refresh();
		context.close();
		down();
		assertThat(this.application.fail()).isNotNull();
		assertThat(output).contains("needs the secret 'db'").doesNotContain("needs the secret 'mail'");
	}

	@Test
	void startWhenValuesAreTooOldFails(CapturedOutput output) {
		runOnce();
		down();
		assertThat(this.application.fail("--aws.secrets.cache.ttl=1ms", "--aws.secrets.cache.max-stale=1ms"))
			.isNotNull();
		assertThat(output).contains("could not be reached");
	}

	@Test
	void startWhenFileWasChangedFailsAndTellsWhy(CapturedOutput output) throws IOException {
		runOnce();
		down();
		byte[] bytes = Files.readAllBytes(file());
		bytes[bytes.length / 2]++;
		Files.write(file(), bytes);
		assertThat(this.application.fail()).isNotNull();
		assertThat(output).containsOnlyOnce("The snapshot " + file() + " can't be used: it ");
	}

	@Test
	void startWithAnotherKeyFailsAndTellsWhy(CapturedOutput output) {
		runOnce();
		down();
		this.application.property("aws.secrets.snapshot.key", key());
		assertThat(this.application.fail()).isNotNull();
		assertThat(output).contains("can't be used: it was changed or cut off, or its key is another one.");
	}

	@Test
	void startForAnotherStageFailsAndTellsWhy(CapturedOutput output) {
		runOnce();
		down();
		this.application.property("aws.secrets.role-arn", "arn:aws:iam::123456789012:role/stage");
		assertThat(this.application.fail()).isNotNull();
		assertThat(output).contains("can't be used: it was written for another application, prefix, Region");
	}

	@Test
	void refreshWhenAwsIsBackReplacesValuesAndTellsChanges() {
		runOnce();
		down();
		ConfigurableApplicationContext context = this.application.run();
		this.application.server().clearFaults();
		this.application.secret("db", "abracadabra");
		assertThat(context.getBean(SecretsRefresh.class).refresh().changed())
			.extracting((changed) -> changed.name().path())
			.containsExactly("db");
		assertThat(TestApplication.property(context, "values")).isEqualTo("abracadabra carrier-pigeon");
		assertThat(statusOf(context).state()).isEqualTo(SecretStatus.State.FRESH);
	}

	@Test
	void codeWhenItReadsForTheFirstTimeDuringTheOutageIsServedToo() {
		yaml();
		this.application.secret("code", "abracadabra");
		ConfigurableApplicationContext first = this.application.run();
		first.getBean(Secrets.class).get("code");
		first.close();
		down();
		ConfigurableApplicationContext second = this.application.run();
		assertThat(second.getBean(Secrets.class).get("code").text()).isEqualTo("abracadabra");
	}

	@Test
	void importWhenAwsIsDownUsesWhatWasReadLast() {
		this.application.secret("imported", "{\"user\":\"ali\"}").yaml("""
				spring.application.name: shop
				spring.config.import: secrets:imported
				""");
		this.application.run().close();
		down();
		assertThat(TestApplication.property(this.application.run(), "user")).isEqualTo("ali");
	}

	@Test
	void storesWhenOneIsDownAreRecalledAlone() {
		this.application.secret("x", "here").yaml("""
				aws.secrets.stores.other.region: eu-west-1
				values: ${secrets:x} ${secrets:other//x}
				""");
		this.application.run().close();
		this.application.server().fail(Fault.connectionReset()).times(3);
		assertThat(TestApplication.property(this.application.run(), "values")).isEqualTo("here here");
	}

	@Test
	void kmsKeyWhenConfiguredWrapsTheKeyOfTheFile() {
		try (StubKms kms = new StubKms()) {
			kms(kms).runOnce();
			assertThat(kms.calls()).containsExactly("GenerateDataKey by test");
			down();
			ConfigurableApplicationContext context = this.application.run();
			assertThat(TestApplication.property(context, "values")).isEqualTo("opensesame carrier-pigeon");
			assertThat(kms.calls()).contains("Decrypt by test");
		}
	}

	@Test
	void kmsKeyWhenDeniedIsToldAndTheApplicationGoesOn(CapturedOutput output) throws InterruptedException {
		try (StubKms kms = new StubKms()) {
			kms.deny();
			kms(kms).yaml();
			ConfigurableApplicationContext context = this.application.run();
			context.close();
			assertThat(output).containsOnlyOnce("can't be written: AWS KMS in eu-central-1 did not give the key "
					+ "(ACCESS_DENIED, AccessDeniedException): not you.");
			assertThat(file()).doesNotExist();
		}
	}

	@Test
	void keyWhenOfKmsBeforeAndOwnNowIsToldAsThat(CapturedOutput output) {
		try (StubKms kms = new StubKms()) {
			kms(kms).runOnce();
		}
		this.application.without("aws.secrets.snapshot.kms-key").property("aws.secrets.snapshot.key", key());
		down();
		assertThat(this.application.fail()).isNotNull();
		assertThat(output)
			.contains("can't be used: its key is one of KMS, and aws.secrets.snapshot.kms-key is not set.");
	}

	private SnapshotTests kms(StubKms kms) {
		this.application.without("aws.secrets.snapshot.key")
			.property("aws.secrets.snapshot.kms-key", KMS_KEY)
			.property("aws.secrets.snapshot.kms-endpoint", kms.endpoint().toString());
		return this;
	}

	private void runOnce() {
		yaml();
		ConfigurableApplicationContext context = this.application.run();
		await(file());
		context.close();
	}

	private void yaml() {
		this.application.secret("db", "opensesame").secret("mail", "carrier-pigeon").yaml("""
				spring.application.name: shop
				values: ${secrets:db} ${secrets:mail}
				""");
	}

	private void down() {
		this.application.server().fail(Fault.connectionReset()).always();
	}

	private Path file() {
		return this.application.directory().resolve("snapshot");
	}

	private static SecretStatus statusOf(ConfigurableApplicationContext context) {
		EnvironmentSecrets secrets = context.getBean(EnvironmentSecrets.class);
		return secrets.cache().status(secrets.secrets().nameOf(SecretRef.of("db")));
	}

	private static String key() {
		byte[] key = new byte[32];
		new SecureRandom().nextBytes(key);
		return Base64.getEncoder().encodeToString(key);
	}

	private static void await(Path file) {
		Awaitility.await().until(() -> Files.exists(file));
	}

}
