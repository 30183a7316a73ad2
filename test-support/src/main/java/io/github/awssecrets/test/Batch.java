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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Reads many current values in one call. What fails for one secret is told beside the
 * values of the others.
 */
final class Batch {

	private static final int MAX = 20;

	private final Vault vault;

	private final Reads reads;

	private final Function<String, @Nullable RefusedException> entryFaults;

	Batch(Vault vault, Reads reads, Function<String, @Nullable RefusedException> entryFaults) {
		this.vault = vault;
		this.reads = reads;
		this.entryFaults = entryFaults;
	}

	Map<String, Object> get(Request request) {
		Page<String> page = Page.of(secretIds(request), request, MAX);
		List<Map<String, Object>> values = new ArrayList<>();
		List<Map<String, Object>> errors = new ArrayList<>();
		for (String id : page.items()) {
			try {
				values.add(value(id));
			}
			catch (RefusedException ex) {
				errors.add(Map.of("SecretId", id, "ErrorCode", ex.code(), "Message", ex.text()));
			}
		}
		Map<String, Object> answer = new LinkedHashMap<>(Map.of("SecretValues", values, "Errors", errors));
		page.writeTokenTo(answer);
		return answer;
	}

	private Map<String, Object> value(String id) {
		RefusedException refusal = this.entryFaults.apply(id);
		if (refusal != null) {
			throw refusal;
		}
		return this.reads.currentValue(this.vault.findUsable(id));
	}

	private List<String> secretIds(Request request) {
		List<String> ids = request.texts("SecretIdList");
		boolean filtered = !request.objects("Filters").isEmpty();
		if (ids.isEmpty() != filtered) {
			throw RefusedException.invalidParameter("Give either 'SecretIdList' or 'Filters', and not both.");
		}
		if (ids.size() > MAX) {
			throw RefusedException.constraint("secretIdList", "have length less than or equal to " + MAX);
		}
		if (!filtered && request.has("MaxResults")) {
			throw RefusedException.invalidParameter("'MaxResults' needs 'Filters'.");
		}
		return filtered ? matching(Filters.of(request)) : ids;
	}

	private List<String> matching(Filters filters) {
		return this.vault.secrets()
			.stream()
			.filter((secret) -> !secret.isScheduledForDeletion() && filters.match(secret))
			.map(StoredSecret::name)
			.toList();
	}

}
