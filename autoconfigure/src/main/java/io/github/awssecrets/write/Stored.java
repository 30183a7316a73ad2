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

import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.write.WrittenSecret.Effect;
import org.jspecify.annotations.Nullable;

/**
 * A value as a place has it after a write.
 *
 * @param value the value and which version it is, or {@code null} if it is not known
 * @param versionId the id of the version, if it has one
 * @param replaced the id of the version that was current before, if it is known
 * @param effect what the write did
 */
record Stored(@Nullable SecretValue value, @Nullable String versionId, @Nullable String replaced, Effect effect) {

	static Stored of(SecretValue value, SecretWriter.PutVersion version, @Nullable String replaced, Effect effect) {
		SecretOrigin origin = new SecretOrigin("aws", version.arn(), version.id(), null);
		return new Stored(value.withOrigin(origin), version.id(), replaced, effect);
	}

}
