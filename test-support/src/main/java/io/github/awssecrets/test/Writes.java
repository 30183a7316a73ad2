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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Creates secrets and adds versions to them.
 */
final class Writes {

	private static final int MAX_STAGES = 20;

	private final Vault vault;

	Writes(Vault vault) {
		this.vault = vault;
	}

	Map<String, Object> create(Request request) {
		String name = SecretId.requireName(request.required("Name"));
		if (name.contains("!") && !request.has("OwningService")) {
			throw SecretId.invalidName();
		}
		Content content = Content.of(request);
		String token = token(request);
		if (this.vault.contains(name)) {
			return answer(requireSame(this.vault.find(name), token, content), token);
		}
		StoredSecret secret = this.vault.add(name);
		secret.describe(request);
		secret.tags().putAll(Tags.read(request));
		return answer(secret, (content != null) ? addVersion(secret, token, content, Set.of()) : null);
	}

	Map<String, Object> put(Request request) {
		StoredSecret secret = this.vault.findUsable(request.required("SecretId"));
		Content content = Content.of(request);
		if (content == null) {
			throw RefusedException.invalidRequest("Give either 'SecretString' or 'SecretBinary'.");
		}
		Map<String, Object> answer = answer(secret, addVersion(secret, token(request), content, stages(request)));
		answer.put("VersionStages", secret.stagesOf(String.valueOf(answer.get("VersionId"))));
		return answer;
	}

	Map<String, Object> update(Request request) {
		StoredSecret secret = this.vault.findUsable(request.required("SecretId"));
		Content content = Content.of(request);
		String versionId = (content != null) ? addVersion(secret, token(request), content, Set.of()) : null;
		secret.describe(request);
		return answer(secret, versionId);
	}

	private StoredSecret requireSame(StoredSecret secret, String token, @Nullable Content content) {
		if (secret.isScheduledForDeletion()) {
			throw RefusedException.invalidRequest(
					"You can't create this secret because a secret with this name is already scheduled for deletion.");
		}
		Version version = secret.version(token);
		if (version == null || !version.content().equals(content)) {
			throw RefusedException
				.exists("The operation failed because the secret %s already exists.".formatted(secret.name()));
		}
		return secret;
	}

	// A version never changes: the same token may only bring the same content again.
	private String addVersion(StoredSecret secret, String token, Content content, Set<String> stages) {
		Version version = secret.version(token);
		if (version == null) {
			boolean first = secret.versions().isEmpty();
			secret.add(token, content);
			if (first || stages.isEmpty()) {
				secret.attach(StoredSecret.CURRENT, token);
			}
			stages.forEach((stage) -> secret.attach(stage, token));
		}
		else if (!version.content().equals(content)) {
			throw RefusedException.exists(
					"The ClientRequestToken %s is already in use for another version of the secret.".formatted(token));
		}
		return token;
	}

	private static Set<String> stages(Request request) {
		List<String> stages = request.texts("VersionStages");
		if (request.has("VersionStages") && (stages.isEmpty() || stages.size() > MAX_STAGES)) {
			throw RefusedException.constraint("versionStages", "have from 1 to %d elements".formatted(MAX_STAGES));
		}
		stages.forEach(Stages::requireValid);
		return new LinkedHashSet<>(stages);
	}

	private static String token(Request request) {
		String token = request.text("ClientRequestToken");
		if (token == null) {
			return UUID.randomUUID().toString();
		}
		if (token.length() < 32 || token.length() > 64) {
			throw RefusedException.constraint("clientRequestToken", "have a length from 32 to 64");
		}
		return token;
	}

	private static Map<String, Object> answer(StoredSecret secret, @Nullable String versionId) {
		Map<String, Object> answer = new LinkedHashMap<>(Map.of("ARN", secret.arn(), "Name", secret.name()));
		if (versionId != null) {
			answer.put("VersionId", versionId);
		}
		return answer;
	}

}
