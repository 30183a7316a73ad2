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
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Says when a {@link Fault} happens. Nothing happens before {@link #once()},
 * {@link #times(int)} or {@link #always()} ends the sentence, so that no request meets a
 * fault that is only half described.
 *
 * @since 0.1.0
 */
public final class FaultScript {

	private final Fault fault;

	private final Set<Operation> operations;

	private final @Nullable SecretId secret;

	private final Function<ScriptedFault, ScriptedFault> stage;

	FaultScript(Fault fault, Set<Operation> operations, @Nullable SecretId secret,
			Function<ScriptedFault, ScriptedFault> stage) {
		this.fault = fault;
		this.operations = operations;
		this.secret = secret;
		this.stage = stage;
	}

	/**
	 * Limit the fault to some operations.
	 * @param operations the operations, as they are called on the wire
	 * @return the script so far
	 */
	public FaultScript on(Operation... operations) {
		return new FaultScript(this.fault, Set.of(operations), this.secret, this.stage);
	}

	/**
	 * Limit the fault to requests for one secret, whether it exists or not. In a batch, a
	 * refusal is then told of this secret alone, and the others are answered; any other
	 * fault happens to the whole batch.
	 * @param secretId the name or ARN of the secret
	 * @return the script so far
	 */
	public FaultScript forSecret(String secretId) {
		return new FaultScript(this.fault, this.operations, new SecretId(secretId), this.stage);
	}

	/**
	 * The fault happens to the next request.
	 * @return the fault in force
	 */
	public ScriptedFault once() {
		return times(1);
	}

	/**
	 * The fault happens to the next requests.
	 * @param times to how many
	 * @return the fault in force
	 */
	public ScriptedFault times(int times) {
		return this.stage.apply(new ScriptedFault(this.fault, this.operations, this.secret, times));
	}

	/**
	 * The fault happens to every request until it is cleared.
	 * @return the fault in force
	 */
	public ScriptedFault always() {
		return times(Integer.MAX_VALUE);
	}

}
