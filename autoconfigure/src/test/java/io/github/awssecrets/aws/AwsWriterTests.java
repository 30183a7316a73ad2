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

import java.util.function.BiConsumer;
import java.util.stream.Stream;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretVersion;
import io.github.awssecrets.test.Fault;
import io.github.awssecrets.test.Operation;
import io.github.awssecrets.write.NewSecrets;
import io.github.awssecrets.write.SecretWriter;
import io.github.awssecrets.write.SecretWriter.PutVersion;
import io.github.awssecrets.write.SecretWriterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for {@link AwsWriter}: what each call makes of what can go wrong with it.
 */
class AwsWriterTests extends WithServer {

	private static final SecretName DB = new SecretName("", "db", "db", SecretVersion.CURRENT);

	private static final SecretValue VALUE = SecretValue.ofText("opensesame", SecretOrigin.of("test"));

	private static final String TOKEN = "00000000-0000-4000-8000-000000000001";

	private static final String OTHER_TOKEN = "00000000-0000-4000-8000-000000000002";

	private final RecordingObserver observer = new RecordingObserver();

	private final AwsWriter writer = AwsWriter.of(this::client, NewSecrets.PLAIN, this.observer);

	@ParameterizedTest
	@MethodSource
	void putWhenItGoesWrongTellsHowAndNothingOfTheValue(Fault fault, FailureKind kind) {
		this.server.put("db", "abracadabra");
		this.server.fail(fault).on(Operation.PUT_SECRET_VALUE).always();
		assertThatExceptionOfType(SecretWriterException.class).isThrownBy(() -> this.writer.put(DB, VALUE, TOKEN))
			.withNoCause()
			.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(kind))
			.satisfies((ex) -> assertThat(ex.action()).isEqualTo("secretsmanager:PutSecretValue"))
			.satisfies((ex) -> assertThat(ex.failure().toString()).doesNotContain("opensesame"))
			.satisfies((ex) -> assertThat(ex.failure().attempts()).isOne());
		assertThat(this.observer.writes()).singleElement()
			.satisfies((write) -> assertThat(write.outcome()).isEqualTo(kind.name()));
	}

	static Stream<Arguments> putWhenItGoesWrongTellsHowAndNothingOfTheValue() {
		return Stream.of(arguments(Fault.throttling(), FailureKind.THROTTLED),
				arguments(Fault.internalError(), FailureKind.SERVER_ERROR),
				arguments(Fault.unavailable(), FailureKind.SERVER_ERROR),
				arguments(Fault.accessDenied(), FailureKind.ACCESS_DENIED),
				arguments(Fault.kmsAccessDenied(), FailureKind.KMS_ACCESS_DENIED),
				arguments(Fault.refusal(400, "EncryptionFailure", "The key is disabled."),
						FailureKind.ENCRYPTION_FAILED),
				arguments(Fault.refusal(400, "LimitExceededException", "Too many versions."),
						FailureKind.LIMIT_EXCEEDED),
				arguments(Fault.expiredToken(), FailureKind.EXPIRED_CREDENTIALS),
				arguments(Fault.unrecognizedClient(), FailureKind.UNKNOWN_CREDENTIALS),
				arguments(Fault.signatureExpired(), FailureKind.CLOCK_SKEW),
				arguments(Fault.connectionDropped(), FailureKind.UNREACHABLE),
				arguments(Fault.connectionReset(), FailureKind.UNREACHABLE),
				arguments(Fault.truncatedBody(), FailureKind.INVALID_RESPONSE),
				arguments(Fault.garbageBody(), FailureKind.INVALID_RESPONSE),
				arguments(Fault.emptyBody(), FailureKind.INVALID_RESPONSE),
				arguments(Fault.wrongContentType(), FailureKind.INVALID_RESPONSE));
	}

	@ParameterizedTest
	@EnumSource
	void callWhenItIsDeniedNamesTheActionThatIsMissing(Call call) {
		this.server.put("db", "abracadabra");
		this.server.fail(Fault.accessDenied()).always();
		assertThatExceptionOfType(SecretWriterException.class).isThrownBy(() -> call.call.accept(this.writer, DB))
			.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(FailureKind.ACCESS_DENIED))
			.satisfies((ex) -> assertThat(ex.action()).isEqualTo("secretsmanager:" + call.operation.wireName()))
			.satisfies((ex) -> assertThat(ex.failure().detail()).contains(ex.action()));
		assertThat(this.server.calls()).singleElement()
			.satisfies((made) -> assertThat(made.operation()).isEqualTo(call.operation));
	}

	@Test
	void putTellsItsCallAndNoRead() {
		this.server.put("db", "abracadabra");
		this.writer.put(DB, VALUE, TOKEN);
		assertThat(this.observer.calls()).extracting((call) -> call.call().operation() + " " + call.outcome())
			.containsExactly("PutSecretValue OK");
		assertThat(this.observer.reads()).isEmpty();
	}

	@Test
	void writesWhenTheyAreDoneAreTold() {
		this.writer.create(DB, VALUE, TOKEN);
		this.writer.put(DB, VALUE, OTHER_TOKEN);
		this.writer.makeCurrent(DB, TOKEN, OTHER_TOKEN);
		this.writer.delete(DB, 7);
		this.writer.restore(DB);
		assertThat(this.observer.writes()).allSatisfy((write) -> assertThat(write.name()).isEqualTo(DB))
			.extracting((write) -> write.operation() + " " + write.versionId() + " " + write.outcome())
			.containsExactly("CreateSecret " + TOKEN + " OK", "PutSecretValue " + OTHER_TOKEN + " OK",
					"UpdateSecretVersionStage " + TOKEN + " OK", "DeleteSecret null OK", "RestoreSecret null OK");
	}

	@Test
	void readTellsItsCallAndTheSecret() {
		this.server.put("db", "abracadabra");
		this.writer.read(DB);
		this.server.remove("db");
		this.writer.read(DB);
		assertThat(this.observer.calls()).extracting((call) -> call.call().operation() + " " + call.outcome())
			.containsExactly("GetSecretValue OK", "GetSecretValue NOT_FOUND");
		assertThat(this.observer.reads()).extracting((read) -> read.name().id() + " " + read.outcome())
			.containsExactly("db OK", "db NOT_FOUND");
		assertThat(this.observer.reads()).allMatch(SecretRead::forWrite);
	}

	@Test
	void putWhenAnswerIsAboutAnotherSecretIsNotBelieved() {
		this.server.put("db", "abracadabra");
		this.server.put("other", "abracadabra");
		this.server.fail(Fault.answerFor("other")).on(Operation.PUT_SECRET_VALUE).once();
		assertThatExceptionOfType(SecretWriterException.class).isThrownBy(() -> this.writer.put(DB, VALUE, TOKEN))
			.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(FailureKind.INVALID_RESPONSE));
	}

	@Test
	void putWhenVersionExistsTellsWhetherItIsCurrent() {
		this.server.put("db", "abracadabra");
		assertThat(this.writer.put(DB, VALUE, TOKEN)).isEqualTo(new PutVersion(this.server.arn("db"), TOKEN, true));
		this.server.put("db", "hocus-pocus");
		assertThat(this.writer.put(DB, VALUE, TOKEN).current()).isFalse();
		assertThat(this.server.text("db")).isEqualTo("hocus-pocus");
	}

	@Test
	void putWhenVersionHasAnotherValueIsTaken() {
		this.server.put("db", "abracadabra");
		this.writer.put(DB, VALUE, TOKEN);
		SecretValue other = SecretValue.ofText("hocus-pocus", SecretOrigin.of("test"));
		assertThatExceptionOfType(SecretWriterException.class).isThrownBy(() -> this.writer.put(DB, other, TOKEN))
			.satisfies((ex) -> assertThat(ex.isTaken()).isTrue());
	}

	@Test
	void draftWhenThereIsAVersionIsReadByNobody() {
		this.server.put("db", "abracadabra");
		assertThat(this.writer.draft(DB, VALUE, TOKEN).current()).isFalse();
		assertThat(this.server.text("db")).isEqualTo("abracadabra");
	}

	@Test
	void makeCurrentWhenAnotherVersionIsCurrentIsRefused() {
		String first = this.server.put("db", "abracadabra");
		this.writer.draft(DB, VALUE, TOKEN);
		this.server.put("db", "hocus-pocus");
		assertThatExceptionOfType(SecretWriterException.class)
			.isThrownBy(() -> this.writer.makeCurrent(DB, TOKEN, first))
			.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(FailureKind.INVALID_REQUEST));
		assertThat(this.server.text("db")).isEqualTo("hocus-pocus");
	}

	@Test
	void readWhenThereIsNoClientFailsAsThat() {
		AwsWriter without = AwsWriter.of(() -> {
			throw new IllegalStateException("closed");
		}, NewSecrets.PLAIN);
		assertThat(without.read(DB)).isInstanceOf(Outcome.Failed.class);
		assertThatExceptionOfType(SecretWriterException.class).isThrownBy(() -> without.put(DB, VALUE, TOKEN));
		assertThat(without.failure(FailureKind.CONCURRENT_WRITE, null).place()).isEqualTo("AWS Secrets Manager");
	}

	/**
	 * The calls that the writer makes.
	 */
	enum Call {

		CREATE(Operation.CREATE_SECRET, (writer, name) -> writer.create(name, VALUE, TOKEN)),

		PUT(Operation.PUT_SECRET_VALUE, (writer, name) -> writer.put(name, VALUE, TOKEN)),

		DRAFT(Operation.PUT_SECRET_VALUE, (writer, name) -> writer.draft(name, VALUE, TOKEN)),

		MAKE_CURRENT(Operation.UPDATE_SECRET_VERSION_STAGE, (writer, name) -> writer.makeCurrent(name, TOKEN, null)),

		DESCRIBE(Operation.DESCRIBE_SECRET, (writer, name) -> writer.describe(name)),

		DELETE(Operation.DELETE_SECRET, (writer, name) -> writer.delete(name, 7)),

		RESTORE(Operation.RESTORE_SECRET, (writer, name) -> writer.restore(name)),

		LIST(Operation.LIST_SECRETS, (writer, name) -> writer.list("app/", null)),

		VERSIONS(Operation.LIST_SECRET_VERSION_IDS, (writer, name) -> writer.versions(name, null));

		private final Operation operation;

		private final BiConsumer<SecretWriter, SecretName> call;

		Call(Operation operation, BiConsumer<SecretWriter, SecretName> call) {
			this.operation = operation;
			this.call = call;
		}

	}

}
