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

import java.util.function.Supplier;

import io.github.awssecrets.backend.Act;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

/**
 * Something that is done with a secret, and put into words where it fails.
 *
 * @param name the secret as a failure is to name it
 * @param act what is done with it
 * @param advisor has the words
 */
record Attempt(SecretName name, Act act, WriteAdvisor advisor) {

	/**
	 * Something that is done with no secret yet.
	 */
	static SecretWriteException refused(WriteAdvisor advisor, Act act, SecretFailure failure) {
		return new SecretWriteException(null, act, failure, advisor.advise(null, act, failure, null));
	}

	<T> T at(Supplier<T> action) {
		try {
			return action.get();
		}
		catch (SecretWriterException ex) {
			throw failed(ex.failure(), ex.action());
		}
	}

	void require(@Nullable SecretFailure failure) {
		if (failure != null) {
			throw failed(failure, null);
		}
	}

	SecretWriteException failed(SecretFailure failure, @Nullable String action) {
		return new SecretWriteException(this.name, this.act, failure,
				this.advisor.advise(this.name, this.act, failure, action));
	}

}
