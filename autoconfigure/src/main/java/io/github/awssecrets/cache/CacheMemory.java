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
package io.github.awssecrets.cache;

import java.util.List;

import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

/**
 * Remembers values from before a cache began. Used by several threads.
 *
 * @since 0.1.0
 */
public interface CacheMemory {

	/**
	 * A memory that remembers nothing.
	 */
	CacheMemory NONE = new CacheMemory() {

		@Override
		public @Nullable KnownValue recall(SecretName name) {
			return null;
		}

		@Override
		public void landed(List<Renewal> renewals) {
			// There is nothing to forget.
		}

	};

	/**
	 * A value to serve in place of one that can't be read for a reason that passes. Asked
	 * only while the cache has no value of the secret. May take its time, but not throw.
	 * @param name the secret
	 * @return the value with its true age, or {@code null} if there is none that may
	 * still be served
	 */
	@Nullable KnownValue recall(SecretName name);

	/**
	 * Told what came of each fetch, once that is in the cache. Has neither to wait nor to
	 * throw.
	 * @param renewals what came of each secret; a value that was recalled counts as the
	 * failure that it stands in for
	 */
	void landed(List<Renewal> renewals);

}
