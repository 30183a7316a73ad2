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

import java.time.Duration;

import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.Outcome.Failed;
import io.github.awssecrets.backend.Outcome.Found;
import io.github.awssecrets.backend.SecretOrigin;
import io.github.awssecrets.cache.SecretStatus.State;
import io.github.awssecrets.ref.SecretName;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a secret at some moment. Fetches are numbered as they begin; times are
 * those of a ticker, in nanoseconds.
 *
 * @param found the value, if there ever was one
 * @param fetch the number of the fetch that brought the value, 0 if it was recalled
 * @param foundAt when it was read
 * @param early by how much its ttl is shortened
 * @param failed what went wrong since, if anything
 * @param failedAt when that was
 * @param failure the number of the fetch that failed
 */
record Reading(@Nullable Found found, long fetch, long foundAt, long early, @Nullable Failed failed, long failedAt,
		long failure) {

	static final Reading NONE = new Reading(null, 0, 0, 0, null, 0, 0);

	/**
	 * What is known after a fetch. One that began before that of the value can't undo it.
	 */
	Reading after(long fetch, Outcome outcome, long now, long early) {
		if (fetch < this.fetch) {
			return this;
		}
		if (outcome instanceof Found value) {
			return (fetch < this.failure)
					? new Reading(value, fetch, now, early, this.failed, this.failedAt, this.failure)
					: new Reading(value, fetch, now, early, null, 0, 0);
		}
		return (fetch < this.failure) ? this : new Reading(this.found, this.fetch, this.foundAt, this.early,
				remembered((Failed) outcome), now, fetch);
	}

	/**
	 * What AWS has refused remains refused when it can't be asked.
	 */
	private Failed remembered(Failed latest) {
		Failed before = this.failed;
		boolean refused = this.found != null && before != null && before.failure().kind().isWithdrawal();
		return (before != null && refused && latest.failure().kind().isTransient()) ? before : latest;
	}

	/**
	 * Whether what a fetch brings may be older than what is known, although the fetch
	 * began later: the value that is known arrived meanwhile and was created later.
	 * @param fetch the number of the fetch
	 * @param begun when it began
	 * @param outcome what it brings
	 */
	boolean doubts(long fetch, long begun, Outcome outcome) {
		return this.found != null && outcome instanceof Found value && 0 < this.fetch && this.fetch < fetch
				&& this.foundAt - begun > 0 && isOlder(value.value().origin(), this.found.value().origin());
	}

	private static boolean isOlder(SecretOrigin one, SecretOrigin other) {
		return one.created() != null && other.created() != null && one.created().isBefore(other.created());
	}

	/**
	 * What is known after a fetch that failed, when a value from before is recalled.
	 */
	Reading recalling(Found value, long foundAt) {
		return new Reading(value, 0, foundAt, 0, this.failed, this.failedAt, this.failure);
	}

	/**
	 * What the latest fetch brought, or the value that was recalled in its place.
	 */
	@Nullable Outcome latest() {
		return (this.failed != null && (this.fetch > 0 || this.found == null)) ? this.failed : this.found;
	}

	/**
	 * What that comes to for whoever asks now.
	 */
	SecretStatus status(SecretName name, Duration ttl, Duration maxStale, long now) {
		Found served = foundWithin(maxStale.toNanos(), now);
		Duration age = (served != null) ? Duration.ofNanos(now - this.foundAt) : null;
		Duration failureAge = (this.failed != null) ? Duration.ofNanos(now - this.failedAt) : null;
		return new SecretStatus(name, state(age, ttl), (served != null) ? served.value() : null, age,
				(this.failed != null) ? this.failed.failure() : null, failureAge);
	}

	private State state(@Nullable Duration age, Duration ttl) {
		if (age == null) {
			return (this.failed != null) ? State.FAILED : State.UNKNOWN;
		}
		if (this.failed != null) {
			return State.STALE;
		}
		return (age.compareTo(ttl.minusNanos(this.early)) < 0) ? State.FRESH : State.AGED;
	}

	/**
	 * Whether the latest that is known is no older than that.
	 */
	boolean isYoungerThan(long age, long now) {
		return (this.failed != null) ? now - this.failedAt < age : this.found != null && now - this.foundAt < age;
	}

	@Nullable Found foundWithin(long age, long now) {
		return (this.found != null && now - this.foundAt < age) ? this.found : null;
	}

	/**
	 * The value, as long as nobody has to ask for a newer one. Who recalls a value always
	 * has to.
	 */
	@Nullable Found freshWithin(long ttl, long now) {
		return (this.fetch > 0) ? foundWithin(ttl - this.early, now) : null;
	}

	/**
	 * How long nobody has to ask for a newer value from now on, if that is so.
	 */
	long freshFor(long age, long now) {
		return (freshWithin(age, now) != null) ? age - this.early - (now - this.foundAt) : 0;
	}

	@Nullable Failed failedWithin(long age, long now) {
		return (this.failed != null && now - this.failedAt < age) ? this.failed : null;
	}

}
