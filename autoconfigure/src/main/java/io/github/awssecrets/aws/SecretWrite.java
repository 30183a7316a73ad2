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
 * What came of asking AWS to change a secret, with one call. Holds no value, and no part
 * of one.
 *
 * @param name the secret
 * @param operation what was asked for, as AWS names it: {@code PutSecretValue}
 * @param versionId the version that was to be written or made the current one, or
 * {@code null} if it was about the secret as a whole
 * @param failure why it was not done, or {@code null} if it was
 * @param time when that was known
 * @param duration how long it took
 * @since 0.1.0
 */
public record SecretWrite(SecretName name, String operation, @Nullable String versionId,
		@Nullable SecretFailure failure, Instant time, Duration duration) {

	/**
	 * What came of it, in a word of which there are few.
	 * @return {@link CallObserver#OK}, or the kind of the failure
	 */
	public String outcome() {
		return CallObserver.outcome(this.failure);
	}

}
