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

import java.util.ArrayList;
import java.util.List;

import io.github.awssecrets.backend.Act;
import io.github.awssecrets.backend.Vacancy;
import io.github.awssecrets.policy.PolicyStatement;

/**
 * What to do about it.
 */
final class Remedy {

	private static final String NETWORK = "Check the endpoint, the route to it (VPC endpoint, NAT, proxy, security "
			+ "group) and the status of AWS.";

	private Remedy() {
	}

	static String of(Patient patient) {
		return (patient.act() == Act.READ) ? ofRead(patient) : ofAct(patient);
	}

	/**
	 * What to do where something else than reading failed. Most failures have nothing to
	 * do with that.
	 */
	private static String ofAct(Patient patient) {
		return switch (patient.failure().kind()) {
			case NOT_FOUND, INVALID_REQUEST -> "Correct the path, aws.secrets.prefix or aws.secrets.region.";
			case INVALID_REFERENCE -> "Give the path of a secret below aws.secrets.prefix that meets this rule.";
			case VERSION_NOT_FOUND -> "To see the versions: " + command(patient, "list-secret-version-ids --secret-id");
			case MEMBER_NOT_FOUND -> "Correct the member.";
			case NOT_JSON -> "Set the whole value, without '#', or store a JSON object first.";
			case ACCESS_DENIED -> "Allow it in a policy of the role:\n"
					+ PolicyStatement.allow(patient.missingAction(), patient.missingResource());
			case KMS_ACCESS_DENIED ->
				"Allow it in a policy of the role, and in the policy of the key:\n" + useKey(patient);
			default -> ofRead(patient);
		};
	}

	private static String ofRead(Patient patient) {
		return switch (patient.failure().kind()) {
			case NOT_FOUND -> create(patient);
			case VERSION_NOT_FOUND -> "Correct the reference. To see the versions: "
					+ command(patient, "list-secret-version-ids --secret-id");
			case MEMBER_NOT_FOUND -> "Correct the reference, or add the member to the secret.";
			case NOT_JSON -> "Refer to the whole value, without '#', or store a JSON object.";
			case INVALID_REFERENCE, INVALID_REQUEST -> "Correct the reference.";
			case ACCESS_DENIED -> "Allow it in a policy of the role:\n"
					+ PolicyStatement.allow("secretsmanager:GetSecretValue", patient.resource());
			case KMS_ACCESS_DENIED -> "Allow it in a policy of the role, and in the policy of the key:\n"
					+ PolicyStatement.decrypt("KEY-ARN", patient.region());
			case DECRYPTION_FAILED -> "Enable the key or cancel its deletion. Which key it is: "
					+ command(patient, "describe-secret --secret-id");
			case SCHEDULED_FOR_DELETION -> patient.hint("It is going to be deleted on ", ". ") + "To keep it:\n"
					+ command(patient, "restore-secret --secret-id");
			case NO_CREDENTIALS -> "On ECS, EKS or EC2, give the task, the pod or the instance a role, and check that "
					+ "the instance metadata service (IMDSv2, hop limit 2 for containers) can be reached. Elsewhere, "
					+ "run 'aws sso login' and set AWS_PROFILE, or set spring.cloud.aws.credentials.";
			case ROLE_DENIED ->
				"Allow it in a policy of those who assume the role, and name them in its trust policy; an "
						+ "external id that the trust policy asks for is set as external-id next to role-arn:\n"
						+ PolicyStatement.allow("sts:AssumeRole", "ROLE-ARN");
			case EXPIRED_CREDENTIALS -> "Get new ones, with 'aws sso login' for example. A role renews its own: check "
					+ "that the metadata service can be reached.";
			case UNKNOWN_CREDENTIALS, INVALID_SIGNATURE -> "Check the access key, the secret access key and the "
					+ "session token, and that no others are found before them.";
			case CLOCK_SKEW -> "Synchronise the clock of this machine.";
			case NO_REGION -> "Set aws.secrets.region.";
			case UNKNOWN_HOST -> "Check aws.secrets.region and aws.secrets.endpoint, and the name service.";
			case OTHER_REGION -> "Refer to the secret's replica" + patient.in() + ", or read from the other region.";
			case THROTTLED -> "Wait, and ask AWS for a higher quota if it happens again.";
			case SERVER_ERROR, TIMEOUT, UNREACHABLE -> NETWORK;
			case TLS_FAILED -> "Check the endpoint, and that this JVM trusts its certificate or that of a proxy.";
			case INVALID_RESPONSE ->
				"Check that the endpoint is that of AWS Secrets Manager or its agent, and no proxy " + "answers.";
			case FILE_UNREADABLE -> "Check that the user that the application runs as may read the file and list the "
					+ "directories above it, and that they are mounted.";
			case FILE_UNFIT ->
				"Put a regular file of at most 65,536 bytes there, or a link to one in the same directory.";
			case AGENT_UNREACHABLE ->
				"Start the agent on this machine, in a container that shares its network for example, "
						+ "or correct aws.secrets.agent.url.";
			case AGENT_TOKEN_UNREADABLE ->
				"Let the user that the application runs as read the file, or name another by "
						+ "aws.secrets.agent.token-file.";
			case AGENT_TOKEN_REFUSED ->
				"Set aws.secrets.agent.token-file or aws.secrets.agent.token to the token that the "
						+ "agent was started with, which its variable AWS_TOKEN holds or names.";
			case AGENT_REFUSED ->
				"Check that aws.secrets.agent.url leads straight to the agent, with no proxy between, "
						+ "and that the agent is not older than its version 1.1.0.";
			case AGENT_FAILED ->
				"Look into the log of the agent. It needs AWS credentials and a Region of its own, and "
						+ "max_conn in its configuration limits its connections.";
			case CLASS_PATH -> "Check the class path: a library is missing, or its version does not fit the others, in "
					+ "'mvn dependency:tree' for example.";
			case INTERRUPTED, OTHER, CONCURRENT_WRITE -> "Try again.";
			case INVALID_MEMBER -> "Give at least one member, each by a name or a JSON Pointer, and a text for it.";
			case INVALID_VALUE -> "Store a text or bytes, from 1 to 65,536 bytes.";
			case INVALID_SOURCE -> "Correct that, and copy it again.";
			case INVALID_WINDOW -> "Choose whole days, from 7 to 30.";
			case ENCRYPTION_FAILED -> "Enable the key or cancel its deletion. New secrets get the key that "
					+ "aws.secrets.write.kms-key-id names.";
			case LIMIT_EXCEEDED -> "Delete what is not needed, or ask AWS for a higher quota.";
			case UNSUPPORTED -> "Switch AWS on, with aws.secrets.enabled=true, or do it by hand.";
			case NOT_WRITABLE -> "Set aws.secrets.files.directory to a directory that can be written to, or switch AWS "
					+ "on, with aws.secrets.enabled=true.";
		};
	}

	/**
	 * Who puts a value encrypts it, and also decrypts the data key.
	 */
	private static PolicyStatement useKey(Patient patient) {
		PolicyStatement decrypt = PolicyStatement.decrypt("KEY-ARN", patient.region());
		return new PolicyStatement("", List.of("kms:Decrypt", "kms:GenerateDataKey"), decrypt.resources(),
				decrypt.conditions());
	}

	/**
	 * The command comes last, so that it can be copied.
	 */
	private static String create(Patient patient) {
		String hint = patient.hint("Is it ", "? ");
		List<String> ways = new ArrayList<>(List.of(hint + "Correct the reference" + settings(patient)));
		patient.failure().vacancies().stream().map(Remedy::fill).forEach(ways::add);
		if (patient.failure().isOfAws() || ways.size() == 1) {
			ways.add("create the secret");
		}
		boolean path = patient.name() != null && patient.name().path() != null;
		return String.join(", or ", ways) + (path && patient.failure().isOfAws()
				? ":\n" + command(patient, "create-secret --name") + " --secret-string file://VALUE-FILE" : ".");
	}

	private static String settings(Patient patient) {
		if (!patient.failure().isOfAws()) {
			return "";
		}
		String at = (patient.name() != null && !patient.name().store().isEmpty())
				? "aws.secrets.stores." + patient.name().store() + "." : "aws.secrets.";
		return (patient.failure().region() != null) ? ", " + at + "prefix or " + at + "region" : " or " + at + "prefix";
	}

	private static String fill(Vacancy vacancy) {
		if (vacancy instanceof Vacancy.Variable variable) {
			return "set the environment variable " + variable.name();
		}
		if (vacancy instanceof Vacancy.Line line) {
			return "set " + line.variable() + " in " + line.file();
		}
		return fill((Vacancy.SecretFile) vacancy);
	}

	private static String fill(Vacancy.SecretFile file) {
		if (file.obstacle() != null) {
			return "move " + file.obstacle() + " away, which stands in the way, and create the file " + file.directory()
					+ "/" + file.path();
		}
		return file.directoryExists() ? "create the file " + file.directory() + "/" + file.path()
				: "create the directory " + file.directory() + ", and in it the file " + file.path();
	}

	private static String command(Patient patient, String operation) {
		int option = operation.lastIndexOf(" --");
		return "aws secretsmanager " + operation.substring(0, option) + patient.options() + operation.substring(option)
				+ " " + quoted(patient.id());
	}

	/**
	 * A shell may take an exclamation mark for a reference to its history.
	 */
	private static String quoted(String id) {
		return id.contains("!") ? "'" + id + "'" : id;
	}

}
