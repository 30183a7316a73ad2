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

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.ref.SecretRef;
import io.github.awssecrets.test.Call;
import io.github.awssecrets.test.FakeSecretsManager;
import io.github.awssecrets.test.Fault;
import io.github.awssecrets.test.Gate;
import io.github.awssecrets.test.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Other accounts, Regions, roles and prefixes are stores, none of which depends on
 * another.
 */
@ExtendWith(OutputCaptureExtension.class)
class StoresTests {

	private static final String ROLE = "arn:aws:iam::123456789012:role/reader";

	private static final String AUDITOR = "arn:aws:iam::210987654321:role/auditor";

	@RegisterExtension
	final TestApplication application = new TestApplication();

	private final FakeSecretsManager other = FakeSecretsManager.start();

	@AfterEach
	void closeOther() {
		this.other.close();
	}

	@Test
	void referenceWhenItNamesStoreIsReadFromThere() {
		this.application.secret("shop/db", "here").property("aws.secrets.prefix", "shop");
		this.other.put("audit/db", "there");
		ConfigurableApplicationContext context = run("""
				aws.secrets.stores.audit:
				  endpoint: %s
				  region: eu-west-1
				  prefix: audit
				here: ${secrets:db}
				there: ${secrets:audit//db}
				""".formatted(this.other.endpoint()));
		assertThat(TestApplication.property(context, "here")).isEqualTo("here");
		assertThat(TestApplication.property(context, "there")).isEqualTo("there");
		assertThat(this.other.calls()).extracting(Call::region).containsOnly("eu-west-1");
		assertThat(context.getBean(Secrets.class).get("audit//db").text()).isEqualTo("there");
	}

	@Test
	void storeWhenItHasNoPrefixHasThatOfNoOther() {
		this.application.secret("db", "there").property("aws.secrets.prefix", "shop");
		ConfigurableApplicationContext context = run("""
				aws.secrets.stores.plain.region: eu-west-1
				there: ${secrets:plain//db}
				""");
		assertThat(TestApplication.property(context, "there")).isEqualTo("there");
		assertThat(calls()).extracting(Call::region).containsOnly("eu-west-1");
	}

	@Test
	void roleWhenConfiguredSignsCalls() {
		this.application.secret("db", "opensesame");
		ConfigurableApplicationContext context = run("""
				aws.secrets.role-arn: %s
				aws.secrets.role-session-name: shop
				value: ${secrets:db}
				""".formatted(ROLE));
		assertThat(TestApplication.property(context, "value")).isEqualTo("opensesame");
		assertThat(calls()).extracting(Call::operation, Call::secretIds, Call::accessKeyId)
			.containsExactly(tuple(Operation.ASSUME_ROLE, List.of(ROLE), "test"),
					tuple(Operation.GET_SECRET_VALUE, List.of("db"), "shop@reader"));
	}

	@Test
	void rolesWhenStoresHaveTheirOwnSignTheirCallsAlone() {
		this.application.secret("a", "1")
			.secret("b", "2")
			.secret("c", "3")
			.server()
			.requireExternalId(AUDITOR, "tenant");
		run("""
				aws.secrets:
				  role-arn: %s
				  stores:
				    audit: { role-arn: "%s", external-id: tenant }
				    plain: { role-arn: "" }
				a: ${secrets:a}
				b: ${secrets:audit//b}
				c: ${secrets:plain//c}
				""".formatted(ROLE, AUDITOR));
		assertThat(this.application.server().calls(Operation.GET_SECRET_VALUE))
			.extracting((call) -> call.secretIds().get(0) + " by " + call.accessKeyId())
			.containsExactlyInAnyOrder("a by aws-secrets@reader", "b by aws-secrets@auditor", "c by test");
	}

	@Test
	void roleWhenItMayNotBeAssumedIsReported(CapturedOutput output) {
		this.application.secret("db", "canary").server().requireExternalId(ROLE, "tenant");
		this.application.yaml("""
				aws.secrets.role-arn: %s
				value: ${secrets:db}
				""".formatted(ROLE));
		assertThat(this.application.fail()).isNotNull();
		assertThat(output).contains("'value' at application.yaml:2:8 needs the secret 'db'")
			.contains("'db' in eu-central-1 could not be read: the role may not be assumed (AccessDenied): " + ROLE)
			.contains("\"sts:AssumeRole\"")
			.contains("external-id")
			.doesNotContain("canary");
		assertThat(this.application.server().calls(Operation.GET_SECRET_VALUE)).isEmpty();
	}

	@Test
	void roleWhenStsIsDownIsReportedAsThat(CapturedOutput output) {
		this.application.secret("db", "canary").server().fail(Fault.unavailable()).on(Operation.ASSUME_ROLE).always();
		this.application.yaml("""
				aws.secrets.role-arn: %s
				value: ${secrets:db:default}
				""".formatted(ROLE));
		assertThat(this.application.fail()).isNotNull();
		assertThat(output)
			.contains("'db' could not be read: AWS STS in eu-central-1 at " + this.application.server().endpoint()
					+ " answers with a failure of its own (ServiceUnavailableException)")
			.contains("tried 3 times");
	}

	@Test
	void storeWhenDownDelaysNoOther() {
		this.application.secret("x", "here").secret("y", "here");
		this.other.put("z", "there");
		Gate gate = new Gate();
		ConfigurableApplicationContext context = run("""
				aws.secrets:
				  timeout: 20s
				  stores.other.endpoint: %s
				""".formatted(this.other.endpoint()));
		Secrets secrets = context.getBean(Secrets.class);
		this.other.fail(Fault.hang(gate)).always();
		CompletableFuture<Void> all = secrets.prefetch(List.of(ref("other//z"), ref("x"), ref("y")));
		gate.awaitRequests(1);
		assertThat(secrets.get("x").text()).isEqualTo("here");
		assertThat(secrets.get("y").text()).isEqualTo("here");
		assertThat(all).isNotDone();
		gate.open();
		assertThat(secrets.get("other//z").text()).isEqualTo("there");
	}

	@Test
	void storeWhenItDeniesBatchesLeavesThoseOfOthersAlone() {
		this.application.secret("a", "1").secret("b", "2");
		this.other.put("a", "1");
		this.other.put("b", "2");
		this.other.fail(Fault.accessDenied()).on(Operation.BATCH_GET_SECRET_VALUE).always();
		run("""
				aws.secrets.stores.other.endpoint: %s
				values: ${secrets:a} ${secrets:b} ${secrets:other//a} ${secrets:other//b}
				""".formatted(this.other.endpoint()));
		assertThat(calls()).extracting(Call::operation).containsExactly(Operation.BATCH_GET_SECRET_VALUE);
		assertThat(this.other.calls(Operation.GET_SECRET_VALUE)).hasSize(2);
	}

	@Test
	void storeWhenOneOfTwoFailsIsReportedAlone(CapturedOutput output) {
		this.application.secret("x", "canary");
		this.other.fail(Fault.connectionReset()).always();
		this.application.yaml("""
				aws.secrets.stores.other.endpoint: %s
				here: ${secrets:x}
				there: ${secrets:other//x}
				""".formatted(this.other.endpoint()));
		assertThat(this.application.fail()).isNotNull();
		assertThat(output).contains("'there' at application.yaml:3:8 needs the secret 'other//x'")
			.contains("at " + this.other.endpoint() + " could not be reached")
			.doesNotContain("'here'")
			.doesNotContain("canary");
	}

	@Test
	void storeWhenNoReferenceUsesItIsNotAsked() {
		this.application.secret("x", "here");
		run("""
				aws.secrets.stores.unused: { endpoint: "http://127.0.0.1:1", role-arn: "%s" }
				here: ${secrets:x}
				""".formatted(ROLE));
		assertThat(calls()).extracting(Call::operation).containsExactly(Operation.GET_SECRET_VALUE);
	}

	@Test
	void filesWhenTheyHaveThePathDoNotAnswerForStore(CapturedOutput output) {
		this.application.file("x", "canary").yaml("""
				aws.secrets:
				  files.directory: %s
				  stores.other.endpoint: %s
				there: ${secrets:other//x}
				""".formatted(this.application.directory(), this.other.endpoint()));
		assertThat(this.application.fail()).isNotNull();
		assertThat(output).contains("has no 'x' (ResourceNotFoundException)").doesNotContain("canary");
	}

	@Test
	void arnWhenAllowedIsReadByTheStore() {
		this.other.put("x", "there");
		String arn = this.other.arn("x");
		ConfigurableApplicationContext context = run("""
				aws.secrets:
				  allowed-arns: [ "%1$s" ]
				  stores.other.endpoint: %2$s
				there: ${secrets:other//%1$s}
				""".formatted(arn, this.other.endpoint()));
		assertThat(TestApplication.property(context, "there")).isEqualTo("there");
		assertThat(calls()).isEmpty();
	}

	@Test
	void arnWhenOfAnotherRegionThanTheStoreIsReported(CapturedOutput output) {
		String arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:x-AbCdEf";
		this.application.yaml("""
				aws.secrets:
				  allowed-arns: [ "%1$s" ]
				  stores.other: { endpoint: "%2$s", region: eu-west-1 }
				there: ${secrets:other//%1$s}
				""".formatted(arn, this.other.endpoint()));
		assertThat(this.application.fail()).isNotNull();
		assertThat(output).contains("is of another region than eu-west-1");
		assertThat(this.other.calls()).isEmpty();
	}

	@Test
	void clientWhenOfTheApplicationReadsTheDefaultStoreAlone() {
		this.application.secret("x", "here");
		this.other.put("x", "there");
		try (SecretsManagerClient own = SecretsManagerClient.builder()
			.endpointOverride(this.application.server().endpoint())
			.region(Region.EU_WEST_2)
			.credentialsProvider(() -> AwsBasicCredentials.create("own", "own"))
			.build()) {
			this.application.customize((spring) -> spring
				.addInitializers((context) -> context.getBeanFactory().registerSingleton("own", own)));
			run("""
					aws.secrets.stores.other.endpoint: %s
					values: ${secrets:x} ${secrets:other//x}
					""".formatted(this.other.endpoint()));
		}
		assertThat(calls()).extracting(Call::accessKeyId).containsExactly("own");
		assertThat(this.other.calls()).extracting(Call::accessKeyId).containsExactly("test");
	}

	private ConfigurableApplicationContext run(String yaml) {
		return this.application.yaml(yaml).run();
	}

	private List<Call> calls() {
		return this.application.server().calls();
	}

	private static SecretRef ref(String text) {
		return SecretRef.of(text);
	}

}
