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

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/**
 * Masks each value with a secret in it, where an endpoint has been told to show values.
 * <p>
 * A value that comes from a property is known by its name. One that does not, such as the
 * password that a connection pool was given, is known by what it is.
 */
final class SecretsSanitizingFunction implements SanitizingFunction {

	private final EnvironmentSecrets secrets;

	SecretsSanitizingFunction(EnvironmentSecrets secrets) {
		this.secrets = secrets;
	}

	@Override
	public SanitizableData apply(SanitizableData data) {
		return (this.secrets.isIn(data.getPropertySource(), data.getKey()) || isCopy(data)) ? data.withSanitizedValue()
				: data;
	}

	private boolean isCopy(SanitizableData data) {
		return data.getPropertySource() == null && data.getValue() instanceof CharSequence value
				&& this.secrets.isQuotedIn(value.toString());
	}

}
