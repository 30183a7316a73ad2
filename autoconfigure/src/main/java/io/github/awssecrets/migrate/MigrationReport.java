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

package io.github.awssecrets.migrate;

import java.util.List;

import io.github.awssecrets.migrate.MigrationItem.Status;

/**
 * What a migration found or did. Holds names alone, never a value.
 *
 * @param items the secrets
 * @since 0.1.0
 */
public record MigrationReport(List<MigrationItem> items) {

	/**
	 * Whether all values are in AWS.
	 * @return whether nothing is left to do
	 */
	public boolean isComplete() {
		return this.items.stream().map(MigrationItem::status).allMatch(Status::isThere);
	}

	/**
	 * Whether nothing keeps the values from being copied.
	 * @return whether none differs, is invalid or has failed
	 */
	public boolean isFine() {
		return this.items.stream().map(MigrationItem::status).allMatch(Status::isFine);
	}

	/**
	 * How many secrets have a status.
	 * @param status the status
	 * @return the number
	 */
	public long count(Status status) {
		return this.items.stream().filter((item) -> item.status() == status).count();
	}

}
