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

import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.github.awssecrets.backend.SecretBackend;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.ref.SecretName;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * AWS Secrets Manager, in one account. Reads up to 20 secrets with one call, and one by
 * one where the role may not do that or the call can't say which of them it fails for.
 * Safe for use by several threads; holds no lock while it waits for an answer.
 *
 * @since 0.1.0
 */
public interface AwsBackend extends SecretBackend {

	/**
	 * The number of calls that may be under way at a time, unless another is given.
	 */
	int DEFAULT_CALLS = 10;

	/**
	 * Takes in that the application has made a version of a secret the current one, in
	 * the Region that comes first: no replica takes it back.
	 * @param name the secret
	 * @param origin the version, and when it was about to be written
	 */
	default void written(SecretName name, SecretOrigin origin) {
	}

	/**
	 * A backend that reads from AWS Secrets Manager.
	 * @param client supplies the client, asked anew for each read and not before the
	 * first; what it throws becomes the failure of all the secrets of that read
	 * @param executor runs the calls of a read that needs several; a single one is made
	 * by the calling thread. Has to accept any number of tasks, which block
	 * @param calls the number of calls that may be under way at a time, at least 1
	 * @return the backend
	 */
	static AwsBackend of(Supplier<SecretsManagerClient> client, Executor executor, int calls) {
		return of(client, executor, calls, new CallObserver() {
		});
	}

	/**
	 * A backend that reads from AWS Secrets Manager, and tells somebody of it.
	 * @param client supplies the client, as above
	 * @param executor runs the calls of a read that needs several, as above
	 * @param calls the number of calls that may be under way at a time, at least 1
	 * @param observer told of each call and each secret; must not throw
	 * @return the backend
	 */
	static AwsBackend of(Supplier<SecretsManagerClient> client, Executor executor, int calls, CallObserver observer) {
		return of(client, executor, calls, observer, () -> true);
	}

	/**
	 * A backend that reads from AWS Secrets Manager for an application that may not have
	 * started yet. After several readings in a row that brought nothing, since AWS can't
	 * be reached, throttles, fails or accepts no credentials, it is not asked for some
	 * seconds, and readings fail at once; while the application starts, not before AWS
	 * has answered once. {@link #readAnew} asks AWS in any case.
	 * @param client supplies the client, as above
	 * @param executor runs the calls of a read that needs several, as above
	 * @param calls the number of calls that may be under way at a time, at least 1
	 * @param observer told of each call and each secret; must not throw
	 * @param started tells whether the application has started
	 * @return the backend
	 */
	static AwsBackend of(Supplier<SecretsManagerClient> client, Executor executor, int calls, CallObserver observer,
			BooleanSupplier started) {
		return new BatchingBackend(client, executor, calls, System::nanoTime, observer, new Circuit(started));
	}

	/**
	 * A backend that reads from one Region, and from replicas in others while that one
	 * can't be reached, throttles or fails. The origin of each value tells the Region
	 * that it was read from. A secret that a Region does not have or denies is not looked
	 * for in another, nor is one that is named by its ARN, and what a replica does not
	 * have does not count as missing.
	 * @param primary reads from the Region that comes first
	 * @param replicas read from the others, by the name of the Region, in the order in
	 * which they are asked
	 * @param executor runs what finds out whether the first Region can be reached again
	 * @return the backend
	 */
	static AwsBackend failingOver(AwsBackend primary, Map<String, AwsBackend> replicas, Executor executor) {
		return new FailoverBackend(primary, replicas, executor, System::nanoTime);
	}

}
