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
package io.github.awssecrets.actuate;

import java.util.Set;
import java.util.TreeSet;

import io.github.awssecrets.doctor.Doctor;
import io.github.awssecrets.refresh.RefreshedProperties;

import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;
import org.springframework.cloud.context.refresh.ContextRefresher;
import org.springframework.cloud.endpoint.RefreshEndpoint;

/**
 * Has the endpoint of Spring Cloud say so when a secret could not be read again. Its
 * answer is what its callers know as long as nothing is wrong.
 *
 * @since 0.1.0
 */
@EndpointWebExtension(endpoint = RefreshEndpoint.class)
public class RefreshEndpointWebExtension {

	private final ContextRefresher refresher;

	private final Doctor doctor = new Doctor();

	/**
	 * Creates an extension.
	 * @param refresher refreshes the context
	 */
	public RefreshEndpointWebExtension(ContextRefresher refresher) {
		this.refresher = refresher;
	}

	/**
	 * Refreshes the context.
	 * @return the names of the properties that have changed, with status 200, or a
	 * {@link RefreshDescriptor} with status 503 if a secret could not be read
	 */
	@WriteOperation
	public WebEndpointResponse<?> refresh() {
		Set<String> properties = this.refresher.refresh();
		if (properties instanceof RefreshedProperties refreshed && !refreshed.result().isComplete()) {
			return RefreshDescriptor.of(refreshed.result(), this.doctor).response();
		}
		return new WebEndpointResponse<>(new TreeSet<>(properties));
	}

}
