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

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives out credentials of roles, to everybody but for those roles that need an external
 * id. Not thread-safe: {@link Service} sees to it.
 */
final class Roles {

	private static final Duration VALIDITY = Duration.ofHours(1);

	private final Map<String, String> externalIds = new HashMap<>();

	void requireExternalId(String roleArn, String externalId) {
		this.externalIds.put(roleArn, externalId);
	}

	Map<String, Object> assume(Request request) {
		String role = request.required("RoleArn");
		String session = request.required("RoleSessionName");
		String required = this.externalIds.get(role);
		if (required != null && !required.equals(request.text("ExternalId"))) {
			throw new RefusedException(403, "AccessDenied",
					"User: test is not authorized to perform: sts:AssumeRole on resource: " + role);
		}
		String name = role.substring(role.lastIndexOf('/') + 1);
		return Map.of("AccessKeyId", session + "@" + name, "SecretAccessKey", "nothing", "SessionToken", "nothing",
				"Expiration", Instant.now().plus(VALIDITY).truncatedTo(ChronoUnit.SECONDS).toString());
	}

	void clear() {
		this.externalIds.clear();
	}

}
