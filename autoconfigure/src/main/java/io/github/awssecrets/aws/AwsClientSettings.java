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
package io.github.awssecrets.aws;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What this project's own properties say about the client. It wins over what the
 * properties and connection details of Spring Cloud AWS say.
 *
 * @param region the Region, or {@code null} for that of Spring Cloud AWS
 * @param endpoint the endpoint, or {@code null} for that of Spring Cloud AWS
 * @param timeout how long a call may take, with all its attempts
 * @param role the role to assume, or {@code null} to read as whoever the credentials
 * belong to
 * @since 0.1.0
 */
public record AwsClientSettings(@Nullable String region, @Nullable URI endpoint, Duration timeout,
		@Nullable AwsRole role) {

	/**
	 * How long a call may take, unless something else is configured.
	 */
	public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

	/**
	 * The settings of which nothing is configured.
	 */
	public static final AwsClientSettings DEFAULTS = new AwsClientSettings(null, null, DEFAULT_TIMEOUT, null);

	/**
	 * Creates settings.
	 * @throws IllegalArgumentException if the timeout is not positive
	 */
	public AwsClientSettings {
		region = (region == null || region.isBlank()) ? null : region.trim();
		if (timeout.isNegative() || timeout.isZero()) {
			throw new IllegalArgumentException("A timeout is more than nothing, not " + timeout);
		}
	}

}
