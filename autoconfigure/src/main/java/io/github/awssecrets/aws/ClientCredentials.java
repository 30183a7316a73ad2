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

import java.util.List;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.utils.IoUtils;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * What a client signs its requests with, and what has to be closed after it.
 *
 * @param provider the provider
 * @param made the providers that were made for the client, the last one first
 */
record ClientCredentials(AwsCredentialsProvider provider, List<AutoCloseable> made) implements AutoCloseable {

	/**
	 * A provider that others go on using.
	 */
	static ClientCredentials lent(AwsCredentialsProvider provider) {
		return new ClientCredentials(provider, List.of());
	}

	/**
	 * A provider that was made for the client.
	 */
	static ClientCredentials owned(AwsCredentialsProvider provider) {
		return new ClientCredentials(provider,
				(provider instanceof AutoCloseable closeable) ? List.of(closeable) : List.of());
	}

	/**
	 * The credentials of a role that these assume.
	 */
	<T extends AwsCredentialsProvider & SdkAutoCloseable> ClientCredentials assuming(T role) {
		return new ClientCredentials(role, this.made.isEmpty() ? List.of(role) : List.of(role, this.made.get(0)));
	}

	@Override
	public void close() {
		this.made.forEach((provider) -> IoUtils.closeQuietlyV2(provider, null));
	}

}
