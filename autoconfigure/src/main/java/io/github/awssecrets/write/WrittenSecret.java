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

import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

/**
 * A secret that was written.
 *
 * @param secret the secret
 * @param versionId the id of the version that holds the value now, or {@code null} where
 * the place has no versions
 * @param effect what the write did
 * @since 0.1.0
 */
public record WrittenSecret(SecretName secret, @Nullable String versionId, Effect effect) {

	/**
	 * What a write did.
	 */
	public enum Effect {

		/** The secret did not exist. */
		CREATED,

		/** The secret has another value now. */
		CHANGED,

		/** The secret had the value already. */
		UNCHANGED,

		/** The secret was scheduled for deletion and is not any more. */
		RESTORED

	}

}
