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

import java.util.stream.Collectors;

import io.github.awssecrets.env.EnvironmentSecrets;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.validation.ValidationErrors;
import org.springframework.boot.origin.Origin;
import org.springframework.util.ObjectUtils;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/**
 * What was found invalid, without the values that depend on a secret.
 *
 * @param errors what was found
 * @param secrets know which properties depend on a secret
 */
record ValidationReport(ValidationErrors errors, EnvironmentSecrets secrets) {

	/**
	 * Whether any of the errors may quote a secret. One that belongs to no field may have
	 * any field in its words.
	 */
	boolean hasSecret() {
		return this.errors.getAllErrors()
			.stream()
			.anyMatch((error) -> !(error instanceof FieldError field) || isSecret(field));
	}

	String text() {
		return this.errors.getAllErrors().stream().map(this::line).collect(Collectors.joining());
	}

	private String line(ObjectError error) {
		return "\n  '" + place(error) + "'" + origin(error) + ((error instanceof FieldError field) ? value(field) : "")
				+ ": " + reason(error);
	}

	private String place(ObjectError error) {
		return (error instanceof FieldError field) ? name(field) : this.errors.getName().toString();
	}

	private String name(FieldError error) {
		return this.errors.getName() + "." + error.getField();
	}

	private static String origin(ObjectError error) {
		Origin origin = Origin.from(error);
		return (origin != null) ? " (" + origin + ")" : "";
	}

	private String value(FieldError error) {
		return isSecret(error) ? ", which depends on a secret and is not shown"
				: " with the value '" + ObjectUtils.nullSafeToString(error.getRejectedValue()) + "'";
	}

	private String reason(ObjectError error) {
		String message = error.getDefaultMessage();
		return (message != null && !quotes(message, error)) ? message : "invalid (" + error.getCode() + ")";
	}

	private boolean quotes(String message, ObjectError error) {
		@Nullable Object value = (error instanceof FieldError field && isSecret(field)) ? field.getRejectedValue() : null;
		return this.secrets.isQuotedIn(message) || (value != null && message.contains(value.toString()));
	}

	private boolean isSecret(FieldError error) {
		return this.secrets.isIn(null, name(error));
	}

	@Override
	public String toString() {
		return "ValidationReport[******]";
	}

}
