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

import io.github.awssecrets.doctor.Doctor;
import io.github.awssecrets.refresh.SecretsRefresh;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * {@link Endpoint @Endpoint} to read all secrets again, under the name that applications
 * with Spring Cloud know.
 *
 * @since 0.1.0
 */
@Endpoint(id = "refresh")
public class RefreshEndpoint {

	private final SecretsRefresh refresh;

	private final Doctor doctor = new Doctor();

	/**
	 * Creates an endpoint.
	 * @param refresh reads secrets again
	 */
	public RefreshEndpoint(SecretsRefresh refresh) {
		this.refresh = refresh;
	}

	/**
	 * Reads all secrets again that are known.
	 * @return a {@link RefreshDescriptor}, with status 200 if all were read and 503 if
	 * any was not
	 */
	@WriteOperation
	public WebEndpointResponse<OperationResponseBody> refresh() {
		return RefreshDescriptor.of(this.refresh.refresh(), this.doctor).response();
	}

}
