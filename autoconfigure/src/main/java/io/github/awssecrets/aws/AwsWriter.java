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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outage;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.ref.SecretId;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.write.ListedSecret;
import io.github.awssecrets.write.NewSecrets;
import io.github.awssecrets.write.SecretWriter;
import io.github.awssecrets.write.SecretWriterException;
import io.github.awssecrets.write.StoredVersion;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.FilterNameStringType;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretVersionIdsRequest;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretVersionIdsResponse;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsRequest;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.RestoreSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.SecretVersionsListEntry;
import software.amazon.awssdk.services.secretsmanager.model.Tag;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretVersionStageRequest;

/**
 * AWS Secrets Manager, in one account and Region, as a place that secrets are written to.
 * Never calls {@code UpdateSecret}, which would change more than a value.
 *
 * @since 0.1.0
 */
public final class AwsWriter implements SecretWriter {

	private static final String IAM = "secretsmanager:";

	private final Supplier<SecretsManagerClient> client;

	private final NewSecrets newSecrets;

	private final CallObserver observer;

	private final BiConsumer<SecretName, SecretOrigin> written;

	private final Calls calls;

	private AwsWriter(Supplier<SecretsManagerClient> client, NewSecrets newSecrets, CallObserver observer,
			BiConsumer<SecretName, SecretOrigin> written) {
		this.client = client;
		this.newSecrets = newSecrets;
		this.observer = observer;
		this.written = written;
		this.calls = new Calls(AwsBackend.DEFAULT_CALLS, System::nanoTime, observer);
	}

	/**
	 * A writer to AWS Secrets Manager.
	 * @param client supplies the client, asked anew for each call
	 * @param newSecrets what secrets get when they are created
	 * @return the writer
	 */
	public static AwsWriter of(Supplier<SecretsManagerClient> client, NewSecrets newSecrets) {
		return of(client, newSecrets, new CallObserver() {
		});
	}

	/**
	 * A writer to AWS Secrets Manager that tells somebody of each call, read and write.
	 * @param client supplies the client, asked anew for each call
	 * @param newSecrets what secrets get when they are created
	 * @param observer told of each call, and of each secret that is read or changed; must
	 * not throw
	 * @return the writer
	 */
	public static AwsWriter of(Supplier<SecretsManagerClient> client, NewSecrets newSecrets, CallObserver observer) {
		return of(client, newSecrets, observer, (name, origin) -> {
		});
	}

	/**
	 * A writer to AWS Secrets Manager that also tells whoever reads what it writes.
	 * @param client supplies the client, asked anew for each call
	 * @param newSecrets what secrets get when they are created
	 * @param observer told of each call, as above
	 * @param written told of each version that was made the current one, and when that
	 * was about to be done; must not throw
	 * @return the writer
	 */
	public static AwsWriter of(Supplier<SecretsManagerClient> client, NewSecrets newSecrets, CallObserver observer,
			BiConsumer<SecretName, SecretOrigin> written) {
		return new AwsWriter(client, newSecrets, observer, written);
	}

	/**
	 * The stage is always named: a read that names none is wrong on servers that move the
	 * stages in name only.
	 */
	@Override
	public Outcome read(SecretName name) {
		ReadReport report = new ReadReport(this.observer, System::nanoTime, true);
		Outcome outcome = outcome(name);
		report.tell(name, outcome);
		return outcome;
	}

	private Outcome outcome(SecretName name) {
		GetSecretValueRequest.Builder request = GetSecretValueRequest.builder()
			.secretId(name.id())
			.versionStage(name.version().stage())
			.versionId(name.version().id());
		try {
			Endpoint endpoint = this.calls.connect(this.client);
			return Answers.of(endpoint, name,
					this.calls.call(endpoint, new Outage(), "GetSecretValue", (trace) -> endpoint.client()
						.getSecretValue(request.overrideConfiguration(trace.attach()).build())));
		}
		catch (CallFailedException ex) {
			return ex.outcome();
		}
	}

	@Override
	public PutVersion create(SecretName name, SecretValue value, String token) {
		CreateSecretRequest.Builder request = CreateSecretRequest.builder()
			.name(name.id())
			.clientRequestToken(token)
			.kmsKeyId(this.newSecrets.kmsKeyId())
			.secretString(value.isBinary() ? null : value.text())
			.secretBinary(value.isBinary() ? SdkBytes.fromByteArray(value.bytes()) : null);
		if (!this.newSecrets.tags().isEmpty()) {
			request.tags(this.newSecrets.tags().entrySet().stream().map(AwsWriter::tag).toList());
		}
		return changeCurrent("CreateSecret", name, token, (operation) -> {
			CreateSecretResponse answer = call(operation, (client, trace) -> client
				.createSecret(request.overrideConfiguration(trace.sending(value).attach()).build()));
			return version(operation, name, token, answer.name(), answer.arn(), answer.versionId(), true);
		});
	}

	@Override
	public PutVersion put(SecretName name, SecretValue value, String token) {
		return put(name, value, token, putRequest(name, value, token));
	}

	@Override
	public PutVersion draft(SecretName name, SecretValue value, String token) {
		return put(name, value, token, putRequest(name, value, token).versionStages(DRAFT));
	}

	@Override
	public void makeCurrent(SecretName name, String versionId, @Nullable String instead) {
		UpdateSecretVersionStageRequest.Builder request = UpdateSecretVersionStageRequest.builder()
			.secretId(name.id())
			.versionStage(CURRENT)
			.moveToVersionId(versionId)
			.removeFromVersionId(instead);
		Instant begun = Instant.now();
		change("UpdateSecretVersionStage", name, versionId, (operation) -> call(operation, (client, trace) -> client
			.updateSecretVersionStage(request.overrideConfiguration(trace.attach()).build())));
		tell(name, versionId, begun);
	}

	@Override
	public Description describe(SecretName name) {
		DescribeSecretRequest.Builder request = DescribeSecretRequest.builder().secretId(name.id());
		DescribeSecretResponse answer = call("DescribeSecret",
				(client, trace) -> client.describeSecret(request.overrideConfiguration(trace.attach()).build()));
		return new Description(answer.versionIdsToStages(), answer.deletedDate());
	}

	@Override
	public Instant delete(SecretName name, int days) {
		DeleteSecretRequest.Builder request = DeleteSecretRequest.builder()
			.secretId(name.id())
			.recoveryWindowInDays((long) days);
		return change("DeleteSecret", name, null, (operation) -> {
			DeleteSecretResponse answer = call(operation,
					(client, trace) -> client.deleteSecret(request.overrideConfiguration(trace.attach()).build()));
			if (answer.deletionDate() == null) {
				throw unclear(operation, "the answer has no date");
			}
			return answer.deletionDate();
		});
	}

	@Override
	public void restore(SecretName name) {
		RestoreSecretRequest.Builder request = RestoreSecretRequest.builder().secretId(name.id());
		change("RestoreSecret", name, null, (operation) -> call(operation,
				(client, trace) -> client.restoreSecret(request.overrideConfiguration(trace.attach()).build())));
	}

	@Override
	public Page<ListedSecret> list(String prefix, @Nullable String token) {
		ListSecretsRequest.Builder request = ListSecretsRequest.builder()
			.includePlannedDeletion(true)
			.maxResults(100)
			.nextToken(token);
		if (!prefix.isEmpty()) {
			request.filters(Filter.builder().key(FilterNameStringType.NAME).values(prefix).build());
		}
		ListSecretsResponse answer = call("ListSecrets",
				(client, trace) -> client.listSecrets(request.overrideConfiguration(trace.attach()).build()));
		return new Page<>(answer.secretList().stream().map(AwsWriter::listed).toList(), answer.nextToken());
	}

	@Override
	public Page<StoredVersion> versions(SecretName name, @Nullable String token) {
		ListSecretVersionIdsRequest.Builder request = ListSecretVersionIdsRequest.builder()
			.secretId(name.id())
			.includeDeprecated(true)
			.maxResults(100)
			.nextToken(token);
		ListSecretVersionIdsResponse answer = call("ListSecretVersionIds",
				(client, trace) -> client.listSecretVersionIds(request.overrideConfiguration(trace.attach()).build()));
		return new Page<>(answer.versions().stream().map(AwsWriter::version).toList(), answer.nextToken());
	}

	/**
	 * Where there is no client, whoever calls is told why.
	 */
	@Override
	public SecretFailure failure(FailureKind kind, @Nullable String detail) {
		try {
			return AwsFailures.ofNoCall(Endpoint.of(this.client.get()), kind, detail);
		}
		catch (RuntimeException ex) {
			return SecretFailure.of(kind, Endpoint.SERVICE, detail);
		}
	}

	private PutVersion put(SecretName name, SecretValue value, String token, PutSecretValueRequest.Builder request) {
		return changeCurrent("PutSecretValue", name, token, (operation) -> {
			PutSecretValueResponse answer = call(operation, (client, trace) -> client
				.putSecretValue(request.overrideConfiguration(trace.sending(value).attach()).build()));
			boolean current = !answer.hasVersionStages() || answer.versionStages().contains(CURRENT);
			return version(operation, name, token, answer.name(), answer.arn(), answer.versionId(), current);
		});
	}

	/**
	 * The version, if the answer is to that request: nothing else is known to be written.
	 */
	private PutVersion version(String operation, SecretName asked, String token, @Nullable String name,
			@Nullable String arn, @Nullable String versionId, boolean current) {
		if (!new SecretId(asked.id()).means(name, arn)) {
			throw unclear(operation, "the answer is about another secret");
		}
		if (!token.equals(versionId)) {
			throw unclear(operation, "the answer is about another version");
		}
		return new PutVersion(arn, token, current);
	}

	private SecretWriterException unclear(String operation, String detail) {
		return new SecretWriterException(
				AwsFailures.ofAnswer(Endpoint.of(this.client.get()), FailureKind.INVALID_RESPONSE, null, detail),
				IAM + operation);
	}

	/**
	 * Makes a call that may change which version is the current one.
	 */
	private PutVersion changeCurrent(String operation, SecretName name, String token,
			Function<String, PutVersion> call) {
		Instant begun = Instant.now();
		PutVersion version = change(operation, name, token, call);
		if (version.current()) {
			tell(name, token, begun);
		}
		return version;
	}

	private void tell(SecretName name, String versionId, Instant begun) {
		this.written.accept(name, new SecretOrigin("aws", null, versionId, begun));
	}

	/**
	 * Makes a call that changes a secret, and tells what came of it.
	 */
	private <T> T change(String operation, SecretName name, @Nullable String versionId, Function<String, T> call) {
		long start = System.nanoTime();
		try {
			T answer = call.apply(operation);
			this.observer.written(write(name, operation, versionId, null, start));
			return answer;
		}
		catch (SecretWriterException ex) {
			this.observer.written(write(name, operation, versionId, ex.failure(), start));
			throw ex;
		}
	}

	private static SecretWrite write(SecretName name, String operation, @Nullable String versionId,
			@Nullable SecretFailure failure, long start) {
		return new SecretWrite(name, operation, versionId, failure, Instant.now(),
				Duration.ofNanos(System.nanoTime() - start));
	}

	private <T> T call(String operation, BiFunction<SecretsManagerClient, CallTrace, T> call) {
		try {
			Endpoint endpoint = this.calls.connect(this.client);
			return this.calls.call(endpoint, new Outage(), operation, (trace) -> call.apply(endpoint.client(), trace));
		}
		catch (CallFailedException ex) {
			throw new SecretWriterException(ex.failure(), IAM + operation);
		}
	}

	private static PutSecretValueRequest.Builder putRequest(SecretName name, SecretValue value, String token) {
		return PutSecretValueRequest.builder()
			.secretId(name.id())
			.clientRequestToken(token)
			.secretString(value.isBinary() ? null : value.text())
			.secretBinary(value.isBinary() ? SdkBytes.fromByteArray(value.bytes()) : null);
	}

	private static Tag tag(Map.Entry<String, String> tag) {
		return Tag.builder().key(tag.getKey()).value(tag.getValue()).build();
	}

	private static ListedSecret listed(SecretListEntry entry) {
		return new ListedSecret(entry.name(), entry.name(), entry.lastChangedDate(), entry.deletedDate());
	}

	private static StoredVersion version(SecretVersionsListEntry entry) {
		return new StoredVersion(entry.versionId(), List.copyOf(entry.versionStages()), entry.createdDate());
	}

}
