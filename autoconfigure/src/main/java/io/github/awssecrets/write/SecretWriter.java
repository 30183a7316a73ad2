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

package io.github.awssecrets.write;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

/**
 * A place with versions that secrets can be written to. Each method is one call; what a
 * write is made of is decided elsewhere. All but {@link #read} throw
 * {@link SecretWriterException} when the call fails. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public interface SecretWriter {

	/**
	 * The label of the version in use.
	 */
	String CURRENT = "AWSCURRENT";

	/**
	 * The label of the version in use before.
	 */
	String PREVIOUS = "AWSPREVIOUS";

	/**
	 * The label of a version that is to become the one in use.
	 */
	String DRAFT = "SECRETSTORE_DRAFT";

	/**
	 * Reads a version of a secret, by its label or its id.
	 * @param name the secret and its version
	 * @return the outcome
	 */
	Outcome read(SecretName name);

	/**
	 * Creates a secret.
	 * @param name the secret
	 * @param value its value
	 * @param token the id of the version, 32 to 64 characters: the same call with the
	 * same one is made once
	 * @return the version
	 */
	PutVersion create(SecretName name, SecretValue value, String token);

	/**
	 * Adds a version to a secret and makes it the one in use, unless there already is a
	 * version of that id and value, which then stays what it is.
	 * @param name the secret
	 * @param value the value
	 * @param token the id of the version, as above
	 * @return the version
	 */
	PutVersion put(SecretName name, SecretValue value, String token);

	/**
	 * Adds a version to a secret with the label {@link #DRAFT}. Only if it is the first
	 * one it becomes the one in use.
	 * @param name the secret
	 * @param value the value
	 * @param token the id of the version, as above
	 * @return the version
	 */
	PutVersion draft(SecretName name, SecretValue value, String token);

	/**
	 * Makes a version the one in use, only if a certain one is until then.
	 * @param name the secret
	 * @param versionId the version
	 * @param instead the version in use until then, or {@code null} if there is to be
	 * none
	 */
	void makeCurrent(SecretName name, String versionId, @Nullable String instead);

	/**
	 * What is known of a secret but its value.
	 * @param name the secret
	 * @return its versions and the date of its deletion
	 */
	Description describe(SecretName name);

	/**
	 * Schedules a secret for deletion.
	 * @param name the secret
	 * @param days the days until then
	 * @return when it will be deleted
	 */
	Instant delete(SecretName name, int days);

	/**
	 * Takes a scheduled deletion back.
	 * @param name the secret
	 */
	void restore(SecretName name);

	/**
	 * A page of the secrets whose names begin with a text.
	 * @param prefix the text, possibly empty
	 * @param token the token of the page, {@code null} for the first
	 * @return the page, which may have secrets with other names as well, each with its
	 * name for a path
	 */
	Page<ListedSecret> list(String prefix, @Nullable String token);

	/**
	 * A page of the versions of a secret.
	 * @param name the secret
	 * @param token the token of the page, {@code null} for the first
	 * @return the page
	 */
	Page<StoredVersion> versions(SecretName name, @Nullable String token);

	/**
	 * A failure that this place did not tell itself.
	 * @param kind the reason
	 * @param detail what else is known, if anything
	 * @return the failure, with the place in words
	 */
	SecretFailure failure(FailureKind kind, @Nullable String detail);

	/**
	 * A version that was put.
	 *
	 * @param arn the ARN of the secret, if it has one
	 * @param id the version's id
	 * @param current whether it is the one in use
	 */
	record PutVersion(@Nullable String arn, String id, boolean current) {
	}

	/**
	 * What is known of a secret but its value.
	 *
	 * @param stages the labels of each version that has any, by its id
	 * @param deletion the date that is told of its deletion, if it is scheduled
	 */
	record Description(Map<String, List<String>> stages, @Nullable Instant deletion) {

		@Nullable String holder(String stage) {
			return this.stages.entrySet()
				.stream()
				.filter((version) -> version.getValue().contains(stage))
				.map(Map.Entry::getKey)
				.findFirst()
				.orElse(null);
		}

	}

	/**
	 * A part of a list.
	 *
	 * @param <T> what is listed
	 * @param items the items
	 * @param next the token of the next page, or {@code null} if this is the last
	 */
	record Page<T>(List<T> items, @Nullable String next) {
	}

}
