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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.backend.Vacancy;
import io.github.awssecrets.policy.PolicyStatement;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Doctor}.
 */
class DoctorTests {

	private static final String PLACE = "AWS Secrets Manager in eu-central-1";

	private static final String ARN = "arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:rds!db";

	private static final List<Vacancy> PLACES = List.of(new Vacancy.Variable("SECRET_DB"),
			new Vacancy.Line("SECRET_DB", "/app/.env"), new Vacancy.SecretFile("/secrets", "db", true),
			new Vacancy.SecretFile("/mnt", "db", false));

	private static final Pattern STOP = Pattern.compile("(?s).*[^.]\\.");

	@Test
	void diagnoseWhenNotFoundOffersToCreateTheSecret() {
		assertFinding(FailureKind.NOT_FOUND, "ResourceNotFoundException",
				"Secrets Manager can't find the specified secret.",
				PLACE + " has no 'app/db' (ResourceNotFoundException).",
				"Correct the reference, aws.secrets.prefix or aws.secrets.region, or create the secret:\n"
						+ "aws secretsmanager create-secret --region eu-central-1 --name app/db"
						+ " --secret-string file://VALUE-FILE");
	}

	@Test
	void diagnoseWhenNotFoundInAStoreNamesItsSettings() {
		SecretName name = new SecretName("eu", "db", "app/db", SecretVersion.CURRENT);
		assertThat(new Doctor().diagnose(name, failure(FailureKind.NOT_FOUND, null, null)).action())
			.startsWith("Correct the reference, aws.secrets.stores.eu.prefix or aws.secrets.stores.eu.region, or ");
	}

	@Test
	void diagnoseWhenNotFoundAndANameDiffersByLittleAsksForIt() {
		SecretFailure failure = failure(FailureKind.NOT_FOUND, null, null).withHint("'app/bd' or 'app/dp'");
		assertThat(new Doctor().diagnose(name(), failure).action())
			.startsWith("Is it 'app/bd' or 'app/dp'? Correct the reference,");
	}

	@Test
	void diagnoseWhenDateOfDeletionIsKnownTellsIt() {
		SecretFailure failure = failure(FailureKind.SCHEDULED_FOR_DELETION, null, null).withHint("2026-12-24");
		assertThat(new Doctor().diagnose(name(), failure).action())
			.isEqualTo("It is going to be deleted on 2026-12-24. To keep it:\n"
					+ "aws secretsmanager restore-secret --region eu-central-1 --secret-id app/db");
	}

	@ParameterizedTest
	@EnumSource(names = { "THROTTLED", "SERVER_ERROR", "TIMEOUT", "UNREACHABLE", "UNKNOWN_HOST", "TLS_FAILED",
			"INVALID_RESPONSE", "NO_CREDENTIALS", "EXPIRED_CREDENTIALS" })
	void diagnoseWhenAwsWasNotAskedSaysSoAndWhenItWillBe(FailureKind kind) {
		SecretFailure failure = failure(kind, null, null).notAskedUntil(Instant.parse("9999-11-01T12:00:04.5Z"));
		String asked = new Doctor().diagnose(name(), failure(kind, null, null)).description();
		assertThat(new Doctor().diagnose(name(), failure).description())
			.isEqualTo(asked + " That was found out before: AWS was not asked this time, and will be again from"
					+ " 9999-11-01T12:00:05Z on.");
	}

	@Test
	void diagnoseWhenAwsWasNotAskedAndTheTimeIsOverSaysNoMoreThanThat() {
		SecretFailure failure = failure(FailureKind.TIMEOUT, null, null).notAskedUntil(Instant.EPOCH);
		assertThat(new Doctor().diagnose(name(), failure).description())
			.endsWith(" That was found out before: AWS was not asked this time.");
	}

	@Test
	void diagnoseWhenEndpointIsNotThatOfAwsLeadsTheCommandThere() {
		SecretFailure failure = new SecretFailure(FailureKind.SCHEDULED_FOR_DELETION, PLACE, "eu-central-1",
				"http://127.0.0.1:4566", null, null, null, 1, Duration.ZERO);
		assertThat(new Doctor().diagnose(name(), failure).action())
			.isEqualTo("To keep it:\naws secretsmanager restore-secret"
					+ " --endpoint-url http://127.0.0.1:4566 --region eu-central-1 --secret-id app/db");
	}

	@Test
	void diagnoseWhenNotFoundByArnDoesNotOfferToCreateIt() {
		SecretName arn = new SecretName("", null, ARN, SecretVersion.CURRENT);
		assertThat(new Doctor().diagnose(arn, failure(FailureKind.NOT_FOUND, null, null)).action())
			.isEqualTo("Correct the reference, aws.secrets.prefix or aws.secrets.region, or create the secret.");
	}

	@Test
	void diagnoseWhenNotFoundElsewhereDoesNotSpeakOfAws() {
		Finding finding = new Doctor().diagnose(name(),
				SecretFailure.of(FailureKind.NOT_FOUND, "the environment variable SECRET_DB", null));
		assertThat(finding.description()).isEqualTo("'app/db' is not in the environment variable SECRET_DB.");
		assertThat(finding.action()).isEqualTo("Correct the reference, or create the secret.");
	}

	@Test
	void diagnoseWhenNotFoundElsewhereNamesWhatToCreate() {
		SecretFailure failure = SecretFailure.of(FailureKind.NOT_FOUND, "the test", null).with(PLACES);
		assertThat(new Doctor().diagnose(name(), failure).action()).isEqualTo(
				"Correct the reference, or set the environment variable SECRET_DB, or set SECRET_DB in /app/.env, "
						+ "or create the file /secrets/db, or create the directory /mnt, and in it the file db.");
	}

	@Test
	void diagnoseWhenNotFoundInAwsNamesWhatElseToCreateBeforeTheCommand() {
		SecretFailure failure = failure(FailureKind.NOT_FOUND, "ResourceNotFoundException", null)
			.with(PLACES.subList(0, 1));
		assertThat(new Doctor().diagnose(name(), failure).action()).isEqualTo(
				"Correct the reference, aws.secrets.prefix or aws.secrets.region, or set the environment variable "
						+ "SECRET_DB, or create the secret:\naws secretsmanager create-secret --region eu-central-1 "
						+ "--name app/db --secret-string file://VALUE-FILE");
	}

	@Test
	void diagnoseWhenFileCantBeReadOffersToCheckPermissions() {
		assertFinding(FailureKind.FILE_UNREADABLE, null, "reading /secrets/db ends in AccessDeniedException",
				"'app/db' in eu-central-1 could not be read: reading /secrets/db ends in AccessDeniedException.",
				"Check that the user that the application runs as may read the file and list the directories above it, and "
						+ "that they are mounted.");
	}

	@Test
	void diagnoseWhenFileIsUnfitTellsWhatOneIs() {
		assertFinding(FailureKind.FILE_UNFIT, null, "the file /secrets/db is no regular file",
				"'app/db' in eu-central-1 could not be read: the file /secrets/db is no regular file.",
				"Put a regular file of at most 65,536 bytes there, or a link to one in the same directory.");
	}

	@Test
	void diagnoseWhenVersionIsNotFoundOffersToListThem() {
		SecretName previous = new SecretName("", "db", "app/db", SecretVersion.ofStage("AWSPREVIOUS"));
		Finding finding = new Doctor().diagnose(previous,
				failure(FailureKind.VERSION_NOT_FOUND, "ResourceNotFoundException", null));
		assertThat(finding.description())
			.isEqualTo(PLACE + " has 'app/db', but no stage AWSPREVIOUS of it (ResourceNotFoundException).");
		assertThat(finding.action()).isEqualTo("Correct the reference. To see the versions: "
				+ "aws secretsmanager list-secret-version-ids --region eu-central-1 --secret-id app/db");
	}

	@Test
	void diagnoseWhenMemberIsNotFoundNamesThoseThere() {
		assertFinding(FailureKind.MEMBER_NOT_FOUND, null, "the members there are: user, url",
				"'app/db' in eu-central-1 has no such member: the members there are: user, url.",
				"Correct the reference, or add the member to the secret.");
	}

	@Test
	void diagnoseWhenNotJsonOffersTheWholeValue() {
		assertFinding(FailureKind.NOT_JSON, null, "the value is not JSON",
				"A member of 'app/db' in eu-central-1 is asked for, but the value is not JSON.",
				"Refer to the whole value, without '#', or store a JSON object.");
	}

	@Test
	void diagnoseWhenReferenceIsInvalidTellsTheRule() {
		assertFinding(FailureKind.INVALID_REFERENCE, null, "no store 'x' is configured under aws.secrets.stores",
				"It can't be used: no store 'x' is configured under aws.secrets.stores.", "Correct the reference.");
	}

	@Test
	void diagnoseWhenRequestIsInvalidTellsWhatAwsSays() {
		assertFinding(FailureKind.INVALID_REQUEST, "InvalidParameterException", "Invalid name.",
				"AWS does not accept the request for 'app/db' in eu-central-1 (InvalidParameterException): Invalid name.",
				"Correct the reference.");
	}

	@Test
	void diagnoseWhenAccessIsDeniedOffersAPolicyStatement() {
		Finding finding = diagnose(FailureKind.ACCESS_DENIED, "AccessDeniedException", "User: U is not authorized.");
		assertThat(finding.description()).isEqualTo("The role may not read 'app/db' in eu-central-1, or it does not "
				+ "exist and the role may not know that (AccessDeniedException): User: U is not authorized.");
		assertThat(statement(finding)).containsExactly(Map.entry("Effect", "Allow"),
				Map.entry("Action", "secretsmanager:GetSecretValue"),
				Map.entry("Resource", "arn:aws:secretsmanager:eu-central-1:*:secret:app/db-??????"));
	}

	@ParameterizedTest
	@CsvSource({ ARN + "," + ARN + "-??????", ARN + "-AbCdEf," + ARN + "-AbCdEf" })
	void diagnoseWhenAccessToAnArnIsDeniedOffersIt(String arn, String resource) {
		SecretName name = new SecretName("", null, arn, SecretVersion.CURRENT);
		Finding finding = new Doctor().diagnose(name, failure(FailureKind.ACCESS_DENIED, null, null));
		assertThat(statement(finding).get("Resource")).isEqualTo(resource);
	}

	@Test
	void diagnoseWhenAccessIsDeniedInAnyRegionNamesItsPartition() {
		assertThat(Region.regions()).filteredOn((region) -> !region.isGlobalRegion())
			.allSatisfy((region) -> assertThat(resourceIn(region.id()))
				.startsWith("arn:" + region.metadata().partition().id() + ":secretsmanager:" + region.id() + ":"));
	}

	@ParameterizedTest
	@CsvSource({ "cn-north-1,aws-cn", "us-gov-west-1,aws-us-gov", "us-east-1,aws" })
	void diagnoseWhenAccessIsDeniedInAnotherPartitionNamesIt(String region, String partition) {
		assertThat(resourceIn(region))
			.isEqualTo("arn:" + partition + ":secretsmanager:" + region + ":*:secret:app/db-??????");
	}

	@Test
	void diagnoseWhenAccessToTheKeyIsDeniedOffersAPolicyStatement() {
		Finding finding = diagnose(FailureKind.KMS_ACCESS_DENIED, "AccessDeniedException",
				"Access to KMS is not allowed");
		assertThat(finding.description()).isEqualTo("The role may not use the KMS key that encrypts 'app/db' in "
				+ "eu-central-1 (AccessDeniedException): Access to KMS is not allowed.");
		assertThat(statement(finding)).containsExactly(Map.entry("Effect", "Allow"), Map.entry("Action", "kms:Decrypt"),
				Map.entry("Resource", "KEY-ARN"),
				Map.entry("Condition.StringEquals.kms:ViaService", "secretsmanager.eu-central-1.amazonaws.com"));
	}

	@Test
	void diagnoseWhenDecryptionFailedOffersToLookForTheKey() {
		assertFinding(FailureKind.DECRYPTION_FAILED, "DecryptionFailure", null,
				"The KMS key that encrypts 'app/db' in eu-central-1 is disabled, deleted or unusable (DecryptionFailure).",
				"Enable the key or cancel its deletion. Which key it is: "
						+ "aws secretsmanager describe-secret --region eu-central-1 --secret-id app/db");
	}

	@Test
	void diagnoseWhenScheduledForDeletionOffersToRestoreIt() {
		assertFinding(FailureKind.SCHEDULED_FOR_DELETION, "InvalidRequestException", "It was marked for deletion.",
				"'app/db' in eu-central-1 is scheduled for deletion (InvalidRequestException): It was marked for deletion.",
				"To keep it:\naws secretsmanager restore-secret --region eu-central-1 --secret-id app/db");
	}

	@Test
	void diagnoseWhenThereAreNoCredentialsOffersWaysToThem() {
		assertFinding(FailureKind.NO_CREDENTIALS, null, null,
				"'app/db' in eu-central-1 could not be read: no AWS credentials were found.",
				"On ECS, EKS or EC2, give the task, the pod or the instance a role, and check that the instance metadata "
						+ "service (IMDSv2, hop limit 2 for containers) can be reached. Elsewhere, run 'aws sso login' "
						+ "and set AWS_PROFILE, or set spring.cloud.aws.credentials.");
	}

	@Test
	void diagnoseWhenRoleIsDeniedOffersThePolicy() {
		assertFinding(FailureKind.ROLE_DENIED, "AccessDenied", "arn:aws:iam::123456789012:role/reader, not you.",
				"'app/db' in eu-central-1 could not be read: the role may not be assumed (AccessDenied): "
						+ "arn:aws:iam::123456789012:role/reader, not you.",
				"Allow it in a policy of those who assume the role, and name them in its trust policy; an external id "
						+ "that the trust policy asks for is set as external-id next to role-arn:\n"
						+ PolicyStatement.allow("sts:AssumeRole", "ROLE-ARN"));
	}

	@Test
	void diagnoseWhenCredentialsHaveExpiredOffersToRenewThem() {
		assertFinding(FailureKind.EXPIRED_CREDENTIALS, "ExpiredTokenException", null,
				"'app/db' in eu-central-1 could not be read: the AWS credentials have expired (ExpiredTokenException).",
				"Get new ones, with 'aws sso login' for example. A role renews its own: check that the metadata service "
						+ "can be reached.");
	}

	@Test
	void diagnoseWhenCredentialsAreUnknownOffersToCheckThem() {
		assertFinding(FailureKind.UNKNOWN_CREDENTIALS, "UnrecognizedClientException", "The token is invalid.",
				"'app/db' in eu-central-1 could not be read: AWS does not know the access key or the token "
						+ "(UnrecognizedClientException): The token is invalid.",
				"Check the access key, the secret access key and the session token, and that no others are found before "
						+ "them.");
	}

	@Test
	void diagnoseWhenSignatureIsInvalidOffersToCheckTheCredentials() {
		assertFinding(FailureKind.INVALID_SIGNATURE, "InvalidSignatureException", null,
				"'app/db' in eu-central-1 could not be read: the secret access key does not belong to the access key "
						+ "(InvalidSignatureException).",
				"Check the access key, the secret access key and the session token, and that no others are found before "
						+ "them.");
	}

	@Test
	void diagnoseWhenClockIsWrongOffersToSetIt() {
		assertFinding(FailureKind.CLOCK_SKEW, "RequestExpired", "Signature expired.",
				"'app/db' in eu-central-1 could not be read: the clock of this machine is wrong (RequestExpired): "
						+ "Signature expired.",
				"Synchronise the clock of this machine.");
	}

	@Test
	void diagnoseWhenThereIsNoRegionNamesTheProperty() {
		Finding finding = new Doctor().diagnose(name(),
				SecretFailure.of(FailureKind.NO_REGION, "AWS Secrets Manager", null));
		assertThat(finding.description()).isEqualTo("'app/db' could not be read: no AWS region is configured.");
		assertThat(finding.action()).isEqualTo("Set aws.secrets.region.");
	}

	@ParameterizedTest
	@CsvSource({ ",there is no host where", "secretsmanager.example,there is no host secretsmanager.example where" })
	void diagnoseWhenHostIsUnknownNamesIt(String host, String text) {
		assertFinding(FailureKind.UNKNOWN_HOST, null, host,
				"'app/db' in eu-central-1 could not be read: " + text + " " + PLACE + " would be.",
				"Check aws.secrets.region and aws.secrets.endpoint, and the name service.");
	}

	@Test
	void diagnoseWhenArnIsOfAnotherRegionNamesThatOfTheClient() {
		assertFinding(FailureKind.OTHER_REGION, null, null,
				"'app/db' is of another region than eu-central-1, from which secrets are read.",
				"Refer to the secret's replica in eu-central-1, or read from the other region.");
	}

	@Test
	void diagnoseWhenThrottledOffersToAskForMore() {
		assertFinding(FailureKind.THROTTLED, "ThrottlingException", "Rate exceeded",
				"'app/db' could not be read: " + PLACE + " asks to slow down (ThrottlingException): Rate exceeded.",
				"Wait, and ask AWS for a higher quota if it happens again.");
	}

	@ParameterizedTest
	@CsvSource({ "SERVER_ERROR,answers with a failure of its own", "TIMEOUT,did not answer in time",
			"UNREACHABLE,could not be reached" })
	void diagnoseWhenAwsIsOutOfReachOffersToCheckTheNetwork(FailureKind kind, String what) {
		assertFinding(kind, null, null, "'app/db' could not be read: " + PLACE + " " + what + ".",
				"Check the endpoint, the route to it (VPC endpoint, NAT, proxy, security group) and the status of AWS.");
	}

	@Test
	void diagnoseWhenTlsFailedOffersToCheckTheCertificate() {
		assertFinding(FailureKind.TLS_FAILED, null, "No trusted certificate found",
				"'app/db' could not be read: " + PLACE
						+ " offers no connection that can be trusted: No trusted certificate " + "found.",
				"Check the endpoint, and that this JVM trusts its certificate or that of a proxy.");
	}

	@Test
	void diagnoseWhenResponseIsInvalidOffersToCheckTheEndpoint() {
		assertFinding(FailureKind.INVALID_RESPONSE, null, null,
				"'app/db' could not be read: " + PLACE + " gave an answer that makes no sense.",
				"Check that the endpoint is that of AWS Secrets Manager or its agent, and no proxy answers.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					AGENT_UNREACHABLE   | could not be reached                                  | Start the agent on this machine
					AGENT_TOKEN_REFUSED | does not accept the token                             | the token that the agent was started with
					AGENT_REFUSED       | does not understand the request                       | not older than its version 1.1.0
					AGENT_FAILED        | could not ask AWS, and only its log tells why         | Look into the log of the agent
					""")
	void diagnoseWhenAgentDoesNotAnswerTellsWhatItNeeds(FailureKind kind, String what, String action) {
		Finding finding = new Doctor().diagnose(name(),
				SecretFailure.of(kind, "the Secrets Manager Agent at http://localhost:2773", "HTTP status 500"));
		assertThat(finding.description()).isEqualTo("'app/db' could not be read: the Secrets Manager Agent at "
				+ "http://localhost:2773 " + what + ": HTTP status 500.");
		assertThat(finding.action()).contains(action);
		assertWellWritten(finding);
	}

	@Test
	void diagnoseWhenTokenCantBeReadNamesTheProperty() {
		Finding finding = new Doctor().diagnose(name(), SecretFailure.of(FailureKind.AGENT_TOKEN_UNREADABLE,
				"the Secrets Manager Agent at http://localhost:2773", "the file /token does not exist"));
		assertThat(finding.description())
			.isEqualTo("'app/db' could not be read: there is no token for the Secrets Manager "
					+ "Agent at http://localhost:2773: the file /token does not exist.");
		assertThat(finding.action()).contains("aws.secrets.agent.token-file");
	}

	@Test
	void diagnoseWhenAgentFindsNothingOffersACommandWithoutRegion() {
		SecretFailure failure = new SecretFailure(FailureKind.NOT_FOUND, "AWS Secrets Manager behind the agent", null,
				null, "ResourceNotFoundException", null, null, 1, Duration.ZERO);
		Finding finding = new Doctor().diagnose(name(), failure);
		assertThat(finding.description())
			.isEqualTo("AWS Secrets Manager behind the agent has no 'app/db' (ResourceNotFoundException).");
		assertThat(finding.action()).isEqualTo("Correct the reference or aws.secrets.prefix, or create the secret:\n"
				+ "aws secretsmanager create-secret --name app/db --secret-string file://VALUE-FILE");
	}

	@Test
	void diagnoseWhenInterruptedOffersToTryAgain() {
		assertFinding(FailureKind.INTERRUPTED, null, null, "The wait for 'app/db' in eu-central-1 was interrupted.",
				"Try again.");
	}

	@Test
	void diagnoseWhenFailureIsOfAnotherKindTellsWhatIsKnown() {
		assertFinding(FailureKind.OTHER, "NotImplementedException", "java.lang.IllegalStateException",
				"'app/db' in eu-central-1 could not be read (NotImplementedException): java.lang.IllegalStateException.",
				"Try again.");
	}

	@ParameterizedTest
	@CsvSource({ "1,1234,'tried once in 1.2 s'", "3,60000,'tried 3 times in 60.0 s'", "2,0,'tried 2 times in 0.0 s'" })
	void diagnoseWhenTriedTellsHowOftenAndForHowLong(int attempts, long millis, String effort) {
		SecretFailure failure = new SecretFailure(FailureKind.TIMEOUT, PLACE, "eu-central-1", null, null,
				"It took too long.", null, attempts, Duration.ofMillis(millis));
		assertThat(new Doctor().diagnose(name(), failure).description()).isEqualTo(
				"'app/db' could not be read: " + PLACE + " did not answer in time: It took too long, " + effort + ".");
	}

	@ParameterizedTest
	@EnumSource(FailureKind.class)
	void diagnoseWhenLittleIsKnownSaysNothingOfNull(FailureKind kind) {
		assertWellWritten(new Doctor().diagnose(null, SecretFailure.of(kind, "the sources of secrets", null)));
		assertWellWritten(new Doctor().diagnose(name(), SecretFailure.of(kind, "the sources of secrets", "")));
	}

	@ParameterizedTest
	@EnumSource(FailureKind.class)
	void diagnoseWhenMessageEndsWithAFullStopHasOneAllTheSame(FailureKind kind) {
		for (String message : new String[] { "It failed.", "It failed. ", "It failed...", ".", " " }) {
			assertWellWritten(diagnose(kind, "Code", message));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "VERSION_NOT_FOUND", "DECRYPTION_FAILED", "SCHEDULED_FOR_DELETION" })
	void diagnoseWhenNameHasAnExclamationMarkQuotesItForTheShell(FailureKind kind) {
		SecretName name = new SecretName("", "rds!db", "rds!db", SecretVersion.CURRENT);
		assertThat(new Doctor().diagnose(name, failure(kind, null, null)).action()).endsWith("--secret-id 'rds!db'");
	}

	private static void assertFinding(FailureKind kind, String code, String detail, String description, String action) {
		Finding finding = diagnose(kind, code, detail);
		assertThat(finding).isEqualTo(new Finding(description, action));
		assertWellWritten(finding);
	}

	private static void assertWellWritten(Finding finding) {
		assertThat(finding.description()).matches(STOP).matches("(?s)['A-Z].*");
		assertThat(finding.description() + finding.action()).doesNotContain("null", "  ", "..", " .", " ,", " :", "()",
				": .", "\n\n");
	}

	private static Finding diagnose(FailureKind kind, String code, String detail) {
		return new Doctor().diagnose(name(), failure(kind, code, detail));
	}

	private static SecretFailure failure(FailureKind kind, String code, String detail) {
		return new SecretFailure(kind, PLACE, "eu-central-1", null, code, detail, null, 0, Duration.ZERO);
	}

	private static SecretName name() {
		return new SecretName("", "db", "app/db", SecretVersion.CURRENT);
	}

	private static String resourceIn(String region) {
		SecretFailure failure = new SecretFailure(FailureKind.ACCESS_DENIED, "AWS Secrets Manager in " + region, region,
				null, null, null, null, 0, Duration.ZERO);
		return statement(new Doctor().diagnose(name(), failure)).get("Resource");
	}

	/**
	 * The policy statement at the end of the action, flattened.
	 */
	private static Map<String, String> statement(Finding finding) {
		String statement = finding.action().substring(finding.action().indexOf('{'));
		return SecretValue.ofText(statement, SecretOrigin.of("test")).members();
	}

}
