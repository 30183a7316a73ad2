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

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads one secret: its value, or what is said about it.
 */
final class Reads {

	private final Vault vault;

	Reads(Vault vault) {
		this.vault = vault;
	}

	Map<String, Object> get(Request request) {
		StoredSecret secret = this.vault.findUsable(request.required("SecretId"));
		return value(secret, version(secret, request.text("VersionId"), request.text("VersionStage")));
	}

	Map<String, Object> describe(Request request) {
		return this.vault.find(request.required("SecretId")).description("VersionIdsToStages");
	}

	/**
	 * The current value of a secret.
	 * @param secret the secret
	 * @return the members of an answer
	 */
	Map<String, Object> currentValue(StoredSecret secret) {
		return value(secret, version(secret, null, null));
	}

	private Map<String, Object> value(StoredSecret secret, Version version) {
		Map<String, Object> answer = new LinkedHashMap<>(Map.of("ARN", secret.arn(), "Name", secret.name()));
		answer.put("VersionId", version.id());
		version.content().writeTo(answer);
		answer.put("VersionStages", secret.stagesOf(version.id()));
		answer.put("CreatedDate", StoredSecret.seconds(version.created()));
		return answer;
	}

	private Version version(StoredSecret secret, @Nullable String id, @Nullable String stage) {
		if (id == null) {
			return versionAt(secret, (stage != null) ? stage : StoredSecret.CURRENT);
		}
		Version version = secret.version(id);
		if (version == null) {
			throw notFound("VersionId: " + id);
		}
		if (stage != null && !id.equals(secret.versionIdOf(stage))) {
			throw RefusedException.invalidRequest("The version with this VersionId does not have this VersionStage.");
		}
		return version;
	}

	private Version versionAt(StoredSecret secret, String stage) {
		String id = secret.versionIdOf(stage);
		Version version = (id != null) ? secret.version(id) : null;
		if (version == null) {
			throw notFound("staging label: " + stage);
		}
		return version;
	}

	private RefusedException notFound(String what) {
		return RefusedException.notFound("Secrets Manager can't find the specified secret value for " + what);
	}

}
