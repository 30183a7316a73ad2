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

import io.github.awssecrets.backend.Act;

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
			case MEMBER_NOT_FOUND ->
				patient.subject() + " has no such member" + parent(patient) + patient.detail(": ") + ".";
			case NOT_JSON -> "A member of " + patient.secretThere()
					+ ((patient.act() == Act.READ) ? " is asked for" : " is to be set") + patient.detail(", but ")
					+ ".";
			case INVALID_REFERENCE ->
				((patient.act() == Act.READ) ? "It" : patient.place()) + " can't be used" + patient.detail(": ") + ".";
			case INVALID_MEMBER ->
				"The members of " + patient.secretThere() + " can't be set" + patient.detail(": ") + ".";
			case INVALID_REQUEST -> "AWS does not accept the request for " + patient.secretThere() + patient.code()
					+ patient.detail(": ") + ".";
			case ACCESS_DENIED -> "The role may not " + patient.infinitive() + " " + patient.secretThere()
					+ ((patient.act() == Act.READ) ? ", or it does not exist and the role may not know that" : "")
					+ patient.code() + patient.detail(": ") + ".";
			case KMS_ACCESS_DENIED -> "The role may not use the KMS key that encrypts " + patient.secretThere()
					+ patient.code() + patient.detail(": ") + ".";
			case DECRYPTION_FAILED -> "The KMS key that encrypts " + patient.secretThere()
					+ " is disabled, deleted or unusable" + patient.code() + patient.detail(": ") + ".";
			case SCHEDULED_FOR_DELETION ->
				patient.subject() + " is scheduled for deletion" + patient.code() + patient.detail(": ") + ".";
			case NO_CREDENTIALS -> unread(patient, "no AWS credentials were found");
			case ROLE_DENIED -> unread(patient, "the role may not be assumed");
			case EXPIRED_CREDENTIALS -> unread(patient, "the AWS credentials have expired");
			case UNKNOWN_CREDENTIALS -> unread(patient, "AWS does not know the access key or the token");
			case INVALID_SIGNATURE -> unread(patient, "the secret access key does not belong to the access key");
			case CLOCK_SKEW -> unread(patient, "the clock of this machine is wrong");
			case NO_REGION -> unread(patient, "no AWS region is configured");
			case UNKNOWN_HOST -> undone(patient.subject(), patient) + ": there is no host" + patient.detail(" ")
					+ " where " + patient.failure().place() + " would be" + patient.effort() + "." + patient.rest();
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
			case FILE_UNREADABLE, FILE_UNFIT, CLASS_PATH, OTHER ->
				undone(patient.subject(), patient) + patient.code() + patient.detail(": ") + ".";
			case INVALID_VALUE -> "The value can't be stored as " + patient.secretThere() + patient.detail(": ") + ".";
			case INVALID_SOURCE ->
				"What is to become " + patient.secretThere() + " can't be used" + patient.detail(": ") + ".";
			case INVALID_WINDOW -> undone(patient.subject(), patient) + patient.detail(": ") + ".";
			case CONCURRENT_WRITE -> undone(patient.subject(), patient) + ": others change it at the same time"
					+ patient.code() + patient.detail(", ") + ".";
			case ENCRYPTION_FAILED -> "The KMS key that is to encrypt " + patient.secretThere()
					+ " is disabled, deleted or unusable" + patient.code() + patient.detail(": ") + ".";
			case LIMIT_EXCEEDED -> undone(patient.subject(), patient) + ": AWS allows no more" + patient.code()
					+ patient.detail(": ") + ".";
			case UNSUPPORTED, NOT_WRITABLE -> undone(patient.subject(), patient) + patient.detail(": ") + ".";
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
		return undone(patient.subject(), patient) + ": " + why + patient.code() + patient.detail(": ") + "."
				+ patient.rest();
	}

	/**
	 * The place names the region itself.
	 */
	private static String unanswered(Patient patient, String what) {
		boolean open = patient.isChangeCalledFor() && patient.failure().attempts() > 0;
		return undone(StringUtils.capitalize(patient.secret()), patient) + ": " + patient.failure().place() + " " + what
				+ patient.code() + patient.detail(": ") + patient.effort() + "." + patient.rest()
				+ (open ? " It may have been done all the same." : "");
	}

	private static String undone(String subject, Patient patient) {
		return subject + " could not be " + patient.participle();
	}

	/**
	 * A member that is to be set is added where it is missing, if there is an object to
	 * add it to.
	 */
	private static String parent(Patient patient) {
		return (patient.act() == Act.READ) ? "" : ", nor anything to add it to";
	}

	private static String version(Patient patient) {
		return (patient.name() != null) ? patient.name().version().toString() : "such version";
	}

}
