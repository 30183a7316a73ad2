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

import org.springframework.util.StringUtils;

/**
 * What is wrong, in a sentence.
 */
final class Symptom {

	private Symptom() {
	}

	static String of(Patient patient) {
		return switch (patient.failure().kind()) {
			case NOT_FOUND -> notFound(patient);
			case VERSION_NOT_FOUND -> patient.place() + " has " + patient.secret() + ", but no " + version(patient)
					+ " of it" + patient.code() + ".";
			case MEMBER_NOT_FOUND -> patient.subject() + " has no such member" + patient.detail(": ") + ".";
			case NOT_JSON -> "A member of " + patient.secretThere() + " is asked for" + patient.detail(", but ") + ".";
			case INVALID_REFERENCE -> "It can't be used" + patient.detail(": ") + ".";
			case INVALID_REQUEST -> "AWS does not accept the request for " + patient.secretThere() + patient.code()
					+ patient.detail(": ") + ".";
			case ACCESS_DENIED -> "The role may not read " + patient.secretThere()
					+ ", or it does not exist and the role may not know that" + patient.code() + patient.detail(": ")
					+ ".";
			case KMS_ACCESS_DENIED -> "The role may not use the KMS key that encrypts " + patient.secretThere()
					+ patient.code() + patient.detail(": ") + ".";
			case DECRYPTION_FAILED -> "The KMS key that encrypts " + patient.secretThere()
					+ " is disabled, deleted or unusable" + patient.code() + patient.detail(": ") + ".";
			case SCHEDULED_FOR_DELETION ->
				patient.subject() + " is scheduled for deletion" + patient.code() + patient.detail(": ") + ".";
			case NO_CREDENTIALS -> unread(patient, "no AWS credentials were found");
			case EXPIRED_CREDENTIALS -> unread(patient, "the AWS credentials have expired");
			case UNKNOWN_CREDENTIALS -> unread(patient, "AWS does not know the access key or the token");
			case INVALID_SIGNATURE -> unread(patient, "the secret access key does not belong to the access key");
			case CLOCK_SKEW -> unread(patient, "the clock of this machine is wrong");
			case NO_REGION -> unread(patient, "no AWS region is configured");
			case UNKNOWN_HOST -> patient.subject() + " could not be read: there is no host" + patient.detail(" ")
					+ " where " + patient.failure().place() + " would be" + patient.effort() + ".";
			case OTHER_REGION -> StringUtils.capitalize(patient.secret()) + " is of another region than "
					+ ((patient.failure().region() != null) ? patient.region() : "the one")
					+ ", from which secrets are read.";
			case THROTTLED -> unanswered(patient, "asks to slow down");
			case SERVER_ERROR -> unanswered(patient, "answers with a failure of its own");
			case TIMEOUT -> unanswered(patient, "did not answer in time");
			case UNREACHABLE -> unanswered(patient, "could not be reached");
			case TLS_FAILED -> unanswered(patient, "offers no connection that can be trusted");
			case INVALID_RESPONSE -> unanswered(patient, "gave an answer that makes no sense");
			case INTERRUPTED -> "The wait for " + patient.secretThere() + " was interrupted.";
			case AGENT_UNREACHABLE -> unanswered(patient, "could not be reached");
			case AGENT_TOKEN_UNREADABLE -> unread(patient, "there is no token for " + patient.failure().place());
			case AGENT_TOKEN_REFUSED -> unanswered(patient, "does not accept the token");
			case AGENT_REFUSED -> unanswered(patient, "does not understand the request");
			case AGENT_FAILED -> unanswered(patient, "could not ask AWS, and only its log tells why");
			case FILE_UNREADABLE, FILE_UNFIT, OTHER ->
				patient.subject() + " could not be read" + patient.code() + patient.detail(": ") + ".";
		};
	}

	/**
	 * Only AWS is a place that could have it: others are looked into on the way.
	 */
	private static String notFound(Patient patient) {
		return patient.failure().isOfAws() ? patient.place() + " has no " + patient.secret() + patient.code() + "."
				: StringUtils.capitalize(patient.secret()) + " is not in " + patient.failure().place() + ".";
	}

	private static String unread(Patient patient, String why) {
		return patient.subject() + " could not be read: " + why + patient.code() + patient.detail(": ") + ".";
	}

	/**
	 * The place names the region itself.
	 */
	private static String unanswered(Patient patient, String what) {
		return StringUtils.capitalize(patient.secret()) + " could not be read: " + patient.failure().place() + " "
				+ what + patient.code() + patient.detail(": ") + patient.effort() + ".";
	}

	private static String version(Patient patient) {
		return (patient.name() != null) ? patient.name().version().toString() : "such version";
	}

}
