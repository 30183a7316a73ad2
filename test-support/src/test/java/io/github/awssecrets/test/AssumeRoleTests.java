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

import java.time.Instant;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link Operation#ASSUME_ROLE}.
 */
class AssumeRoleTests extends WithServer {

	private static final String ROLE = "arn:aws:iam::123456789012:role/path/reader";

	private final StsClient sts = StsClient.builder()
		.endpointOverride(this.server.endpoint())
		.region(Region.EU_CENTRAL_1)
		.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
		.overrideConfiguration((configuration) -> configuration.retryStrategy(DefaultRetryStrategy.doNotRetry()))
		.build();

	@AfterEach
	void closeClient() {
		this.sts.close();
	}

	@Test
	void assumeRoleGivesCredentialsThatTellSessionAndRole() {
		Credentials credentials = this.sts.assumeRole(this::ask).credentials();
		assertThat(credentials.accessKeyId()).isEqualTo("shop@reader");
		assertThat(credentials.secretAccessKey()).isNotEmpty();
		assertThat(credentials.sessionToken()).isNotEmpty();
		assertThat(credentials.expiration()).isAfter(Instant.now());
	}

	@Test
	void assumeRoleIsCalledWithRole() {
		this.sts.assumeRole(this::ask);
		assertThat(this.server.calls())
			.containsExactly(new Call(Operation.ASSUME_ROLE, List.of(ROLE), "eu-central-1", "test"));
	}

	@Test
	void assumeRoleWhenExternalIdIsRequiredNeedsIt() {
		this.server.requireExternalId(ROLE, "tenant");
		assertThat(refusalCode(() -> this.sts.assumeRole(this::ask))).isEqualTo("AccessDenied");
		assertThat(refusalCode(() -> this.sts.assumeRole((request) -> ask(request.externalId("other")))))
			.isEqualTo("AccessDenied");
		assertThat(this.sts.assumeRole((request) -> ask(request.externalId("tenant"))).credentials()).isNotNull();
	}

	@Test
	void assumeRoleWhenStruckByFaultTellsItInXml() {
		this.server.fail(Fault.accessDenied()).on(Operation.ASSUME_ROLE).forSecret(ROLE).once();
		StsException refusal = catchThrowableOfType(StsException.class, () -> this.sts.assumeRole(this::ask));
		assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
		assertThat(refusal.awsErrorDetails().errorMessage()).contains("sts:AssumeRole on resource: " + ROLE);
		assertThat(this.sts.assumeRole(this::ask).credentials()).isNotNull();
	}

	@Test
	void operationWhenUnknownIsRefused() {
		assertThat(refusalCode(() -> this.sts.getCallerIdentity())).isEqualTo("UnknownOperationException");
	}

	private void ask(AssumeRoleRequest.Builder request) {
		request.roleArn(ROLE).roleSessionName("shop");
	}

	private static String refusalCode(ThrowingCallable call) {
		return catchThrowableOfType(StsException.class, call).awsErrorDetails().errorCode();
	}

}
