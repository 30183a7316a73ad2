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

import io.github.awssecrets.backend.SecretFailure;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who wants to know what is asked of AWS, and what comes of it. Told by the
 * threads that ask, which wait meanwhile: whoever needs time, or a secret, takes it on
 * another thread. Nothing that is told holds a value.
 *
 * @since 0.1.0
 */
public interface CallObserver {

	/**
	 * The outcome that is no failure.
	 */
	String OK = "OK";

	/**
	 * Told that a call is about to be made, in the thread that makes it.
	 * @param call the call
	 * @return told the end of it, in the same thread
	 */
	default Ending begin(AwsCall call) {
		return (failure) -> {
		};
	}

	/**
	 * Told of a call that is over.
	 * @param call the call
	 */
	default void finished(FinishedCall call) {
	}

	/**
	 * Told what came of asking for a secret: once for each secret, however many calls
	 * that took, and also if none could be made.
	 * @param read what came of it
	 */
	default void read(SecretRead read) {
	}

	/**
	 * Told what came of asking for a secret to be changed: once for each call that would
	 * change it.
	 * @param write what came of it
	 */
	default void written(SecretWrite write) {
	}

	/**
	 * Takes what the current thread knows along to another, in which secrets will be
	 * read.
	 * @param task what the other thread will do
	 * @return the same, with what is taken along
	 */
	default Runnable carry(Runnable task) {
		return task;
	}

	/**
	 * What came of a call or a read, in a word of which there are few.
	 * @param failure the failure, if it is one
	 * @return {@link #OK}, or the kind of the failure
	 */
	static String outcome(@Nullable SecretFailure failure) {
		return (failure != null) ? failure.kind().name() : OK;
	}

	/**
	 * Told the end of a call.
	 */
	@FunctionalInterface
	interface Ending {

		/**
		 * Told that the call is over.
		 * @param failure why it failed, or {@code null} if it did not
		 */
		void end(@Nullable SecretFailure failure);

	}

}
