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

import io.github.awssecrets.backend.SecretFailure;
import org.jspecify.annotations.Nullable;

/**
 * A call to AWS that is over.
 *
 * @param call the call
 * @param failure why it failed, or {@code null} if it did not
 * @param duration how long it took, with all its attempts
 * @since 0.1.0
 */
public record FinishedCall(AwsCall call, @Nullable SecretFailure failure, Duration duration) {

	/**
	 * What came of the call, in a word of which there are few.
	 * @return {@link CallObserver#OK}, or the kind of the failure
	 */
	public String outcome() {
		return CallObserver.outcome(this.failure);
	}

}
