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

/**
 * Adds tags to secrets and removes them.
 */
final class Tags {

	private final Vault vault;

	Tags(Vault vault) {
		this.vault = vault;
	}

	static Map<String, String> read(Request request) {
		Map<String, String> tags = new LinkedHashMap<>();
		request.objects("Tags").forEach((tag) -> tags.put(tag.required("Key"), tag.required("Value")));
		return tags;
	}

	Map<String, Object> add(Request request) {
		this.vault.findUsable(request.required("SecretId")).tags().putAll(read(request));
		return Map.of();
	}

	Map<String, Object> remove(Request request) {
		request.texts("TagKeys").forEach(this.vault.findUsable(request.required("SecretId")).tags()::remove);
		return Map.of();
	}

}
