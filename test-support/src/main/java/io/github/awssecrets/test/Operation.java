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

import java.util.Arrays;
import java.util.Optional;

/**
 * An operation that {@link FakeSecretsManager} understands.
 *
 * @since 0.1.0
 */
public enum Operation {

	/** Creates a secret, with or without a first value. */
	CREATE_SECRET("CreateSecret"),

	/** Reads one value. */
	GET_SECRET_VALUE("GetSecretValue"),

	/** Reads up to 20 values in one call. */
	BATCH_GET_SECRET_VALUE("BatchGetSecretValue"),

	/** Adds a version to a secret. */
	PUT_SECRET_VALUE("PutSecretValue"),

	/** Changes what is said about a secret, and its value if one is given. */
	UPDATE_SECRET("UpdateSecret"),

	/** Moves a staging label from one version to another. */
	UPDATE_SECRET_VERSION_STAGE("UpdateSecretVersionStage"),

	/** Tells everything about a secret but its value. */
	DESCRIBE_SECRET("DescribeSecret"),

	/** Lists secrets, page by page. */
	LIST_SECRETS("ListSecrets"),

	/** Lists the versions of a secret, page by page. */
	LIST_SECRET_VERSION_IDS("ListSecretVersionIds"),

	/** Schedules a secret for deletion, or deletes it at once. */
	DELETE_SECRET("DeleteSecret"),

	/** Takes back a scheduled deletion. */
	RESTORE_SECRET("RestoreSecret"),

	/** Adds tags to a secret. */
	TAG_RESOURCE("TagResource"),

	/** Removes tags from a secret. */
	UNTAG_RESOURCE("UntagResource"),

	/** Gives out credentials of a role, an operation of AWS STS. */
	ASSUME_ROLE("sts", "AssumeRole");

	private final String service;

	private final String wireName;

	Operation(String wireName) {
		this("secretsmanager", wireName);
	}

	Operation(String service, String wireName) {
		this.service = service;
		this.wireName = wireName;
	}

	/**
	 * The name by which AWS knows the operation, such as {@code GetSecretValue}.
	 * @return the name on the wire and in policies
	 */
	public String wireName() {
		return this.wireName;
	}

	/**
	 * The name that policies have, such as {@code secretsmanager:GetSecretValue}.
	 */
	String action() {
		return this.service + ":" + this.wireName;
	}

	static Optional<Operation> ofAction(String action) {
		return Arrays.stream(values()).filter((operation) -> operation.action().equals(action)).findFirst();
	}

}
