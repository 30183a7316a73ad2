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
package io.github.awssecrets.doctor;

import java.time.Duration;
import java.util.regex.Pattern;

import io.github.awssecrets.backend.Act;
import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what {@link Doctor} says of anything but reading.
 */
class DoctorActTests {

	private static final String PLACE = "AWS Secrets Manager in eu-central-1";

	private static final Pattern STOP = Pattern.compile("(?s).*[^.]\\.");

	@Test
	void diagnoseWhenWriteIsDeniedOffersTheActionThatWasCalled() {
		Finding finding = diagnose(Act.WRITE, "secretsmanager:PutSecretValue", FailureKind.ACCESS_DENIED,
				"AccessDeniedException", null);
		assertThat(finding.description())
			.isEqualTo("The role may not write 'app/db' in eu-central-1 (AccessDeniedException).");
		assertThat(finding.action()).isEqualTo("Allow it in a policy of the role:\n"
				+ "{\"Effect\":\"Allow\",\"Action\":\"secretsmanager:PutSecretValue\",\"Resource\":"
				+ "\"arn:aws:secretsmanager:eu-central-1:*:secret:app/db-??????\"}");
	}

	@Test
	void diagnoseWhenAwsNamesTheMissingActionOffersThatOne() {
		Finding finding = diagnose(Act.WRITE, "secretsmanager:CreateSecret", FailureKind.ACCESS_DENIED,
				"AccessDeniedException",
				"User: U is not authorized to perform: secretsmanager:TagResource on resource: R");
		assertThat(finding.action()).contains("\"secretsmanager:TagResource\"").doesNotContain("CreateSecret");
	}

	@Test
	void diagnoseWhenListIsDeniedOffersItForAllResources() {
		Finding finding = diagnose(Act.LIST, "secretsmanager:ListSecrets", FailureKind.ACCESS_DENIED, null, null);
		assertThat(finding.action()).contains("\"secretsmanager:ListSecrets\",\"Resource\":\"*\"");
	}

	@Test
	void diagnoseWhenKeyMayNotBeUsedOffersToEncryptAsWell() {
		Finding finding = diagnose(Act.WRITE, "secretsmanager:PutSecretValue", FailureKind.KMS_ACCESS_DENIED, null,
				null);
		assertThat(finding.action()).contains("\"Action\":[\"kms:Decrypt\",\"kms:GenerateDataKey\"]");
	}

	@Test
	void diagnoseWhenWriteIsNotAnsweredSaysThatItMayHaveBeenDone() {
		SecretFailure failure = new SecretFailure(FailureKind.TIMEOUT, PLACE, "eu-central-1", null, null, null, null, 2,
				Duration.ofSeconds(10));
		assertThat(new Doctor().diagnose(name(), failure, Act.WRITE, null).description())
			.isEqualTo("'app/db' could not be written: " + PLACE
					+ " did not answer in time, tried 2 times in 10.0 s. It may have been done all the same.");
		assertThat(new Doctor().diagnose(name(), failure, Act.HISTORY, null).description()).doesNotContain("may have");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = {
			"INVALID_VALUE | it is empty | The value can't be stored as 'app/db' in eu-central-1: it is empty. | Store a text or bytes, from 1 to 65,536 bytes.",
			"INVALID_WINDOW | 6 days | 'app/db' in eu-central-1 could not be written: 6 days. | Choose whole days, from 7 to 30.",
			"CONCURRENT_WRITE | tried 10 times | 'app/db' in eu-central-1 could not be written: others change it at the same time, tried 10 times. | Try again.",
			"NOT_FOUND | | AWS Secrets Manager in eu-central-1 has no 'app/db'. | Correct the path, aws.secrets.prefix or aws.secrets.region.",
			"NOT_JSON | the value is not JSON | A member of 'app/db' in eu-central-1 is to be set, but the value is not JSON. | Set the whole value, without '#', or store a JSON object first.",
			"INVALID_MEMBER | no member is given | The members of 'app/db' in eu-central-1 can't be set: no member is given. | Give at least one member, each by a name or a JSON Pointer, and a text for it.",
			"INVALID_REFERENCE | an ARN is not written | AWS Secrets Manager in eu-central-1 can't be used: an ARN is not written. | Give the path of a secret below aws.secrets.prefix that meets this rule." })
	void diagnoseWhenWriteIsRefusedSaysWhatToDo(FailureKind kind, String detail, String description, String action) {
		assertThat(diagnose(Act.WRITE, null, kind, null, detail)).isEqualTo(new Finding(description, action));
	}

	@Test
	void diagnoseWhenNothingWasBeforeOffersToListTheVersions() {
		SecretName previous = new SecretName("", "db", "app/db", SecretVersion.ofStage("AWSPREVIOUS"));
		SecretFailure failure = new SecretFailure(FailureKind.VERSION_NOT_FOUND, PLACE, "eu-central-1", null, null,
				null, null, 1, Duration.ZERO);
		Finding finding = new Doctor().diagnose(previous, failure, Act.ROLL_BACK, null);
		assertThat(finding.description()).isEqualTo(PLACE + " has 'app/db', but no stage AWSPREVIOUS of it.");
		assertThat(finding.action()).contains("list-secret-version-ids");
	}

	@ParameterizedTest
	@EnumSource(FailureKind.class)
	void diagnoseWhenAnythingFailsIsWellWritten(FailureKind kind) {
		for (Act act : Act.values()) {
			for (String message : new String[] { null, "It failed.", " " }) {
				Finding finding = diagnose(act, null, kind, "Code", message);
				assertThat(finding.description()).matches(STOP).matches("(?s)['A-Z].*");
				assertThat(finding.description() + finding.action()).doesNotContain("null", "  ", "..", " .", " ,",
						" :", "()", ": .", "\n\n");
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "WRITE,written", "DELETE,deleted", "RESTORE,restored", "LIST,listed", "HISTORY,looked into",
			"ROLL_BACK,rolled back" })
	void diagnoseWhenAwsIsOutOfReachNamesTheAct(Act act, String participle) {
		assertThat(diagnose(act, null, FailureKind.UNREACHABLE, null, null).description())
			.startsWith("'app/db' could not be " + participle + ": ");
	}

	private static Finding diagnose(Act act, String action, FailureKind kind, String code, String detail) {
		SecretFailure failure = new SecretFailure(kind, PLACE, "eu-central-1", null, code, detail, null, 0,
				Duration.ZERO);
		return new Doctor().diagnose(name(), failure, act, action);
	}

	private static SecretName name() {
		return new SecretName("", "db", "app/db", SecretVersion.CURRENT);
	}

}
