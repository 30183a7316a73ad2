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

package io.github.awssecrets.write;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A secret below the prefix.
 *
 * @param path the path, as references have it
 * @param name the name, prefix included
 * @param changed when it was last changed, if the place tells
 * @param deletion the date that the place tells of its deletion, or {@code null} if it is
 * not scheduled for deletion
 * @since 0.1.0
 */
public record ListedSecret(String path, String name, @Nullable Instant changed, @Nullable Instant deletion) {

	/**
	 * Whether it is scheduled for deletion.
	 * @return whether there is a date of its deletion
	 */
	public boolean isScheduledForDeletion() {
		return this.deletion != null;
	}

}
