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

import io.github.awssecrets.backend.SecretValue;
import org.jspecify.annotations.Nullable;

/**
 * A value that is to become a secret, or a member of one.
 *
 * @param origin where it is
 * @param reference the path it is to have, with a member or without
 * @param value the value, or {@code null} if there is a problem
 * @param problem why there is no value, as a clause without a full stop, or {@code null}
 * if there is one
 * @since 0.1.0
 */
public record Candidate(Origin origin, String reference, @Nullable SecretValue value, @Nullable String problem) {

	static Candidate of(Origin origin, String reference, SecretValue value) {
		return new Candidate(origin, reference, value, null);
	}

	static Candidate unusable(Origin origin, String reference, String problem) {
		return new Candidate(origin, reference, null, problem);
	}

}
