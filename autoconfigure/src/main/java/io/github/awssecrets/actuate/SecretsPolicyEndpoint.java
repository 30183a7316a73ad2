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

	private final @Nullable Writing writing;

	/**
	 * Creates an endpoint.
	 * @param privilege knows what is needed
	 * @param writing what is written, or {@code null} where nothing is
	 */
	public SecretsPolicyEndpoint(Supplier<LeastPrivilege> privilege, @Nullable Writing writing) {
		this.privilege = privilege;
		this.writing = writing;
	}

	/**
	 * Answers the policy.
	 * @param mode what the role is to do, to read unless it says otherwise
	 * @param kmsKey the ARN of the KMS key that encrypts the secrets, {@code *} for any
	 * of the account, or {@code null} where it is that of AWS
	 * @return the policy as a JSON object, or {@code null} if nothing is read from AWS
	 */
	@ReadOperation
	public @Nullable Map<String, Object> policy(@Nullable Mode mode, @Nullable String kmsKey) {
		if (kmsKey != null && !KEY.matcher(kmsKey).matches()) {
			throw new InvalidEndpointRequestException("kmsKey is not the ARN of a KMS key",
					"kmsKey has to be the ARN of a KMS key, or an asterisk for any key of the account");
		}
		LeastPrivilege privilege = this.privilege.get();
		return (mode == Mode.WRITE) ? toWrite(privilege, kmsKey).document()
				: privilege.toRead(kmsKey).map(IamPolicy::document).orElse(null);
	}

	private IamPolicy toWrite(LeastPrivilege privilege, @Nullable String kmsKey) {
		if (this.writing == null) {
			throw new InvalidEndpointRequestException("The application does not write to AWS",
					"mode=write needs aws.secrets.write.enabled=true, and AWS not switched off");
		}
		return privilege.toWrite(this.writing.prefix(), this.writing.tags(), kmsKey);
	}

	/**
	 * What a role is to do.
	 */
	public enum Mode {

		/** Read the secrets in use. */
		READ,

		/** Write secrets below the prefix, and read them. */
		WRITE

	}

	/**
	 * What the application writes.
	 *
	 * @param prefix what the names of secrets start with
	 * @param tags whether new secrets are tagged
	 */
	public record Writing(String prefix, boolean tags) {

	}

}
