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

import java.util.Collection;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.github.awssecrets.doctor.Doctor;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.refresh.SecretsRefresh;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * {@link Endpoint @Endpoint} to read secrets again. Since that is a write operation,
 * access to the endpoint has to be raised to {@link Access#UNRESTRICTED unrestricted}.
 *
 * @since 0.1.0
 */
@Endpoint(id = "secrets", defaultAccess = Access.READ_ONLY)
public class SecretsEndpoint {

	private final SecretsRefresh refresh;

	private final Supplier<Collection<SecretName>> known;

	private final Doctor doctor = new Doctor();

	/**
	 * Creates an endpoint.
	 * @param refresh reads secrets again
	 * @param known the secrets that the application has read
	 */
	public SecretsEndpoint(SecretsRefresh refresh, Supplier<Collection<SecretName>> known) {
		this.refresh = refresh;
		this.known = known;
	}

	/**
	 * Reads all secrets again that are known.
	 * @return a {@link RefreshDescriptor}, with status 200 if all were read and 503 if
	 * any was not
	 */
	@WriteOperation
	public WebEndpointResponse<OperationResponseBody> refreshAll() {
		return RefreshDescriptor.of(this.refresh.refresh(), this.doctor).response();
	}

	/**
	 * Reads one secret again, in all versions of it that are known.
	 * @param path the segments of its path, or of its ARN
	 * @return a {@link RefreshDescriptor}, with status 200 if it was read and 503 if it
	 * was not, or an {@link UnknownSecretDescriptor} with status 404
	 */
	@WriteOperation
	public WebEndpointResponse<OperationResponseBody> refresh(
			@Selector(match = Selector.Match.ALL_REMAINING) String... path) {
		String joined = String.join("/", path);
		return this.refresh.refresh(joined)
			.map((result) -> RefreshDescriptor.of(result, this.doctor).response())
			.orElseGet(() -> new WebEndpointResponse<>(unknown(joined), WebEndpointResponse.STATUS_NOT_FOUND));
	}

	private UnknownSecretDescriptor unknown(String path) {
		return new UnknownSecretDescriptor(path,
				this.known.get()
					.stream()
					.map(RefreshDescriptor::pathOf)
					.collect(Collectors.toCollection(TreeSet::new)));
	}

}
