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

import io.github.awssecrets.backend.Act;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

/**
 * Puts into words what is wrong where a write fails, and what to do about it.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface WriteAdvisor {

	/**
	 * Says what is wrong and what to do about it.
	 * @param name the secret that it is about, if there is one
	 * @param act what was to be done
	 * @param failure why it can't be done
	 * @param action the IAM action that was called for, if any
	 * @return the words
	 */
	Advice advise(@Nullable SecretName name, Act act, SecretFailure failure, @Nullable String action);

	/**
	 * What is wrong and what to do about it.
	 *
	 * @param description what is wrong, in whole sentences
	 * @param fix what a person can do: a sentence, or a command or a policy statement to
	 * copy
	 */
	record Advice(String description, String fix) {
	}

}
