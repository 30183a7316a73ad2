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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.awssecrets.backend.AwsError;
import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.ref.SecretId;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.model.APIErrorType;
import software.amazon.awssdk.services.secretsmanager.model.BatchGetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretValueEntry;

/**
 * What becomes known of some secrets that are asked for together. Whatever an answer
 * leaves open is not in it.
 */
final class SecretBatch {

	/**
	 * The number of secrets that AWS takes at a time.
	 */
	static final int MOST = 20;

	private final Endpoint endpoint;

	private final List<SecretId> asked;

	private final Map<String, Outcome> outcomes = new LinkedHashMap<>();

	SecretBatch(Endpoint endpoint, List<String> asked) {
		this.endpoint = endpoint;
		this.asked = asked.stream().map(SecretId::new).toList();
	}

	List<String> asked() {
		return this.asked.stream().map(SecretId::text).toList();
	}

	Map<String, Outcome> outcomes() {
		return this.outcomes;
	}

	void take(BatchGetSecretValueResponse page) {
		page.secretValues().forEach(this::take);
		page.errors().forEach(this::take);
	}

	/**
	 * Gives all that is open the same outcome.
	 */
	void fail(Outcome outcome) {
		this.asked.forEach((id) -> this.outcomes.putIfAbsent(id.text(), outcome));
	}

	private void take(SecretValueEntry entry) {
		Outcome outcome = Answers.of(this.endpoint, entry);
		meant(entry.name(), entry.arn()).forEach((id) -> this.outcomes.putIfAbsent(id, outcome));
	}

	/**
	 * Only failures that are known to be the secret's own are final.
	 */
	private void take(APIErrorType error) {
		String code = error.errorCode();
		FailureKind kind = (code != null) ? new AwsError(code, error.message()).kind() : FailureKind.OTHER;
		switch (kind) {
			case NOT_FOUND, VERSION_NOT_FOUND, ACCESS_DENIED, KMS_ACCESS_DENIED, DECRYPTION_FAILED,
					SCHEDULED_FOR_DELETION, INVALID_REQUEST -> {
				Outcome outcome = new Outcome.Failed(AwsFailures.ofAnswer(this.endpoint, kind, code, error.message()));
				meant(error.secretId(), error.secretId()).forEach((id) -> this.outcomes.putIfAbsent(id, outcome));
			}
			default -> {
			}
		}
	}

	/**
	 * Which of the questions an answer is to. Another account's secret may have the name
	 * of one of this account, so what answers an ARN does not answer a name as well.
	 */
	private List<String> meant(@Nullable String name, @Nullable String arn) {
		List<SecretId> meant = this.asked.stream().filter((id) -> id.means(name, arn)).toList();
		boolean byArn = meant.stream().anyMatch(SecretId::isArn);
		return meant.stream().filter((id) -> id.isArn() == byArn).map(SecretId::text).toList();
	}

}
