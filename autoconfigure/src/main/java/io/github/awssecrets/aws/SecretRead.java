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
package io.github.awssecrets.aws;

import java.time.Duration;
import java.time.Instant;

import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking AWS for a secret. Holds no value, and no part of one.
 *
 * @param name the secret
 * @param source the source of secrets that was asked: {@code aws}, or {@code agent} for
 * AWS by way of an agent
 * @param versionId the version that was read, if any was
 * @param failure why none was, or {@code null} if one was
 * @param time when that was known
 * @param duration how long it took until then, from the moment when the secret was asked
 * for, alone or together with others
 * @param forWrite whether it was read to be compared with what is to be written, and not
 * to be used
 * @since 0.1.0
 */
public record SecretRead(SecretName name, String source, @Nullable String versionId, @Nullable SecretFailure failure,
		Instant time, Duration duration, boolean forWrite) {

	/**
	 * What came of it, in a word of which there are few.
	 * @return {@link CallObserver#OK}, or the kind of the failure
	 */
	public String outcome() {
		return CallObserver.outcome(this.failure);
	}

}
