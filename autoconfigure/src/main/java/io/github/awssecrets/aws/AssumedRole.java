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

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.utils.IoUtils;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The credentials of a role, which AWS STS gives out and renews. Only loaded where a role
 * is configured, since the module need not be there.
 */
final class AssumedRole implements AwsCredentialsProvider, SdkAutoCloseable {

	private final AwsRole role;

	private final AwsCredentialsProvider source;

	private final StsClient client;

	private final StsAssumeRoleCredentialsProvider provider;

	private AssumedRole(AwsRole role, AwsCredentialsProvider source, StsClient client) {
		this.role = role;
		this.source = source;
		this.client = client;
		this.provider = StsAssumeRoleCredentialsProvider.builder()
			.stsClient(client)
			.refreshRequest((request) -> request.roleArn(role.arn())
				.roleSessionName(role.sessionName())
				.externalId(role.externalId()))
			.build();
	}

	/**
	 * The credentials of a role, which are not asked for yet.
	 * @param role the role
	 * @param source whoever assumes it
	 * @param assembly what the client of AWS STS is made of
	 * @param settings our own settings for that client
	 */
	static AssumedRole of(AwsRole role, AwsCredentialsProvider source, ClientAssembly assembly,
			AwsClientSettings settings) {
		return new AssumedRole(role, source, assembly.configure(StsClient.builder(), settings, source).build());
	}

	/**
	 * The credentials.
	 * @throws RoleNotAssumedException if AWS STS gives none
	 * @throws RuntimeException if there are none to ask it with
	 */
	@Override
	public AwsCredentials resolveCredentials() {
		try {
			return this.provider.resolveCredentials();
		}
		catch (RuntimeException ex) {
			// Where there are none to ask with, that is the reason.
			this.source.resolveCredentials();
			throw new RoleNotAssumedException(this.role.arn(),
					Endpoint.place("AWS STS", this.client.serviceClientConfiguration()), ex);
		}
	}

	@Override
	public void close() {
		IoUtils.closeQuietlyV2(this.provider, null);
		IoUtils.closeQuietlyV2(this.client, null);
	}

}
