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
package io.github.awssecrets.observation;

import io.github.awssecrets.aws.AwsCall;
import io.github.awssecrets.backend.SecretFailure;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import org.jspecify.annotations.Nullable;

/**
 * What an observation of a call to AWS knows. It is that of a client, which tracing shows
 * as such. Nothing is added to the request.
 *
 * @since 0.1.0
 */
public final class SecretsCallContext extends SenderContext<AwsCall> {

	private final AwsCall call;

	private @Nullable SecretFailure failure;

	private boolean finished;

	/**
	 * Creates the context of a call that begins.
	 * @param call the call
	 */
	public SecretsCallContext(AwsCall call) {
		super((carrier, key, value) -> {
		}, Kind.CLIENT);
		this.call = call;
		setCarrier(call);
		setRemoteServiceName("AWS Secrets Manager");
	}

	/**
	 * The call.
	 * @return operation and region
	 */
	public AwsCall call() {
		return this.call;
	}

	/**
	 * Why the call failed.
	 * @return the failure, or {@code null} if the call did not fail, or is not over
	 */
	public @Nullable SecretFailure failure() {
		return this.failure;
	}

	/**
	 * Whether the call is over.
	 * @return whether its outcome is known
	 */
	public boolean isFinished() {
		return this.finished;
	}

	void finish(@Nullable SecretFailure failure) {
		this.failure = failure;
		this.finished = true;
	}

}
