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
import java.util.SortedSet;

import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.doctor.Doctor;
import io.github.awssecrets.doctor.Finding;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.refresh.ChangedSecret;
import io.github.awssecrets.refresh.RefreshResult;
import io.github.awssecrets.refresh.RefreshResult.FailedSecret;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * What a refresh did, as an endpoint answers it. Holds names, codes and version ids,
 * never a value.
 *
 * @param changed the secrets of which another version is used from now on
 * @param unchanged the secrets that were read and are the same as before
 * @param missing the secrets that do not exist and did not before
 * @param failed the secrets that could not be read and keep the value they had
 * @param properties the names of the properties whose value depends on what changed
 * @param needsRestart what depends on it and can't follow without a restart
 * @since 0.1.0
 */
public record RefreshDescriptor(List<ChangedDescriptor> changed, List<SecretDescriptor> unchanged,
		List<SecretDescriptor> missing, List<FailedDescriptor> failed, SortedSet<String> properties,
		List<String> needsRestart) implements OperationResponseBody {

	static RefreshDescriptor of(RefreshResult result, Doctor doctor) {
		return new RefreshDescriptor(result.changed().stream().map(ChangedDescriptor::of).toList(),
				result.unchanged().stream().map(SecretDescriptor::of).toList(),
				result.missing().stream().map(SecretDescriptor::of).toList(),
				result.failed().stream().map((failed) -> FailedDescriptor.of(failed, doctor)).toList(),
				result.properties(), result.needsRestart());
	}

	/**
	 * The answer, with the status that says whether all secrets were read.
	 */
	WebEndpointResponse<OperationResponseBody> response() {
		return new WebEndpointResponse<>(this,
				this.failed.isEmpty() ? WebEndpointResponse.STATUS_OK : WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE);
	}

	/**
	 * A secret that is the same as before, or missing as before.
	 *
	 * @param secret the path that references have, with the store, or the ARN
	 * @param name the name in AWS, or the ARN
	 * @param version the version that is meant, unless that is the current one
	 */
	public record SecretDescriptor(String secret, String name, @Nullable String version) {

		static SecretDescriptor of(SecretName name) {
			return new SecretDescriptor(name.address(), name.id(), otherVersion(name));
		}

	}

	/**
	 * A secret of which another version is used from now on.
	 *
	 * @param secret the path that references have, with the store, or the ARN
	 * @param name the name in AWS, or the ARN
	 * @param version the version that is meant, unless that is the current one
	 * @param before the version id before, if the source has versions
	 * @param after the version id from now on, if the source has versions
	 */
	public record ChangedDescriptor(String secret, String name, @Nullable String version, @Nullable String before,
			@Nullable String after) {

		static ChangedDescriptor of(ChangedSecret changed) {
			SecretName name = changed.name();
			return new ChangedDescriptor(name.address(), name.id(), otherVersion(name), changed.before(),
					changed.after());
		}

	}

	/**
	 * A secret that could not be read.
	 *
	 * @param secret the path that references have, with the store, or the ARN
	 * @param name the name in AWS, or the ARN
	 * @param version the version that is meant, unless that is the current one
	 * @param reason the kind of failure
	 * @param code the error code of AWS, if it answered
	 * @param description what is wrong
	 * @param fix what a person can do
	 */
	public record FailedDescriptor(String secret, String name, @Nullable String version, String reason,
			@Nullable String code, String description, String fix) {

		static FailedDescriptor of(FailedSecret failed, Doctor doctor) {
			SecretName name = failed.name();
			SecretFailure failure = failed.failure();
			Finding finding = doctor.diagnose(name, failure);
			return new FailedDescriptor(name.address(), name.id(), otherVersion(name), failure.kind().name(),
					failure.code(), finding.description(), finding.action());
		}

	}

	private static @Nullable String otherVersion(SecretName name) {
		return name.version().isCurrent() ? null : name.version().toString();
	}

}
