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
package io.github.awssecrets.contract;

import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * How a server refuses a call.
 *
 * @param status the HTTP status, 200 if it does not refuse
 * @param code the error code, {@link #NONE} if it does not refuse
 * @param message the error message
 */
record Refusal(int status, String code, String message) {

	static final String NOT_FOUND = "ResourceNotFoundException";

	static final String EXISTS = "ResourceExistsException";

	static final String INVALID_REQUEST = "InvalidRequestException";

	static final String INVALID_PARAMETER = "InvalidParameterException";

	/**
	 * AWS has two codes for a parameter that breaks a rule, and it is not documented
	 * which rule has which.
	 */
	static final List<String> INVALID = List.of("ValidationException", INVALID_PARAMETER);

	static final String NONE = "none";

	static final String MISSING = "Secrets Manager can't find the specified secret.";

	static Refusal of(ThrowingCallable call) {
		SecretsManagerException ex = catchThrowableOfType(SecretsManagerException.class, call);
		return (ex != null) ? new Refusal(ex.statusCode(), ex.awsErrorDetails().errorCode(),
				String.valueOf(ex.awsErrorDetails().errorMessage())) : new Refusal(200, NONE, NONE);
	}

	static String codeOf(ThrowingCallable call) {
		return of(call).code();
	}

}
