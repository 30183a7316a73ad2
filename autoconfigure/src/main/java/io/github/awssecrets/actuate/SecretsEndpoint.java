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

import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.github.awssecrets.doctor.Checkup;
import io.github.awssecrets.doctor.Diagnosis;
import io.github.awssecrets.doctor.Doctor;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.refresh.SecretsRefresh;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * {@link Endpoint @Endpoint} to see how it stands with the secrets in use, and to read
 * them again. Since the latter is a write operation, access to the endpoint has to be
 * raised to {@link Access#UNRESTRICTED unrestricted}.
 *
 * @since 0.1.0
 */
@Endpoint(id = "secrets", defaultAccess = Access.READ_ONLY)
public class SecretsEndpoint {

	private final Checkup checkup;

	private final SecretsRefresh refresh;

	private final Doctor doctor = new Doctor();

	/**
	 * Creates an endpoint.
	 * @param checkup knows the secrets in use
	 * @param refresh reads secrets again
	 */
	public SecretsEndpoint(Checkup checkup, SecretsRefresh refresh) {
		this.checkup = checkup;
		this.refresh = refresh;
	}

	/**
	 * Tells how it stands with all secrets, as far as the application knows. Reads none.
	 * @return a description for each reference in use
	 */
	@ReadOperation
	public SecretsDescriptor secrets() {
		return SecretsDescriptor.of(this.checkup.now());
	}

	/**
	 * Tells how it stands with one secret, as far as the application knows. Reads none.
	 * @param path the segments of its path, or of its ARN
	 * @return a {@link SecretsDescriptor} with each reference to it, or an
	 * {@link UnknownSecretDescriptor} with status 404
	 */
	@ReadOperation
	public WebEndpointResponse<OperationResponseBody> secret(
			@Selector(match = Selector.Match.ALL_REMAINING) String... path) {
		String joined = String.join("/", path);
		List<Diagnosis> found = this.checkup.now().stream().filter((diagnosis) -> is(diagnosis, joined)).toList();
		return found.isEmpty() ? unknown(joined) : new WebEndpointResponse<>(SecretsDescriptor.of(found));
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
			.orElseGet(() -> unknown(joined));
	}

	private WebEndpointResponse<OperationResponseBody> unknown(String path) {
		SortedSet<String> known = this.checkup.now()
			.stream()
			.map(Diagnosis::name)
			.filter(Objects::nonNull)
			.map(SecretName::address)
			.collect(Collectors.toCollection(TreeSet::new));
		return new WebEndpointResponse<>(new UnknownSecretDescriptor(path, known),
				WebEndpointResponse.STATUS_NOT_FOUND);
	}

	private static boolean is(Diagnosis diagnosis, String path) {
		SecretName name = diagnosis.name();
		return name != null && name.isAddressedBy(path);
	}

}
