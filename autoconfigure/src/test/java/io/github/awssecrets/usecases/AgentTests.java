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
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.awssecrets.agent.FakeAgent;
import io.github.awssecrets.read.Secrets;
import io.github.awssecrets.refresh.RefreshResult;
import io.github.awssecrets.refresh.SecretsRefresh;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * With an agent beside it, an application has its secrets as ever, and neither
 * credentials nor a Region.
 */
@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class AgentTests {

	@RegisterExtension
	final TestApplication application = new TestApplication();

	private final FakeAgent agent = FakeAgent.start(this.application.server());

	@BeforeEach
	void leadToAgent() throws IOException {
		Path token = Files.writeString(this.application.directory().resolve("token"), FakeAgent.TOKEN + "\n");
		this.application
			.without("aws.secrets.endpoint", "aws.secrets.region", "spring.cloud.aws.credentials.access-key",
					"spring.cloud.aws.credentials.secret-key")
			.with(LaptopTests.LooksForNothing.class)
			.property("aws.secrets.agent.url", this.agent.url().toString())
			.property("aws.secrets.agent.token-file", token.toString());
	}

	@AfterEach
	void close() throws IOException {
		this.agent.close();
	}

	@Test
	void secretsWhenThereIsAnAgentComeFromIt() {
		String first = this.application.server().put("shop/dev/db", "{\"user\":\"before\"}");
		this.application.secret("shop/dev/db", "{\"user\":\"ali\",\"password\":\"open${sesame\"}")
			.secret("rds!db", "managed")
			.yaml("""
					aws.secrets:
					  prefix: shop/dev
					  allowed-arns: arn:*
					user: ${secrets:db#user}
					password: ${secrets:db#password}
					before: ${secrets:db?version=%s#user}
					managed: ${secrets:%s}
					absent: ${secrets:absent:none}
					""".formatted(first, this.application.server().arn("rds!db")));
		ConfigurableApplicationContext context = this.application.run();
		assertThat(TestApplication.property(context, "user")).isEqualTo("ali");
		assertThat(TestApplication.property(context, "password")).isEqualTo("open${sesame");
		assertThat(TestApplication.property(context, "before")).isEqualTo("before");
		assertThat(TestApplication.property(context, "managed")).isEqualTo("managed");
		assertThat(TestApplication.property(context, "absent")).isEqualTo("none");
		assertThat(context.getBean(Secrets.class).get("db").origin().source()).isEqualTo("agent");
		assertThat(context.getBeanFactory().containsSingleton("secretsManagerClient")).isFalse();
		assertThat(this.agent.targets()).hasSize(4);
	}

	@Test
	void refreshWhenAgentKeepsTheOldValueTakesTheNewOneIn() {
		this.application.secret("db", "before").yaml("password: ${secrets:db}");
		ConfigurableApplicationContext context = this.application.run();
		this.application.secret("db", "after");
		RefreshResult result = context.getBean(SecretsRefresh.class).refresh();
		assertThat(result.properties()).containsExactly("password");
		assertThat(TestApplication.property(context, "password")).isEqualTo("after");
	}

	@Test
	void reportWhenAgentDoesNotRunSaysSo(CapturedOutput output) throws IOException {
		this.agent.close();
		assertThat(this.application.yaml("password: ${secrets:db:canary}").fail()).isNotNull();
		assertThat(output)
			.contains("'db' could not be read: the Secrets Manager Agent at " + this.agent.url()
					+ " could not be reached: Connection refused, tried once in")
			.contains("Start the agent on this machine, in a container that shares its network for example, or correct "
					+ "aws.secrets.agent.url.")
			.doesNotContain("canary");
	}

	@Test
	void reportWhenTokenIsAnotherSaysSo(CapturedOutput output) {
		this.application.file("token", "canary");
		assertThat(this.application.yaml("password: ${secrets:db}").fail()).isNotNull();
		assertThat(output)
			.contains("the Secrets Manager Agent at " + this.agent.url()
					+ " does not accept the token: HTTP status 403, Bad Token")
			.contains("Set aws.secrets.agent.token-file or aws.secrets.agent.token to the token that the agent was "
					+ "started with")
			.doesNotContain("canary");
	}

	@Test
	void reportWhenSecretIsMissingNamesWhatToCreate(CapturedOutput output) {
		assertThat(this.application.yaml("password: ${secrets:db}").fail()).isNotNull();
		assertThat(output)
			.contains("AWS Secrets Manager behind the agent at " + this.agent.url()
					+ " has no 'db' (ResourceNotFoundException).")
			.contains(
					"Correct the reference or aws.secrets.prefix, or set the environment variable SECRET_DB, or create "
							+ "the secret:")
			.contains("aws secretsmanager create-secret --name db --secret-string file://VALUE-FILE");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					aws.secrets.agent.token-file: ''           | 'aws.secrets.agent.url' at application.yaml:2:24 is 'http://127.0.0.1:1', which is invalid: the agent answers nobody who does not show its token, and none is set.
					aws.secrets.region: eu-central-1           | 'aws.secrets.region' at application.yaml:1:21 is 'eu-central-1', which is invalid: it has no effect where aws.secrets.agent.url is set
					aws.secrets.endpoint: http://127.0.0.1:1   | 'aws.secrets.endpoint' at application.yaml:1:23 is 'http://127.0.0.1:1', which is invalid: it has no effect
					aws.secrets.agent.token: canary            | 'aws.secrets.agent.token' at application.yaml:1:26 is '******', which is invalid: aws.secrets.agent.token-file is set as well.
					""")
	void settingsWhenTheyMakeNoSenseAreReportedWithTheirPlace(String setting, String report, CapturedOutput output) {
		this.application.yaml(setting + "\naws.secrets.agent.url: http://127.0.0.1:1\npassword: ${secrets:db}");
		assertThat(this.application.fail()).isNotNull();
		assertThat(output).contains(report).doesNotContain("canary");
	}

	@Test
	void agentWhenAwsIsOffIsNotAsked(CapturedOutput output) {
		this.application.property("aws.secrets.enabled", "false")
			.property("aws.secrets.agent.token-file", "")
			.yaml("password: ${secrets:db}");
		assertThat(this.application.fail()).isNotNull();
		assertThat(output).contains("aws.secrets.enabled=false");
		assertThat(this.agent.heads()).isEmpty();
	}

	@Test
	void outputWhenEverythingIsLoggedHoldsNoToken(CapturedOutput output) {
		this.application.secret("db", "opensesame")
			.property("logging.level.root", "TRACE")
			// What the Secrets Manager behind the agent is asked with.
			.property("logging.level.org.apache.hc", "INFO")
			.property("logging.level.software.amazon.awssdk", "INFO")
			.yaml("password: ${secrets:db}");
		this.application.run().close();
		assertThat(output).contains("TRACE").doesNotContain(FakeAgent.TOKEN, "opensesame");
	}

	@Test
	void contextWhenClosedWhileAgentIsAskedLeavesNothingBehind() throws InterruptedException {
		ConfigurableApplicationContext context = this.application.yaml("name: shop").run();
		Secrets secrets = context.getBean(Secrets.class);
		this.agent.hang();
		Thread reader = new Thread(() -> secrets.get("db:none"));
		reader.start();
		this.agent.awaitRequests(1);
		context.close();
		reader.join();
		assertThat(ClosingTests.ownThreads()).isEmpty();
	}

}
