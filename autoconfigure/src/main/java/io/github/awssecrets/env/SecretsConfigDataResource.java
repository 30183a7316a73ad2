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

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.config.ConfigDataLocation;
import org.springframework.boot.context.config.ConfigDataResource;

/**
 * One secret to import, or none where secrets are only made available while configuration
 * data loads.
 */
final class SecretsConfigDataResource extends ConfigDataResource {

	private final ConfigDataLocation location;

	private final @Nullable SecretsImport secret;

	SecretsConfigDataResource(ConfigDataLocation location, @Nullable SecretsImport secret) {
		this.location = location;
		this.secret = secret;
	}

	ConfigDataLocation location() {
		return this.location;
	}

	@Nullable SecretsImport secret() {
		return this.secret;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof SecretsConfigDataResource resource && Objects.equals(this.secret, resource.secret)
				&& this.location.isOptional() == resource.location.isOptional();
	}

	@Override
	public int hashCode() {
		return Objects.hashCode(this.secret);
	}

	@Override
	public String toString() {
		return "secrets:" + ((this.secret != null) ? this.secret : "");
	}

}
