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
import io.github.awssecrets.shield.ShieldedException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * Reports a secret that is not of the type of the property that it is bound to. Boot's
 * own report would quote it.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class SecretBindFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	private final @Nullable Environment environment;

	SecretBindFailureAnalyzer(@Nullable Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		ConfigurationProperty property = cause.getProperty();
		if (cause.getCause() instanceof ShieldedException shielded) {
			return analysis(cause, String.valueOf(shielded.getMessage()));
		}
		return (property != null && holdsSecret(property.getName().toString()))
				? analysis(cause, "it depends on a secret, and is not shown") : null;
	}

	private static FailureAnalysis analysis(BindException cause, String reason) {
		ConfigurationProperty property = cause.getProperty();
		String place = (property != null) ? "'" + property.getName() + "' (" + property.getOrigin() + ")"
				: "What is below '" + cause.getName() + "'";
		return new FailureAnalysis(place + " can't be bound to " + cause.getTarget().getType() + ": " + reason,
				"Correct the secret or the reference, or the type of the property.", cause);
	}

	private boolean holdsSecret(String property) {
		return this.environment instanceof ConfigurableEnvironment configurable
				&& EnvironmentSecrets.of(configurable).isIn(null, property);
	}

}
