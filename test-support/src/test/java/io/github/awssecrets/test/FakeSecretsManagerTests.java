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
package io.github.awssecrets.test;

import java.net.ConnectException;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link FakeSecretsManager}: what a test does with it directly.
 */
class FakeSecretsManagerTests extends WithServer {

	@Test
	void endpointIsOnLoopback() {
		assertThat(this.server.endpoint()).hasScheme("http").hasHost("127.0.0.1");
	}

	@Test
	void propertiesLeadToServer() {
		assertThat(this.server.properties()).containsEntry("aws.secrets.endpoint", this.server.endpoint().toString())
			.containsEntry("aws.secrets.region", "eu-central-1");
	}

	@Test
	void callsWhenRequestsArriveTellOperationIdsAndRegion() {
		this.server.put("a", "1");
		read("a");
		this.client.batchGetSecretValue((request) -> request.secretIdList("a", "absent"));
		assertThat(this.server.calls()).containsExactly(
				new Call(Operation.GET_SECRET_VALUE, List.of("a"), "eu-central-1", "test"),
				new Call(Operation.BATCH_GET_SECRET_VALUE, List.of("a", "absent"), "eu-central-1", "test"));
		assertThat(this.server.calls(Operation.GET_SECRET_VALUE)).hasSize(1);
	}

	@Test
	void callsWhenSecretsAreWrittenDoNotTellValues() {
		this.client.createSecret((request) -> request.name("a").secretString("opensesame"));
		assertThat(this.server.calls().toString()).contains("CREATE_SECRET").doesNotContain("opensesame");
	}

	@Test
	void callsWhenRequestIsStruckByFaultTellItToo() {
		this.server.fail(Fault.connectionDropped()).once();
		assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> read("a"));
		assertThat(this.server.calls(Operation.GET_SECRET_VALUE)).hasSize(1);
	}

	@Test
	void callsWhenClearedAreForgotten() {
		this.client.listSecrets();
		this.server.clearCalls();
		assertThat(this.server.calls()).isEmpty();
	}

	@Test
	void resetForgetsEverything() {
		this.server.put("a", "1");
		this.server.fail(Fault.throttling()).always();
		refusalOf(() -> read("a"));
		this.server.reset();
		assertThat(this.server.names()).isEmpty();
		assertThat(this.server.calls()).isEmpty();
		assertThat(codeOf(() -> read("a"))).isEqualTo("ResourceNotFoundException");
	}

	@Test
	void putWhenStagesAreGivenAttachesThem() {
		String first = this.server.put("a", "1");
		String second = this.server.put("a", "2", "AWSPENDING");
		assertThat(this.client.describeSecret((request) -> request.secretId("a")).versionIdsToStages())
			.isEqualTo(Map.of(first, List.of("AWSCURRENT"), second, List.of("AWSPENDING")));
	}

	@Test
	void putWhenNameIsManagedIsReadable() {
		this.server.put("rds!db-1", "1");
		assertThat(read("rds!db-1")).isEqualTo("1");
	}

	@Test
	void putWhenServiceWouldRefuseFails() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.server.put("no spaces", "1"))
			.withMessageContaining("Invalid name");
		assertThatIllegalArgumentException().isThrownBy(() -> this.server.put("a", "x".repeat(65_537)))
			.withMessageNotContaining("xxx");
	}

	@Test
	void replicateCopiesVersionsAndLabelsToAnotherRegion() {
		String first = this.server.put("a", "1");
		String second = this.server.put("a", "2");
		try (FakeSecretsManager replica = FakeSecretsManager.start("eu-west-1")) {
			this.server.replicate("a", replica);
			this.server.put("a", "3");
			assertThat(replica.region()).isEqualTo("eu-west-1");
			assertThat(replica.text("a")).isEqualTo("2");
			assertThat(replica.arn("a")).isEqualTo(this.server.arn("a").replace("eu-central-1", "eu-west-1"));
			try (SecretsManagerClient there = client(replica.endpoint())) {
				assertThat(there.describeSecret((request) -> request.secretId("a")).versionIdsToStages())
					.isEqualTo(Map.of(first, List.of("AWSPREVIOUS"), second, List.of("AWSCURRENT")));
			}
			assertThatIllegalArgumentException().isThrownBy(() -> this.server.replicate("absent", replica));
		}
	}

	@Test
	void textWhenSecretIsBinaryFails() {
		this.server.put("a", new byte[] { 1 });
		assertThatIllegalArgumentException().isThrownBy(() -> this.server.text("a"));
	}

	@Test
	void answersWhenClientsAreManyAreRight() {
		IntStream.range(0, 50).forEach((i) -> this.server.put("s" + i, "" + i));
		assertThat(IntStream.range(0, 500).parallel().mapToObj((i) -> read("s" + i % 50)).toList())
			.isEqualTo(IntStream.range(0, 500).mapToObj((i) -> "" + i % 50).toList());
		assertThat(this.server.calls()).hasSize(500);
	}

	@Test
	void closeLeavesNoThreadAndNoPort() throws Exception {
		this.client.listSecrets();
		List<Thread> threads = Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("fake-secrets-manager-" + this.server.endpoint().getPort()))
			.toList();
		assertThat(threads).isNotEmpty().allMatch(Thread::isDaemon);
		this.server.close();
		for (Thread thread : threads) {
			thread.join();
		}
		assertThatExceptionOfType(ConnectException.class)
			.isThrownBy(() -> new Socket("127.0.0.1", this.server.endpoint().getPort()));
	}

	@Test
	void closeWhenRepeatedDoesNothing() {
		this.server.close();
		this.server.close();
	}

}
