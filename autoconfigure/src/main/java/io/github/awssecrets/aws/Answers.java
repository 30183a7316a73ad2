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

import java.time.Instant;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.ref.SecretId;
import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretValueEntry;

/**
 * Answers of AWS as outcomes.
 */
final class Answers {

	static final String SOURCE = "aws";

	private Answers() {
	}

	/**
	 * The outcome for the secret that was asked for, unless the answer is about another
	 * one.
	 */
	static Outcome of(Endpoint endpoint, SecretName name, @Nullable GetSecretValueResponse answer) {
		if (answer == null || !new SecretId(name.id()).means(answer.name(), answer.arn())) {
			return invalid(endpoint, "the answer is about another secret");
		}
		if (name.version().id() != null && !name.version().id().equals(answer.versionId())) {
			return invalid(endpoint, "the answer is about another version");
		}
		return of(endpoint, answer.secretString(), answer.secretBinary(),
				origin(answer.arn(), answer.versionId(), answer.createdDate()));
	}

	/**
	 * The outcome for the secret that a part of the answer to a batch is about.
	 */
	static Outcome of(Endpoint endpoint, SecretValueEntry entry) {
		return of(endpoint, entry.secretString(), entry.secretBinary(),
				origin(entry.arn(), entry.versionId(), entry.createdDate()));
	}

	private static Outcome of(Endpoint endpoint, @Nullable String text, @Nullable SdkBytes bytes, SecretOrigin origin) {
		if (text != null) {
			return new Outcome.Found(SecretValue.ofText(text, origin));
		}
		return (bytes != null) ? new Outcome.Found(SecretValue.ofBytes(bytes.asByteArrayUnsafe(), origin))
				: invalid(endpoint, "the answer has no value");
	}

	private static SecretOrigin origin(@Nullable String arn, @Nullable String versionId, @Nullable Instant created) {
		return new SecretOrigin(SOURCE, arn, versionId, created);
	}

	private static Outcome invalid(Endpoint endpoint, String detail) {
		return new Outcome.Failed(AwsFailures.ofAnswer(endpoint, FailureKind.INVALID_RESPONSE, null, detail));
	}

}
