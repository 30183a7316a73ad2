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
package io.github.awssecrets.backend;

/**
 * The reasons for which a secret can't be read, as far as they call for different
 * remedies.
 *
 * @since 0.1.0
 */
public enum FailureKind {

	/** No secret of that name exists in any of the sources. */
	NOT_FOUND,

	/** The secret exists, a value for that stage or version does not. */
	VERSION_NOT_FOUND,

	/** The value is JSON and lacks the member. */
	MEMBER_NOT_FOUND,

	/** A member is asked for and the value is no JSON. */
	NOT_JSON,

	/** The text is no reference, or one that the rules of names forbid. */
	INVALID_REFERENCE,

	/** AWS does not accept the request, usually for the name or the version in it. */
	INVALID_REQUEST,

	/** The role may not read the secret. */
	ACCESS_DENIED,

	/** The role may not use the KMS key that encrypts the secret. */
	KMS_ACCESS_DENIED,

	/** The KMS key is disabled, deleted or otherwise unusable. */
	DECRYPTION_FAILED,

	/** The secret is scheduled for deletion. */
	SCHEDULED_FOR_DELETION,

	/** No credentials were found. */
	NO_CREDENTIALS,

	/** The role that is configured may not be assumed. */
	ROLE_DENIED,

	/** The credentials have expired. */
	EXPIRED_CREDENTIALS,

	/** AWS does not know the access key or the token. */
	UNKNOWN_CREDENTIALS,

	/** The signature does not match: the secret access key is wrong. */
	INVALID_SIGNATURE,

	/** The clock of this machine is too far from that of AWS. */
	CLOCK_SKEW,

	/** No region is configured. */
	NO_REGION,

	/** The endpoint's host name does not exist, as with a region that does not. */
	UNKNOWN_HOST,

	/** The reference names another region than the client reads from. */
	OTHER_REGION,

	/** AWS asks to slow down. */
	THROTTLED,

	/** AWS answers with a failure of its own. */
	SERVER_ERROR,

	/** No answer within the time allowed. */
	TIMEOUT,

	/** No connection to the endpoint. */
	UNREACHABLE,

	/** No trusted connection to the endpoint. */
	TLS_FAILED,

	/** The answer makes no sense, or is that to another question. */
	INVALID_RESPONSE,

	/** The wait for an answer was interrupted. */
	INTERRUPTED,

	/** A file of a secret, or its directory, can't be read by this process. */
	FILE_UNREADABLE,

	/**
	 * A file of a secret is not what it has to be: a small regular file in the directory.
	 */
	FILE_UNFIT,

	/** Nobody listens where the Secrets Manager Agent should, or it breaks off. */
	AGENT_UNREACHABLE,

	/** The token for the agent can't be read. */
	AGENT_TOKEN_UNREADABLE,

	/** The agent does not accept the token. */
	AGENT_TOKEN_REFUSED,

	/** The agent does not understand the request, or it is no agent. */
	AGENT_REFUSED,

	/** The agent can't ask AWS, for a reason that it keeps for its log. */
	AGENT_FAILED,

	/** The value can't be stored: it is empty, too large, or no text. */
	INVALID_VALUE,

	/** No member is given to be set, or one whose name is none. */
	INVALID_MEMBER,

	/** What was to become a secret can't be read, or is not the only one. */
	INVALID_SOURCE,

	/** The recovery window of a deletion is not one that AWS offers. */
	INVALID_WINDOW,

	/** Somebody else changes the secret at the same time. */
	CONCURRENT_WRITE,

	/** The KMS key that is to encrypt the secret is disabled, deleted or unusable. */
	ENCRYPTION_FAILED,

	/** The secret has as many versions, or the account as many secrets, as AWS allows. */
	LIMIT_EXCEEDED,

	/** The place that holds the secret can't do that. */
	UNSUPPORTED,

	/** There is no place to write secrets to, or writing is switched off. */
	NOT_WRITABLE,

	/** A class is missing, or does not fit the others. */
	CLASS_PATH,

	/** Anything else. */
	OTHER;

	/**
	 * Whether the secret, its version or its member does not exist: the only outcome that
	 * a default or the next source may cover.
	 * @return whether it is that outcome
	 */
	public boolean meansAbsent() {
		return this == NOT_FOUND || this == VERSION_NOT_FOUND || this == MEMBER_NOT_FOUND;
	}

	/**
	 * Whether AWS answered that the caller has no such value to read: it is absent,
	 * deleted or denied.
	 * @return whether it is such an answer
	 */
	public boolean isRefusal() {
		return switch (this) {
			case NOT_FOUND, VERSION_NOT_FOUND, ACCESS_DENIED, KMS_ACCESS_DENIED, DECRYPTION_FAILED,
					SCHEDULED_FOR_DELETION, ROLE_DENIED ->
				true;
			default -> false;
		};
	}

	/**
	 * Whether AWS answers that a value is not to be had any more which was read before:
	 * the secret was deleted, or may not be read. A version that is not there is none of
	 * these, since it may be announced before it can be read.
	 * @return whether the value that is known has been withdrawn
	 */
	public boolean isWithdrawal() {
		return isRefusal() && this != VERSION_NOT_FOUND;
	}

	/**
	 * Whether it concerns AWS, or the way there, rather than a secret, and passes. Each
	 * request that is made meanwhile may cost its time-out.
	 * @return whether it may be of use not to ask for a while
	 */
	public boolean isOfPlace() {
		return switch (this) {
			case THROTTLED, SERVER_ERROR, TIMEOUT, UNREACHABLE, UNKNOWN_HOST, TLS_FAILED, INVALID_RESPONSE,
					NO_CREDENTIALS, EXPIRED_CREDENTIALS ->
				true;
			default -> false;
		};
	}

	/**
	 * Whether the same request may well succeed a little later.
	 * @return whether the failure passes
	 */
	public boolean isTransient() {
		return switch (this) {
			case THROTTLED, SERVER_ERROR, TIMEOUT, UNREACHABLE, UNKNOWN_HOST, TLS_FAILED, INVALID_RESPONSE,
					NO_CREDENTIALS, EXPIRED_CREDENTIALS, INTERRUPTED, FILE_UNREADABLE, AGENT_UNREACHABLE,
					AGENT_TOKEN_UNREADABLE, AGENT_FAILED ->
				true;
			default -> false;
		};
	}

}
