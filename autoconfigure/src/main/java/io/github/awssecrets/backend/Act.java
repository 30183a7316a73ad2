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
package io.github.awssecrets.backend;

/**
 * What was to be done with a secret when it failed.
 *
 * @since 0.1.0
 */
public enum Act {

	/** Its value was to be read. */
	READ,

	/** It was to get a value. */
	WRITE,

	/** It was to be scheduled for deletion. */
	DELETE,

	/** Its deletion was to be taken back. */
	RESTORE,

	/** The names of secrets were to be listed. */
	LIST,

	/** Its versions were to be listed. */
	HISTORY,

	/** The version before was to become the current one again. */
	ROLL_BACK;

	/**
	 * Whether something changes where it succeeds.
	 * @return whether it is no mere look
	 */
	public boolean isChange() {
		return this != READ && this != LIST && this != HISTORY;
	}

}
