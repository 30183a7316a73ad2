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
package io.github.awssecrets.refresh;

import java.util.List;
import java.util.SortedSet;

/**
 * Secrets that have changed together, and what depends on them. Holds names and version
 * ids, never a value.
 *
 * @param secrets the secrets
 * @param properties the names of the properties whose value depends on them, directly or
 * by way of other properties
 * @since 0.1.0
 */
public record SecretsChange(List<ChangedSecret> secrets, SortedSet<String> properties) {

	/**
	 * Whether a property of some prefix depends on the secrets.
	 * @param prefix the canonical prefix
	 * @return whether one of the properties is below it
	 */
	public boolean isBelow(String prefix) {
		return this.properties.stream().map(WrittenName::new).anyMatch((name) -> name.isBelow(prefix));
	}

}
