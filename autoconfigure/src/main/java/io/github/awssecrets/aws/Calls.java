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

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outage;
import io.github.awssecrets.backend.SecretFailure;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Makes calls to AWS, a bounded number at a time, and puts into words what goes wrong.
 */
final class Calls {

	private final Semaphore permits;

	private final LongSupplier nanoTime;

	private final CallObserver observer;

	Calls(int most, LongSupplier nanoTime, CallObserver observer) {
		if (most < 1) {
			throw new IllegalArgumentException("At least one call has to be possible at a time, not " + most);
		}
		this.permits = new Semaphore(most);
		this.nanoTime = nanoTime;
		this.observer = observer;
	}

	/**
	 * Gets the client, and the credentials that it needs.
	 */
	Endpoint connect(Supplier<SecretsManagerClient> client) throws CallFailedException {
		long start = this.nanoTime.getAsLong();
		Endpoint endpoint;
		try {
			endpoint = Endpoint.of(client.get());
		}
		catch (RuntimeException ex) {
			throw failed(AwsFailures.ofClient(ex, since(start)));
		}
		try {
			endpoint.requireCredentials();
			return endpoint;
		}
		catch (RuntimeException | ExecutionException | InterruptedException ex) {
			throw failed(AwsFailures.ofCredentials(endpoint, ex, since(start)));
		}
	}

	/**
	 * Makes a call as soon as it may, unless there is an outage by then.
	 */
	<T> T call(Endpoint endpoint, Outage outage, String operation, Function<CallTrace, T> call)
			throws CallFailedException {
		try {
			this.permits.acquire();
		}
		catch (InterruptedException ex) {
			throw failed(AwsFailures.ofNoCall(endpoint, FailureKind.INTERRUPTED, null));
		}
		try {
			SecretFailure known = outage.failure();
			if (known != null) {
				throw new CallFailedException(known);
			}
			return call(endpoint, operation, call);
		}
		catch (CallFailedException ex) {
			outage.note(ex.failure());
			throw ex;
		}
		finally {
			this.permits.release();
		}
	}

	private <T> T call(Endpoint endpoint, String operation, Function<CallTrace, T> action) throws CallFailedException {
		AwsCall call = new AwsCall(operation, endpoint.region());
		CallTrace trace = new CallTrace();
		CallObserver.Ending ending = this.observer.begin(call);
		long start = this.nanoTime.getAsLong();
		SecretFailure failure = null;
		try {
			return action.apply(trace);
		}
		catch (RuntimeException ex) {
			failure = AwsFailures.ofCall(endpoint, ex, trace, since(start));
			throw failed(failure);
		}
		catch (Error ex) {
			failure = AwsFailures.ofNoCall(endpoint, FailureKind.OTHER, ex.getClass().getName());
			throw ex;
		}
		finally {
			this.observer.finished(new FinishedCall(call, failure, since(start)));
			ending.end(failure);
		}
	}

	private Duration since(long start) {
		return Duration.ofNanos(this.nanoTime.getAsLong() - start);
	}

	private static CallFailedException failed(SecretFailure failure) {
		if (failure.kind() == FailureKind.INTERRUPTED) {
			Thread.currentThread().interrupt();
		}
		return new CallFailedException(failure);
	}

}
