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
package io.github.awssecrets.env;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginProvider;

/**
 * A property under {@code aws.secrets} is invalid in itself, or contradicts another.
 *
 * @since 0.1.0
 */
public class InvalidSecretsSettingException extends RuntimeException implements OriginProvider {

	private static final long serialVersionUID = 1L;

	private final transient @Nullable Origin origin;

	private final String remedy;

	InvalidSecretsSettingException(String property, String value, @Nullable Origin origin, String rule, String remedy) {
		super("'" + property + "'" + ((origin != null) ? " at " + PropertyPlace.of(origin) : "") + " is '" + value
				+ "', which is invalid: " + rule + ".");
		this.origin = origin;
		this.remedy = remedy;
	}

	/**
	 * What to do about it.
	 * @return a sentence
	 */
	public String remedy() {
		return this.remedy;
	}

	@Override
	public @Nullable Origin getOrigin() {
		return this.origin;
	}

}
