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

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Holds the contract against LocalStack in a container, where there is Docker.
 */
@EnabledIfDockerAvailable
class LocalStackContractTests implements SecretsManagerContract {

	// The last version that starts without an account.
	private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.14.0");

	@RegisterExtension
	static final ContractServer server = ContractServer
		.of(() -> new Server(Implementation.LOCALSTACK, LocalStackContractTests.localstack.getEndpoint()));

	private static LocalStackContainer localstack;

	@BeforeAll
	static void start() {
		localstack = new LocalStackContainer(IMAGE).withServices("secretsmanager");
		localstack.start();
	}

	@AfterAll
	static void stop() {
		localstack.stop();
	}

}
