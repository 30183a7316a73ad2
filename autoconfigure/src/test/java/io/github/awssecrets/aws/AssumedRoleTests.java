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

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.awspring.cloud.autoconfigure.AwsSyncClientCustomizer;
import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.test.Call;
import io.github.awssecrets.test.Fault;
import io.github.awssecrets.test.Gate;
import io.github.awssecrets.test.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

import org.springframework.boot.bootstrap.BootstrapRegistry.InstanceSupplier;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for {@link AssumedRole}, as part of a client.
 */
class AssumedRoleTests extends WithServer {

	private static final String ROLE = "arn:aws:iam::123456789012:role/reader";

	private final DefaultBootstrapContext context = new DefaultBootstrapContext();

	private final MockEnvironment properties = new MockEnvironment()
		.withProperty("spring.cloud.aws.credentials.access-key", "key")
		.withProperty("spring.cloud.aws.credentials.secret-key", "secret");

	@Test
	void readWithRoleAssumesItOnce() {
		LazyClient client = roleClient(Duration.ofSeconds(10));
		put("a", "b");
		assertThat(kind(client, "a")).isEqualTo("A");
		assertThat(kind(client, "b")).isEqualTo("B");
		assertThat(this.server.calls()).extracting(Call::accessKeyId)
			.containsExactly("key", "session@reader", "session@reader");
	}

	@ParameterizedTest
	@CsvSource({ "AccessDenied, ROLE_DENIED", "ValidationError, ROLE_DENIED", "ResourceNotFoundException, OTHER",
			"ExpiredTokenException, EXPIRED_CREDENTIALS", "InvalidClientTokenId, UNKNOWN_CREDENTIALS",
			"SignatureDoesNotMatch, INVALID_SIGNATURE", "InternalFailure, SERVER_ERROR",
			"RegionDisabledException, OTHER" })
	void readWhenStsRefusesTellsWhyAndNeverThatTheSecretIsMissing(String code, FailureKind kind) {
		this.server.fail(Fault.refusal(400, code, "not you")).on(Operation.ASSUME_ROLE).always();
		SecretFailure failure = fail(roleClient(Duration.ofSeconds(10)));
		assertThat(failure.kind()).isEqualTo(kind);
		assertThat(failure.kind().meansAbsent()).isFalse();
		assertThat(failure.code()).isEqualTo(code);
		assertThat(failure.place()).isEqualTo("AWS STS in eu-central-1 at " + this.server.endpoint());
		assertThat(failure.region()).isEqualTo("eu-central-1");
		assertThat(this.server.calls(Operation.GET_SECRET_VALUE)).isEmpty();
	}

	@Test
	void readWhenStsDoesNotAnswerEndsInTime() {
		this.server.fail(Fault.hang(new Gate())).on(Operation.ASSUME_ROLE).always();
		assertThat(fail(roleClient(Duration.ofMillis(300))).kind()).isEqualTo(FailureKind.TIMEOUT);
	}

	@Test
	void readWhenThereIsNobodyToAssumeTheRoleTellsThat() {
		this.context.register(AwsCredentialsProvider.class, InstanceSupplier.of(() -> {
			throw SdkClientException.create("Nothing anywhere");
		}));
		SecretFailure failure = fail(roleClient(Duration.ofSeconds(10)));
		assertThat(failure.kind()).isEqualTo(FailureKind.NO_CREDENTIALS);
		assertThat(this.server.calls()).isEmpty();
	}

	@Test
	void customizersOfAllClientsCustomizeThatOfSts() {
		AtomicInteger customized = new AtomicInteger();
		this.context.register(AwsSyncClientCustomizer.class,
				InstanceSupplier.of((builder) -> customized.incrementAndGet()));
		roleClient(Duration.ofSeconds(10)).get();
		assertThat(customized).hasValue(2);
	}

	@Test
	void closeClosesTheClientOfSts() {
		LazyClient client = roleClient(Duration.ofSeconds(10));
		AwsCredentialsProvider lent = () -> (software.amazon.awssdk.auth.credentials.AwsCredentials) client.get()
			.serviceClientConfiguration()
			.credentialsProvider()
			.resolveIdentity()
			.join();
		lent.resolveCredentials();
		this.server.clearCalls();
		client.close();
		assertThatThrownBy(lent::resolveCredentials).isInstanceOf(RuntimeException.class);
		assertThat(this.server.calls()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "arn:aws:iam::1:role/x, session,", "arn:aws:iam::123456789012:user/x, session,",
			"arn:aws:iam::123456789012:role/x, s,", "arn:aws:iam::123456789012:role/x, session, i" })
	void roleThatAwsDoesNotKnowIsRefused(String arn, String session, String externalId) {
		assertThatIllegalArgumentException().isThrownBy(() -> new AwsRole(arn, session, externalId, null));
	}

	@ParameterizedTest
	@CsvSource({ "arn:aws-cn:iam::123456789012:role/x", "arn:aws-us-gov:iam::123456789012:role/path/to/x@y" })
	void roleOfAnotherPartitionIsOne(String arn) {
		assertThat(AwsRole.isArn(arn)).isTrue();
	}

	private LazyClient roleClient(Duration timeout) {
		AwsRole role = new AwsRole(ROLE, "session", null, this.server.endpoint());
		return opened(SecretsManagerClients.of(Binder.get(this.properties), ClientParts.of(this.context))
			.client(new AwsClientSettings("eu-central-1", this.server.endpoint(), timeout, role)));
	}

	private static String kind(LazyClient client, String name) {
		return text(AwsBackend.of(client, Runnable::run, 1).read(names(name)).values().iterator().next());
	}

	private static SecretFailure fail(LazyClient client) {
		return failure(AwsBackend.of(client, Runnable::run, 1).read(names("db")).values().iterator().next());
	}

}
