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
package io.github.awssecrets.aws;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.utils.IoUtils;

/**
 * A client, and what has to be closed with it.
 *
 * @param client the client
 * @param credentials what it signs its requests with
 */
record BuiltClient(SecretsManagerClient client, ClientCredentials credentials) implements AutoCloseable {

	@Override
	public void close() {
		IoUtils.closeQuietlyV2(this.client, null);
		this.credentials.close();
	}

}
