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
import io.github.awssecrets.write.WriteAdvisor.Advice;
import org.jspecify.annotations.Nullable;

/**
 * A secret can't be written, deleted, restored, listed or rolled back. Says which, why
 * and what to do about it, never what the value is. It has no cause: messages of the
 * layers below may quote what they failed on.
 *
 * @since 0.1.0
 */
public final class SecretWriteException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient @Nullable SecretName name;

	private final Act act;

	private final transient SecretFailure failure;

	private final transient Advice advice;

	SecretWriteException(@Nullable SecretName name, Act act, SecretFailure failure, Advice advice) {
		super(advice.description() + " " + advice.fix());
		this.name = name;
		this.act = act;
		this.failure = failure;
		this.advice = advice;
	}

	/**
	 * The secret that it was about.
	 * @return its name, or {@code null} if the path means none
	 */
	public @Nullable SecretName name() {
		return this.name;
	}

	/**
	 * What was to be done.
	 * @return the act
	 */
	public Act act() {
		return this.act;
	}

	/**
	 * Why it can't be done.
	 * @return the failure
	 */
	public SecretFailure failure() {
		return this.failure;
	}

	/**
	 * What is wrong and what a person can do about it, in words.
	 * @return the words, which are in the message as well
	 */
	public Advice advice() {
		return this.advice;
	}

}
