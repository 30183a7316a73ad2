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

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A {@link Fault} in force on a server.
 *
 * @since 0.1.0
 */
public final class ScriptedFault {

	private final Fault fault;

	private final Set<Operation> operations;

	private final @Nullable SecretId secret;

	private final AtomicInteger remaining;

	ScriptedFault(Fault fault, Set<Operation> operations, @Nullable SecretId secret, int times) {
		this.fault = fault;
		this.operations = operations;
		this.secret = secret;
		this.remaining = new AtomicInteger(times);
	}

	/**
	 * End the fault. Requests that hang because of it go on.
	 */
	public void clear() {
		this.remaining.set(0);
		this.fault.effect().release();
	}

	/**
	 * Take one occurrence, if this fault happens to the request as a whole.
	 * @param request the request
	 * @return whether it happens
	 */
	boolean strikes(Request request) {
		return isAbout(request.operation()) && !isForEntry(request.operation())
				&& (this.secret == null || request.secretIds().stream().anyMatch(this::isAbout)) && take();
	}

	/**
	 * Take one occurrence, if this fault happens to one secret in a batch.
	 * @param secretId the secret's id in the batch
	 * @return the refusal, or {@code null} if it does not happen
	 */
	@Nullable RefusedException strikesEntry(String secretId) {
		boolean strikes = isForEntry(Operation.BATCH_GET_SECRET_VALUE) && isAbout(Operation.BATCH_GET_SECRET_VALUE)
				&& isAbout(secretId) && this.fault.effect() instanceof Effect.Refusal && take();
		return (strikes && this.fault.effect() instanceof Effect.Refusal refusal)
				? refusal.refuse(Operation.GET_SECRET_VALUE, secretId) : null;
	}

	Answer around(Request request, Function<Request, Answer> next) throws InterruptedException {
		return this.fault.effect().around(request, this::isAbout, next);
	}

	private boolean isForEntry(Operation operation) {
		return this.secret != null && operation == Operation.BATCH_GET_SECRET_VALUE
				&& this.fault.effect() instanceof Effect.Refusal;
	}

	private boolean isAbout(Operation operation) {
		return this.operations.contains(operation);
	}

	private boolean isAbout(String secretId) {
		return this.secret == null || this.secret.sameNameAs(new SecretId(secretId));
	}

	private boolean take() {
		return this.remaining.getAndUpdate((times) -> (times > 0) ? times - 1 : 0) > 0;
	}

	@Override
	public String toString() {
		return this.fault.toString();
	}

}
