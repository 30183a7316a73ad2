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

import java.net.URI;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Holds the contract against the server at a given endpoint: moto, LocalStack, or one
 * that follows AWS. Others may use it at the same time. Lists and filters have to show at
 * once what was written, which AWS itself does not promise.
 */
@EnabledIfSystemProperty(named = EndpointContractTests.ENDPOINT, matches = ".+",
		disabledReason = "no endpoint is given, as with -D" + EndpointContractTests.ENDPOINT + "=http://127.0.0.1:5555")
class EndpointContractTests implements SecretsManagerContract {

	static final String ENDPOINT = "aws.secrets.contract.endpoint";

	@RegisterExtension
	static final ContractServer server = ContractServer.of(() -> {
		URI endpoint = URI.create(System.getProperty(ENDPOINT));
		return new Server(Implementation.at(endpoint), endpoint);
	});

}
