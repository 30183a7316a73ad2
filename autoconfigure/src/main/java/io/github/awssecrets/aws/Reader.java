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

import java.util.function.Consumer;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outage;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.secretsmanager.model.BatchGetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.BatchGetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;

/**
 * Asks an endpoint for secrets, during one reading.
 */
final class Reader {

	/**
	 * AWS may answer with a page that brings nothing but the token of the next, though
	 * hardly this often.
	 */
	static final int MOST_PAGES = 2 * SecretBatch.MOST;

	private static final String SINGLE = "GetSecretValue";

	private static final String BATCH = "BatchGetSecretValue";

	private final Endpoint endpoint;

	private final Calls calls;

	private final BatchPermission permission;

	private final Outage outage;

	Reader(Endpoint endpoint, Calls calls, BatchPermission permission, Outage outage) {
		this.endpoint = endpoint;
		this.calls = calls;
		this.permission = permission;
		this.outage = outage;
	}

	Endpoint endpoint() {
		return this.endpoint;
	}

	boolean readsBatches() {
		return this.permission.isLikely();
	}

	/**
	 * Reads one secret.
	 */
	Outcome read(SecretName name) {
		GetSecretValueRequest.Builder request = GetSecretValueRequest.builder()
			.secretId(name.id())
			.versionStage(name.version().isCurrent() ? null : name.version().stage())
			.versionId(name.version().id());
		try {
			return Answers.of(this.endpoint, name,
					this.calls.call(this.endpoint, this.outage, SINGLE, (trace) -> this.endpoint.client()
						.getSecretValue(request.overrideConfiguration(trace.attach()).build())));
		}
		catch (CallFailedException ex) {
			return ex.outcome();
		}
	}

	/**
	 * Reads several secrets. A failure that one of them may have caused leaves open what
	 * is not known by then.
	 */
	void read(SecretBatch batch) {
		try {
			if (readsBatches()) {
				readPages(batch);
			}
		}
		catch (CallFailedException ex) {
			if (ex.failure().kind() == FailureKind.ACCESS_DENIED) {
				this.permission.denied(this.endpoint);
			}
			if (ex.failure().kind() == FailureKind.THROTTLED && ex.failure().askedAgainAt() == null) {
				this.permission.throttled();
			}
			if (Outage.isOne(ex.failure()) || ex.failure().kind() == FailureKind.SERVER_ERROR) {
				batch.fail(ex.outcome());
			}
		}
	}

	private void readPages(SecretBatch batch) throws CallFailedException {
		String token = readPage(batch, null);
		for (int pages = 1; token != null && !token.isEmpty() && pages < MOST_PAGES; pages++) {
			token = readPage(batch, token);
		}
	}

	private @Nullable String readPage(SecretBatch batch, @Nullable String token) throws CallFailedException {
		BatchGetSecretValueRequest.Builder request = BatchGetSecretValueRequest.builder()
			.secretIdList(batch.asked())
			.nextToken(token);
		BatchGetSecretValueResponse page = this.calls.call(this.endpoint, this.outage, BATCH,
				(trace) -> this.endpoint.client()
					.batchGetSecretValue(request.overrideConfiguration(onBatch(trace)).build()));
		batch.take(page);
		return page.nextToken();
	}

	private static Consumer<AwsRequestOverrideConfiguration.Builder> onBatch(CallTrace trace) {
		return trace.attach().andThen((request) -> request.addPlugin(ThrottledOnce.PLUGIN));
	}

}
