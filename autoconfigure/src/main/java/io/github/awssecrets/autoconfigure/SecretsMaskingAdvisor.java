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
package io.github.awssecrets.autoconfigure;

import io.github.awssecrets.env.EnvironmentSecrets;

import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvoker;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvokerAdvisor;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameters;

/**
 * Keeps the {@code env} endpoint from reading secrets, which it would do only to mask
 * them, and would fail with those that can't be read. What writes to the environment
 * binds properties as well, and needs them as they are.
 */
final class SecretsMaskingAdvisor implements OperationInvokerAdvisor {

	private static final EndpointId ENV = EndpointId.of("env");

	private final EnvironmentSecrets secrets;

	SecretsMaskingAdvisor(EnvironmentSecrets secrets) {
		this.secrets = secrets;
	}

	@Override
	public OperationInvoker apply(EndpointId endpointId, OperationType operationType, OperationParameters parameters,
			OperationInvoker invoker) {
		if (!ENV.equals(endpointId) || operationType != OperationType.READ) {
			return invoker;
		}
		return (context) -> this.secrets.masked(() -> invoker.invoke(context));
	}

}
