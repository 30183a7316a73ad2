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
package io.github.awssecrets.contract;

import java.util.List;

import io.github.awssecrets.test.Call;
import io.github.awssecrets.test.FakeSecretsManager;
import io.github.awssecrets.test.Operation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the contract against this project's own server, which has to follow AWS.
 */
class FakeContractTests implements SecretsManagerContract {

	private static final FakeSecretsManager fake = FakeSecretsManager.start();

	@RegisterExtension
	static final ContractServer server = ContractServer.of(() -> new Server(Implementation.FAKE, fake.endpoint()));

	@AfterAll
	static void stop() {
		fake.close();
	}

	@Test
	void startWhen45AreReferencedIsSeenAsThreeCallsByTheServer(Scratch secrets) {
		startWhen45AreReferencedMakesThreeCalls(secrets);
		List<Call> reads = fake.calls()
			.stream()
			.filter((call) -> call.operation() != Operation.CREATE_SECRET)
			.filter((call) -> call.secretIds().stream().anyMatch((id) -> id.startsWith(secrets.prefix())))
			.toList();
		assertThat(reads).hasSize(3)
			.allSatisfy((call) -> assertThat(call.operation()).isEqualTo(Operation.BATCH_GET_SECRET_VALUE));
		assertThat(reads).flatExtracting(Call::secretIds).hasSize(45).doesNotHaveDuplicates();
	}

}
