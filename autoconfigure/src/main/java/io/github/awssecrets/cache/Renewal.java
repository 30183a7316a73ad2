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
package io.github.awssecrets.cache;

import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a secret again.
 *
 * @param name the secret
 * @param before the value before, or {@code null} if there was none
 * @param wasMissing whether it was known that the secret does not exist, so that defaults
 * are in use
 * @param outcome the outcome of reading it
 * @since 0.1.0
 */
public record Renewal(SecretName name, @Nullable SecretValue before, boolean wasMissing, Outcome outcome) {

	static Renewal of(SecretName name, Slot.Landing landing) {
		return new Renewal(name, (landing.before() != null) ? landing.before().value() : null, landing.missing(),
				landing.outcome());
	}

	/**
	 * The value after.
	 * @return the value that is served from now on, or {@code null} if there is none
	 */
	public @Nullable SecretValue after() {
		return (this.outcome instanceof Outcome.Found found) ? found.value() : this.before;
	}

	/**
	 * Whether another version took the place of the one before, or a secret that did not
	 * exist does now.
	 * @return whether the secret changed
	 */
	public boolean isChanged() {
		return this.outcome instanceof Outcome.Found found
				&& ((this.before != null) ? !this.before.isSameVersionAs(found.value()) : this.wasMissing);
	}

	/**
	 * Whether the secret does not exist, and did not before.
	 * @return whether it is missing
	 */
	public boolean isMissing() {
		return this.before == null && this.outcome instanceof Outcome.Failed failed
				&& failed.failure().kind().meansAbsent();
	}

}
