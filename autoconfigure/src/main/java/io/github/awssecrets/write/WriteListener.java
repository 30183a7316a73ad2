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

import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

/**
 * Told of values that were written, so that they are used from then on.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface WriteListener {

	/**
	 * Tells nobody.
	 */
	WriteListener NONE = (name, value, begun, replaced) -> () -> {
	};

	/**
	 * Takes a value in, without waiting for anything: no other write of the secret begins
	 * meanwhile.
	 * @param name the secret
	 * @param value the value, with the id of its version if there is one
	 * @param begun when the write began
	 * @param replaced the id of the version that was current before, if it is known
	 * @return tells those who depend on it; run when other writes may begin
	 */
	Runnable written(SecretName name, SecretValue value, Instant begun, @Nullable String replaced);

}
