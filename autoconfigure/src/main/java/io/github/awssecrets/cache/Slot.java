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

import java.util.concurrent.CompletableFuture;

import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.Outcome.Found;
import org.jspecify.annotations.Nullable;

/**
 * The place of one secret in the cache: what is known of it, and the fetch under way, if
 * any. Its lock is held for a moment only, never while anything is fetched or waited for.
 */
final class Slot {

	private volatile Reading reading = Reading.NONE;

	private @Nullable CompletableFuture<Outcome> flight;

	private boolean missing;

	private @Nullable Pin pin;

	private @Nullable Lease lease;

	private boolean closed;

	/**
	 * Not volatile: whoever misses it sees it next time.
	 */
	private boolean inUse;

	Reading reading() {
		return this.reading;
	}

	/**
	 * Notes that somebody reads the secret.
	 */
	void use() {
		if (!this.inUse) {
			this.inUse = true;
		}
	}

	/**
	 * Whether somebody has read the secret since it was last fetched.
	 */
	boolean isInUse() {
		return this.inUse;
	}

	/**
	 * Leases the value, if it is fresh.
	 * @param ttl how long a value is fresh
	 * @param clock the time
	 * @param counts counts whom the lease serves
	 * @return the lease, which is the same for all until it ends, or {@code null}
	 */
	synchronized @Nullable Lease lease(long ttl, CacheClock clock, CacheCounts counts) {
		if (this.lease != null && !this.lease.hasEnded()) {
			return this.lease;
		}
		Reading reading = this.reading;
		long rest = reading.freshFor(ttl, clock.nanoTime());
		if (this.closed || rest <= 0 || reading.found() == null) {
			return null;
		}
		CompletableFuture<Void> alarm = clock.alarm(rest);
		this.lease = (alarm != null) ? new Lease(reading.found().value(), alarm, counts) : null;
		return this.lease;
	}

	/**
	 * Takes back the lease, as the slot no longer is that of the secret.
	 */
	synchronized void close() {
		this.closed = true;
		endLease();
	}

	synchronized void endLease() {
		if (this.lease != null) {
			this.lease.end();
			this.lease = null;
		}
	}

	/**
	 * Joins the fetch under way, or that which has landed since the caller looked, or
	 * announces one.
	 * @param own the future of the caller's own fetch, in case there is no other
	 * @param seen the reading for which the caller wants a fetch
	 * @return the future to wait for: {@code own} if the caller now has to fetch
	 */
	synchronized CompletableFuture<Outcome> join(CompletableFuture<Outcome> own, Reading seen) {
		if (this.flight != null) {
			return this.flight;
		}
		Outcome landed = (this.reading != seen) ? this.reading.latest() : null;
		if (landed != null) {
			return CompletableFuture.completedFuture(landed);
		}
		this.flight = own;
		return own;
	}

	/**
	 * Announces a fetch, and lets whoever comes from now on join it rather than one that
	 * began earlier.
	 * @param own the future of the caller's own fetch
	 */
	synchronized void lead(CompletableFuture<Outcome> own) {
		this.flight = own;
	}

	/**
	 * Takes in what a fetch brought, and tells those who wait for it.
	 * @param own the future that was announced
	 * @param fetch the number of the fetch
	 * @param outcome what it brought
	 * @param now the time
	 * @param early by how much the ttl of a value is shortened
	 * @param recalled a value to serve in place of a failure, unless there is another
	 * @return what it changed
	 */
	Landing land(CompletableFuture<Outcome> own, long fetch, Outcome outcome, long now, long early,
			@Nullable KnownValue recalled) {
		Landing landing = record(own, fetch, outcome, now, early, recalled);
		own.complete(landing.served());
		return landing;
	}

	/**
	 * Takes in what a fetch brought, unless that may be older than what has arrived since
	 * the fetch began.
	 * @param own the future that was announced
	 * @param fetch the number of the fetch
	 * @param begun when the fetch began
	 * @param outcome what it brought
	 * @param now the time
	 * @param early by how much the ttl of a value is shortened
	 * @return what it changed, or {@code null} if it is in doubt and nothing was taken in
	 */
	@Nullable Landing landUndoubted(CompletableFuture<Outcome> own, long fetch, long begun, Outcome outcome, long now,
			long early) {
		Landing landing = recordUndoubted(own, fetch, begun, outcome, now, early);
		if (landing != null) {
			own.complete(landing.served());
		}
		return landing;
	}

	private synchronized @Nullable Landing recordUndoubted(CompletableFuture<Outcome> own, long fetch, long begun,
			Outcome outcome, long now, long early) {
		return this.reading.doubts(fetch, begun, outcome) ? null : record(own, fetch, outcome, now, early, null);
	}

	/**
	 * Takes in a value that was written, which no read may replace that began earlier or
	 * that AWS answers with what was before.
	 * @param written the value
	 * @param number a number higher than that of all fetches that began earlier
	 * @param now the time
	 * @param early by how much its ttl is shortened
	 * @return what it changed
	 */
	synchronized Landing put(Written written, long number, long now, long early) {
		Found before = this.reading.found();
		boolean missing = this.missing;
		String current = (before != null) ? before.value().origin().versionId() : null;
		Found found = new Found(written.value());
		this.pin = Pin.of(written, this.pin, current, now);
		endLease();
		this.reading = this.reading.after(number, found, now, early);
		this.missing = false;
		return new Landing(before, missing, found, found);
	}

	private synchronized Landing record(CompletableFuture<Outcome> own, long fetch, Outcome outcome, long now,
			long early, @Nullable KnownValue recalled) {
		// First, so that nobody is served by the lease once others have seen a newer
		// value.
		endLease();
		return change(own, fetch, outcome, now, early, recalled);
	}

	private Landing change(CompletableFuture<Outcome> own, long fetch, Outcome outcome, long now, long early,
			@Nullable KnownValue recalled) {
		if (this.flight == own) {
			this.flight = null;
		}
		this.inUse = false;
		Found before = this.reading.found();
		if (before != null && this.pin != null && this.pin.holdsOff(outcome, now)) {
			this.reading = this.reading.after(fetch, before, now, early);
			return new Landing(before, this.missing, before, before);
		}
		this.reading = this.reading.after(fetch, outcome, now, early);
		if (outcome instanceof Found && this.reading.found() == outcome) {
			this.pin = null;
		}
		Found latest = this.reading.found();
		boolean missing = this.missing;
		this.missing = latest == null && (missing || isAbsence(outcome));
		if (latest == null && recalled != null && this.reading.failure() == fetch) {
			Found value = new Found(recalled.value());
			this.reading = this.reading.recalling(value, now - recalled.age().toNanos());
			return new Landing(before, missing, outcome, value);
		}
		Outcome served = (this.reading.fetch() > fetch && latest != null) ? latest : outcome;
		return new Landing(before, missing, served, served);
	}

	private static boolean isAbsence(Outcome outcome) {
		return outcome instanceof Outcome.Failed failed && failed.failure().kind().meansAbsent();
	}

	/**
	 * The end of a fetch.
	 *
	 * @param before the value until then, if there was one
	 * @param missing whether it was known until then that there is none
	 * @param outcome the outcome from then on
	 * @param served what is served from then on, which is another value if one was
	 * recalled
	 */
	record Landing(@Nullable Found before, boolean missing, Outcome outcome, Outcome served) {
	}

}
