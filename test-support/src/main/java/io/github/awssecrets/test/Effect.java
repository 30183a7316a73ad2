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

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a fault does to a request.
 */
sealed interface Effect {

	/**
	 * Answer a request in the place of the service, or around it.
	 * @param request the request
	 * @param scope the ids of secrets that the fault is about
	 * @param next whoever answers if this effect does not
	 * @return the answer
	 * @throws InterruptedException if the server closes meanwhile
	 */
	Answer around(Request request, Predicate<String> scope, Function<Request, Answer> next) throws InterruptedException;

	/**
	 * Let go what the effect holds.
	 */
	default void release() {
	}

	/**
	 * The service says no.
	 *
	 * @param status the HTTP status
	 * @param code the error code
	 * @param message makes the message from the operation and the secret's id, which is
	 * empty where there is none
	 */
	record Refusal(int status, String code, BiFunction<Operation, String, String> message) implements Effect {

		@Override
		public Answer around(Request request, Predicate<String> scope, Function<Request, Answer> next) {
			boolean batch = request.operation() == Operation.BATCH_GET_SECRET_VALUE;
			String secretId = batch ? "" : String.join(", ", request.secretIds());
			return Answer.of(refuse(request.operation(), secretId));
		}

		RefusedException refuse(Operation operation, String secretId) {
			return new RefusedException(this.status, this.code, this.message.apply(operation, secretId));
		}

	}

	/**
	 * The request waits at a gate.
	 *
	 * @param gate the gate
	 */
	record Hang(Gate gate) implements Effect {

		@Override
		public Answer around(Request request, Predicate<String> scope, Function<Request, Answer> next)
				throws InterruptedException {
			this.gate.pass();
			return next.apply(request);
		}

		@Override
		public void release() {
			this.gate.open();
		}

	}

	/**
	 * The answer waits at a gate.
	 *
	 * @param gate the gate
	 */
	record Late(Gate gate) implements Effect {

		@Override
		public Answer around(Request request, Predicate<String> scope, Function<Request, Answer> next)
				throws InterruptedException {
			Answer answer = next.apply(request);
			this.gate.pass();
			return answer;
		}

		@Override
		public void release() {
			this.gate.open();
		}

	}

	/**
	 * Anything else that can happen to an answer on its way.
	 */
	non-sealed interface Disturbance extends Effect {

	}

}
