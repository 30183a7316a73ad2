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

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a secret gets when it is created.
 *
 * @param kmsKeyId the id, ARN or alias of the KMS key that encrypts it, or {@code null}
 * for the one that AWS manages
 * @param tags its tags
 * @since 0.1.0
 */
public record NewSecrets(@Nullable String kmsKeyId, Map<String, String> tags) {

	/**
	 * Nothing in particular.
	 */
	public static final NewSecrets PLAIN = new NewSecrets(null, Map.of());

	/**
	 * Takes a copy of the tags, and a blank key for none.
	 */
	public NewSecrets {
		kmsKeyId = (kmsKeyId == null || kmsKeyId.isBlank()) ? null : kmsKeyId.trim();
		tags = Map.copyOf(tags);
	}

}
