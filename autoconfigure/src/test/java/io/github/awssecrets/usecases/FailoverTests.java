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

import io.github.awssecrets.read.SecretUnavailableException;
import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.refresh.RefreshResult;
import io.github.awssecrets.refresh.SecretsRefresh;
import io.github.awssecrets.test.Call;
import io.github.awssecrets.test.FakeSecretsManager;
import io.github.awssecrets.test.Fault;
import io.github.awssecrets.test.Gate;
import io.github.awssecrets.write.SecretStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * While a Region can't be reached, secrets are read from their replicas in another.
 */
@ExtendWith(OutputCaptureExtension.class)
class FailoverTests {

	@RegisterExtension
	final TestApplication application = new TestApplication();

	private final FakeSecretsManager replica = FakeSecretsManager.start("eu-west-1");

	@AfterEach
	void closeReplica() {
		this.replica.close();
	}

	@Test
	void secretWhenPrimaryAnswersIsReadFromThere() {
		secret("x", "opensesame");
		ConfigurableApplicationContext context = run("value: ${secrets:x}");
		assertThat(TestApplication.property(context, "value")).isEqualTo("opensesame");
		assertThat(this.replica.calls()).isEmpty();
	}

	@Test
	void secretWhenPrimaryIsDownIsReadFromReplicaAndTellsSo(CapturedOutput output) {
		secret("x", "opensesame");
		secret("y", "abracadabra");
		primary().fail(Fault.connectionReset()).always();
		ConfigurableApplicationContext context = run("values: ${secrets:x} ${secrets:y}");
		assertThat(TestApplication.property(context, "values")).isEqualTo("opensesame abracadabra");
		assertThat(context.getBean(Secrets.class).get("x").origin().region()).isEqualTo("eu-west-1");
		assertThat(this.replica.calls()).extracting(Call::region).containsOnly("eu-west-1");
		assertThat(output)
			.containsOnlyOnce("can't be read from (UNREACHABLE): secrets are read from eu-west-1 meanwhile")
			.doesNotContain("opensesame");
	}

	@Test
	void secretWhenPrimaryHangsIsReadFromReplicaInTime() {
		secret("x", "opensesame");
		primary().fail(Fault.hang(new Gate())).always();
		this.application.property("aws.secrets.timeout", "2s");
		ConfigurableApplicationContext context = run("value: ${secrets:x}");
		assertThat(TestApplication.property(context, "value")).isEqualTo("opensesame");
	}

	@Test
	void refreshWhenPrimaryIsDownIsNoRotation() {
		secret("x", "opensesame");
		ConfigurableApplicationContext context = run("value: ${secrets:x}");
		primary().fail(Fault.unavailable()).always();
		RefreshResult result = context.getBean(SecretsRefresh.class).refresh();
		assertThat(result.changed()).isEmpty();
		assertThat(result.failed()).isEmpty();
		assertThat(context.getBean(Secrets.class).get("x").origin().region()).isEqualTo("eu-west-1");
	}

	@Test
	void refreshWhenRotatedIsSeenInReplica() {
		secret("x", "opensesame");
		ConfigurableApplicationContext context = run("value: ${secrets:x}");
		secret("x", "abracadabra");
		primary().fail(Fault.unavailable()).always();
		assertThat(context.getBean(SecretsRefresh.class).refresh().changed()).hasSize(1);
		assertThat(TestApplication.property(context, "value")).isEqualTo("abracadabra");
	}

	@Test
	void refreshWhenReplicaHasNotGotWhatWasWrittenDoesNotTakeItBack() {
		secret("x", "opensesame");
		this.application.property("aws.secrets.write.enabled", "true");
		ConfigurableApplicationContext context = run("value: ${secrets:x}");
		context.getBean(SecretStore.class).set("x", "abracadabra");
		primary().fail(Fault.unavailable()).always();
		RefreshResult result = context.getBean(SecretsRefresh.class).refresh();
		assertThat(result.failed()).singleElement()
			.extracting((failed) -> failed.failure().detail())
			.asString()
			.contains("the replica in eu-west-1 has an older version");
		assertThat(TestApplication.property(context, "value")).isEqualTo("abracadabra");
		primary().replicate("x", this.replica);
		assertThat(context.getBean(SecretsRefresh.class).refresh().failed()).isEmpty();
	}

	@Test
	void refreshDuringADetourAsksTheFirstRegion() {
		secret("x", "opensesame");
		primary().fail(Fault.connectionReset()).always();
		ConfigurableApplicationContext context = run("value: ${secrets:x}");
		primary().put("x", "abracadabra");
		primary().clearFaults();
		assertThat(context.getBean(SecretsRefresh.class).refresh().properties()).containsExactly("value");
		assertThat(TestApplication.property(context, "value")).isEqualTo("abracadabra");
	}

	@Test
	void defaultWhenReplicaDoesNotHaveTheSecretIsNotUsed(CapturedOutput output) {
		primary().fail(Fault.connectionReset()).always();
		configure("value: ${secrets:x:canary}");
		assertThat(this.application.fail()).isNotNull();
		assertThat(output).contains("'x' could not be read: AWS Secrets Manager in eu-central-1")
			.contains("the replica in eu-west-1: ResourceNotFoundException")
			.doesNotContain("canary");
	}

	@Test
	void secretWhenDeniedInPrimaryIsNotReadFromReplica() {
		secret("x", "opensesame");
		primary().fail(Fault.accessDenied()).always();
		configure("value: ${secrets:x}");
		assertThat(this.application.fail()).isNotNull();
		assertThat(this.replica.calls()).isEmpty();
	}

	@Test
	void secretWhenMissingInPrimaryIsNotReadFromReplica() {
		this.replica.put("x", "canary");
		ConfigurableApplicationContext context = run("value: ${secrets:x:default}");
		assertThat(TestApplication.property(context, "value")).isEqualTo("default");
		assertThat(this.replica.calls()).isEmpty();
	}

	@Test
	void secretWhenOfStoreHasReplicasOfTheStoreAlone() {
		secret("x", "opensesame");
		primary().fail(Fault.connectionReset()).always();
		ConfigurableApplicationContext context = this.application.yaml("""
				aws.secrets.stores.far:
				  failover-regions: eu-west-1
				  failover-endpoints.eu-west-1: %s
				""".formatted(this.replica.endpoint())).run();
		Secrets secrets = context.getBean(Secrets.class);
		assertThat(secrets.get("far//x").text()).isEqualTo("opensesame");
		assertThatExceptionOfType(SecretUnavailableException.class).isThrownBy(() -> secrets.get("x"));
	}

	@Test
	void roleWhenPrimaryIsDownIsAssumedInReplicasRegion() {
		secret("x", "opensesame");
		primary().fail(Fault.connectionReset()).always();
		this.application.property("aws.secrets.sts-endpoint", this.replica.endpoint().toString())
			.property("aws.secrets.role-arn", "arn:aws:iam::123456789012:role/reader");
		run("value: ${secrets:x}");
		assertThat(this.replica.calls()).last().satisfies((call) -> {
			assertThat(call.region()).isEqualTo("eu-west-1");
			assertThat(call.accessKeyId()).isEqualTo("aws-secrets@reader");
		});
	}

	private FakeSecretsManager primary() {
		return this.application.server();
	}

	private void secret(String name, String text) {
		primary().put(name, text);
		primary().replicate(name, this.replica);
	}

	private void configure(String yaml) {
		this.application.yaml("""
				aws.secrets:
				  failover-regions: eu-west-1
				  failover-endpoints.eu-west-1: %s
				%s
				""".formatted(this.replica.endpoint(), yaml));
	}

	private ConfigurableApplicationContext run(String yaml) {
		configure(yaml);
		return this.application.run();
	}

}
