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
import io.github.awssecrets.backend.Outcome.Failed;
import io.github.awssecrets.backend.Outcome.Found;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a secret at some moment. Fetches are numbered as they begin; times are
 * those of a ticker, in nanoseconds.
 *
 * @param found the value, if there ever was one
 * @param fetch the number of the fetch that brought the value
 * @param foundAt when it did
 * @param failed what went wrong since, if anything
 * @param failedAt when that was
 */
record Reading(@Nullable Found found, long fetch, long foundAt, @Nullable Failed failed, long failedAt) {

	static final Reading NONE = new Reading(null, 0, 0, null, 0);

	/**
	 * What is known after a fetch. One that began before that of the value can't undo it.
	 */
	Reading after(long fetch, Outcome outcome, long now) {
		if (fetch < this.fetch) {
			return this;
		}
		return (outcome instanceof Found value) ? new Reading(value, fetch, now, null, 0)
				: new Reading(this.found, this.fetch, this.foundAt, (Failed) outcome, now);
	}

	/**
	 * What the latest fetch brought.
	 */
	@Nullable Outcome latest() {
		return (this.failed != null) ? this.failed : this.found;
	}

	@Nullable Found foundWithin(long age, long now) {
		return (this.found != null && now - this.foundAt < age) ? this.found : null;
	}

	@Nullable Failed failedWithin(long age, long now) {
		return (this.failed != null && now - this.failedAt < age) ? this.failed : null;
	}

}
