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
package io.github.awssecrets.test;

/**
 * A request that the service refuses, as the client will read it.
 */
class RefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int status;

	private final String code;

	RefusedException(int status, String code, String message) {
		super(message, null, false, false);
		this.status = status;
		this.code = code;
	}

	static RefusedException notFound() {
		return notFound("Secrets Manager can't find the specified secret.");
	}

	static RefusedException notFound(String message) {
		return new RefusedException(400, "ResourceNotFoundException", message);
	}

	static RefusedException exists(String message) {
		return new RefusedException(400, "ResourceExistsException", message);
	}

	static RefusedException invalidRequest(String message) {
		return new RefusedException(400, "InvalidRequestException", message);
	}

	static RefusedException invalidParameter(String message) {
		return new RefusedException(400, "InvalidParameterException", message);
	}

	static RefusedException validation(String message) {
		return new RefusedException(400, "ValidationException", message);
	}

	static RefusedException constraint(String member, String constraint) {
		return validation("1 validation error detected: Value at '%s' failed to satisfy constraint: Member must %s"
			.formatted(member, constraint));
	}

	static RefusedException unknownOperation() {
		return new RefusedException(400, "UnknownOperationException", "There is no such operation.");
	}

	static RefusedException serialization(String message) {
		return new RefusedException(400, "SerializationException", message);
	}

	int status() {
		return this.status;
	}

	String code() {
		return this.code;
	}

	String text() {
		return String.valueOf(getMessage());
	}

}
