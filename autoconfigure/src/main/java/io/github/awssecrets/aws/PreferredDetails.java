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

import io.awspring.cloud.autoconfigure.core.AwsConnectionDetails;
import org.jspecify.annotations.Nullable;

/**
 * Connection details over which our own settings win.
 *
 * @param settings our own settings
 * @param details the details
 */
record PreferredDetails(AwsClientSettings settings, AwsConnectionDetails details) implements AwsConnectionDetails {

	@Override
	public @Nullable URI getEndpoint() {
		return (this.settings.endpoint() != null) ? this.settings.endpoint() : this.details.getEndpoint();
	}

	@Override
	public @Nullable String getRegion() {
		return (this.settings.region() != null) ? this.settings.region() : this.details.getRegion();
	}

	@Override
	public String getAccessKey() {
		return this.details.getAccessKey();
	}

	@Override
	public String getSecretKey() {
		return this.details.getSecretKey();
	}

}
