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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretOrigin;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a value that was written in its place while a read may still bring what was
 * before it: what AWS answers is only eventually what was last written. It ends when a
 * read brings the value or a newer one, and in any case after a minute.
 *
 * @param versionId the version that was written
 * @param older versions that are known to be older, whatever their dates say
 * @param begun when the write began
 * @param until when the pin ends, by the ticker
 */
record Pin(String versionId, Set<String> older, Instant begun, long until) {

	static final Duration LIMIT = Duration.ofMinutes(1);

	/**
	 * The pin of a value, which keeps in mind what the one before it held off.
	 * @param before the pin until then, if there was one
	 * @param current the version that was known until then, if there was one
	 * @return the pin, or {@code null} if the value has no version
	 */
	static @Nullable Pin of(Written written, @Nullable Pin before, @Nullable String current, long now) {
		String versionId = written.value().origin().versionId();
		if (versionId == null) {
			return null;
		}
		Set<String> older = new HashSet<>();
		if (before != null && !before.isOver(now)) {
			older.addAll(before.older);
			older.add(before.versionId);
		}
		if (current != null) {
			older.add(current);
		}
		if (written.replaced() != null) {
			older.add(written.replaced());
		}
		older.remove(versionId);
		return new Pin(versionId, Set.copyOf(older), written.begun(), now + LIMIT.toNanos());
	}

	/**
	 * Whether what a read brought is what was before the write.
	 */
	boolean holdsOff(Outcome outcome, long now) {
		if (isOver(now)) {
			return false;
		}
		return (outcome instanceof Outcome.Found found) ? isOlder(found.value().origin())
				: isFromBefore(((Outcome.Failed) outcome).failure().kind());
	}

	private boolean isOver(long now) {
		return now - this.until >= 0;
	}

	/**
	 * Dates may be whole seconds. A value without a version is that of a source which is
	 * asked because AWS seems not to have the secret yet.
	 */
	private boolean isOlder(SecretOrigin origin) {
		String id = origin.versionId();
		if (this.versionId.equals(id)) {
			return false;
		}
		return id == null || this.older.contains(id) || origin.created() == null
				|| origin.created().isBefore(this.begun.truncatedTo(ChronoUnit.SECONDS));
	}

	private static boolean isFromBefore(FailureKind kind) {
		return kind.meansAbsent() || kind == FailureKind.SCHEDULED_FOR_DELETION;
	}

}
