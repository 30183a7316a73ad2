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

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretVersion;
import io.github.awssecrets.write.WrittenSecret.Effect;
import org.jspecify.annotations.Nullable;

/**
 * Makes the previous version the current one again.
 *
 * @param writer the place
 * @param name the secret
 */
record Rollback(SecretWriter writer, SecretName name) {

	Stored run() {
		SecretWriter.Description description = this.writer.describe(this.name);
		String current = description.holder(SecretWriter.CURRENT);
		String previous = description.holder(SecretWriter.PREVIOUS);
		if (current == null || previous == null) {
			throw new SecretWriterException(this.writer.failure(FailureKind.VERSION_NOT_FOUND, null), null);
		}
		move(current, previous);
		return new Stored(value(previous), previous, current, Effect.CHANGED);
	}

	/**
	 * A refusal may be that of a repeated request, whose first answer was lost.
	 */
	private void move(String current, String previous) {
		try {
			this.writer.makeCurrent(this.name, previous, current);
		}
		catch (SecretWriterException ex) {
			String now = (ex.kind() == FailureKind.INVALID_REQUEST)
					? this.writer.describe(this.name).holder(SecretWriter.CURRENT) : current;
			if (current.equals(now)) {
				throw ex;
			}
			if (!previous.equals(now)) {
				throw new SecretWriterException(this.writer.failure(FailureKind.CONCURRENT_WRITE, null), null);
			}
		}
	}

	/**
	 * The value that is current now. Where it can't be read, whoever needs it is told.
	 */
	private @Nullable SecretValue value(String versionId) {
		Outcome outcome = this.writer
			.read(new SecretName(this.name.store(), this.name.path(), this.name.id(), SecretVersion.ofId(versionId)));
		return (outcome instanceof Outcome.Found found) ? found.value() : null;
	}

}
