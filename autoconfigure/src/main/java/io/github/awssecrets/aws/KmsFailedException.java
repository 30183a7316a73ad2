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

/**
 * AWS KMS did not do what it was asked for. Says why in words for a person; has no cause.
 *
 * @since 0.1.0
 */
public class KmsFailedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private KmsFailedException(String message) {
		super(message);
	}

	static KmsFailedException of(String place, RuntimeException ex) {
		RoleNotAssumedException role = RoleNotAssumedException.in(ex);
		Reason reason = (role != null) ? role.reason() : ClientErrors.reason(ex);
		String code = (reason.code() != null) ? ", " + reason.code() : "";
		String detail = (reason.detail() != null) ? ": " + reason.detail().strip().replaceAll("\\s+", " ") : "";
		return new KmsFailedException(place + " did not give the key (" + reason.kind() + code + ")" + detail);
	}

}
