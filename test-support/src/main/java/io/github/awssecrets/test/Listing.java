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

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists secrets, and the versions of one.
 */
final class Listing {

	private static final int MAX = 100;

	private final Vault vault;

	Listing(Vault vault) {
		this.vault = vault;
	}

	Map<String, Object> secrets(Request request) {
		Filters filters = Filters.of(request);
		boolean deletedToo = request.flag("IncludePlannedDeletion");
		List<StoredSecret> secrets = this.vault.secrets();
		secrets.removeIf((secret) -> !filters.match(secret) || secret.isScheduledForDeletion() && !deletedToo);
		if ("desc".equals(request.text("SortOrder"))) {
			Collections.reverse(secrets);
		}
		Page<StoredSecret> page = Page.of(secrets, request, MAX);
		return answer(page, "SecretList",
				page.items().stream().map((secret) -> secret.description("SecretVersionsToStages")).toList());
	}

	Map<String, Object> versions(Request request) {
		StoredSecret secret = this.vault.find(request.required("SecretId"));
		List<Version> versions = new ArrayList<>(secret.versions());
		if (!request.flag("IncludeDeprecated")) {
			versions.removeIf((version) -> secret.stagesOf(version.id()).isEmpty());
		}
		Page<Version> page = Page.of(versions, request, MAX);
		Map<String, Object> answer = answer(page, "Versions",
				page.items().stream().map((version) -> entry(secret, version)).toList());
		answer.put("ARN", secret.arn());
		answer.put("Name", secret.name());
		return answer;
	}

	private static Map<String, Object> entry(StoredSecret secret, Version version) {
		return Map.of("VersionId", version.id(), "VersionStages", secret.stagesOf(version.id()), "CreatedDate",
				StoredSecret.seconds(version.created()));
	}

	private static Map<String, Object> answer(Page<?> page, String member, List<?> entries) {
		Map<String, Object> answer = new LinkedHashMap<>();
		answer.put(member, entries);
		page.writeTokenTo(answer);
		return answer;
	}

}
