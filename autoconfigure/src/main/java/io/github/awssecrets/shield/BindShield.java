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
package io.github.awssecrets.shield;

import io.github.awssecrets.env.EnvironmentSecrets;
import io.github.awssecrets.env.UnescapableTextException;
import io.github.awssecrets.env.UnresolvedSecretsException;
import io.github.awssecrets.read.SecretException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Keeps a secret out of the failure to bind it: neither the value that could not be
 * converted, nor the one that is invalid, nor what a setter says of it is quoted.
 */
public final class BindShield implements ConfigurationPropertiesBindHandlerAdvisor {

	private final EnvironmentSecrets secrets;

	/**
	 * Creates a shield.
	 * @param secrets know which properties depend on a secret
	 */
	public BindShield(EnvironmentSecrets secrets) {
		this.secrets = secrets;
	}

	@Override
	public BindHandler apply(BindHandler bindHandler) {
		return new Handler(bindHandler);
	}

	private boolean isIn(ConfigurationPropertyName name) {
		return this.secrets.isIn(null, name.toString());
	}

	/**
	 * What may be told of a failure.
	 */
	private Exception shielded(ConfigurationPropertyName name, Exception failure) {
		if (isShielded(failure) || !isIn(name)) {
			return failure;
		}
		if (failure instanceof BindValidationException validation) {
			ValidationReport report = new ValidationReport(validation.getValidationErrors(), this.secrets);
			return report.hasSecret() ? new ShieldedException(report.text(), failure) : failure;
		}
		return (failure instanceof UnboundConfigurationPropertiesException unbound)
				? new ShieldedException(String.valueOf(unbound.getMessage()), unbound) : new ShieldedException(failure);
	}

	/**
	 * Of what was bound below, it was told there what may be. The failure to read a
	 * secret has none in it.
	 */
	private static boolean isShielded(Exception failure) {
		return failure instanceof BindException || failure instanceof ShieldedException
				|| failure instanceof UnresolvedSecretsException || failure instanceof UnescapableTextException
				|| failure instanceof SecretException;
	}

	private final class Handler extends AbstractBindHandler {

		Handler(BindHandler parent) {
			super(parent);
		}

		@Override
		public @Nullable Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
				Object result) {
			Object bound = super.onSuccess(name, target, context, result);
			if (bound instanceof String text && PemProperty.isNeitherPemNorLocation(name, text) && isIn(name)) {
				throw new ShieldedException(
						"it depends on a secret that is neither PEM nor the location of a file that exists");
			}
			return bound;
		}

		@Override
		public @Nullable Object onFailure(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
				Exception error) throws Exception {
			try {
				return super.onFailure(name, target, context, error);
			}
			catch (Exception ex) {
				throw shielded(name, ex);
			}
		}

	}

}
