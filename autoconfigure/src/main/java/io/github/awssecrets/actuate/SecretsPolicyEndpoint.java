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

import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import io.github.awssecrets.doctor.LeastPrivilege;
import io.github.awssecrets.policy.IamPolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * {@link Endpoint @Endpoint} that answers the policy of AWS IAM which a role needs for
 * the references in use. It can be attached as it is.
 *
 * @since 0.1.0
 */
@Endpoint(id = "secretspolicy")
public class SecretsPolicyEndpoint {

	private static final Pattern KEY = Pattern.compile("\\*|arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+");

	private final Supplier<LeastPrivilege> privilege;

	/**
	 * Creates an endpoint.
	 * @param privilege knows what is needed
	 */
	public SecretsPolicyEndpoint(Supplier<LeastPrivilege> privilege) {
		this.privilege = privilege;
	}

	/**
	 * Answers the policy.
	 * @param kmsKey the ARN of the KMS key that encrypts the secrets, {@code *} for any
	 * of the account, or {@code null} where it is that of AWS
	 * @return the policy as a JSON object, or {@code null} if nothing is read from AWS
	 */
	@ReadOperation
	public @Nullable Map<String, Object> policy(@Nullable String kmsKey) {
		if (kmsKey != null && !KEY.matcher(kmsKey).matches()) {
			throw new InvalidEndpointRequestException("kmsKey is not the ARN of a KMS key",
					"kmsKey has to be the ARN of a KMS key, or an asterisk for any key of the account");
		}
		return this.privilege.get().toRead(kmsKey).map(IamPolicy::document).orElse(null);
	}

}
