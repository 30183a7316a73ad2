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

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Moves staging labels between the versions of a secret.
 */
final class Stages {

	private static final int MAX_LENGTH = 256;

	private final Vault vault;

	Stages(Vault vault) {
		this.vault = vault;
	}

	static void requireValid(String stage) {
		if (stage.isEmpty() || stage.length() > MAX_LENGTH) {
			throw RefusedException.constraint("versionStage", "have a length from 1 to " + MAX_LENGTH);
		}
	}

	Map<String, Object> move(Request request) {
		StoredSecret secret = this.vault.findUsable(request.required("SecretId"));
		String stage = request.required("VersionStage");
		requireValid(stage);
		String from = request.text("RemoveFromVersionId");
		String to = request.text("MoveToVersionId");
		requireHolder(secret, stage, from, to);
		if (to != null) {
			requireVersion(secret, to);
			secret.attach(stage, to);
		}
		else if (StoredSecret.CURRENT.equals(stage)) {
			throw RefusedException.invalidParameter("AWSCURRENT can only be moved to another version.");
		}
		else {
			secret.detach(stage);
		}
		return Map.of("ARN", secret.arn(), "Name", secret.name());
	}

	// Whoever moves a label says which version has it, so that nobody moves it unawares.
	private void requireHolder(StoredSecret secret, String stage, @Nullable String from, @Nullable String to) {
		String holder = secret.versionIdOf(stage);
		if (from != null) {
			requireVersion(secret, from);
		}
		boolean known = (holder != null) ? holder.equals(from) || holder.equals(to) : from == null;
		if (!known) {
			throw RefusedException
				.invalidParameter("RemoveFromVersionId must name the version that has the staging label %s: %s."
					.formatted(stage, (holder != null) ? holder : "none"));
		}
	}

	private void requireVersion(StoredSecret secret, String id) {
		if (secret.version(id) == null) {
			throw RefusedException.notFound("The secret has no version " + id);
		}
	}

}
