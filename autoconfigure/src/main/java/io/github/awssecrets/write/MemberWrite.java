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

import java.time.Clock;
import java.util.List;

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.write.SecretWriter.PutVersion;
import io.github.awssecrets.write.WrittenSecret.Effect;
import org.jspecify.annotations.Nullable;

/**
 * One change of members, which loses nothing that others write at the same time.
 * <p>
 * The current version is read and merged with the members. The result is put as a draft,
 * which nobody reads, and then made current on the condition that the version is current
 * that was read. AWS refuses that where it is not; then all begins anew with what is
 * current by then.
 */
final class MemberWrite {

	static final int MOST_ATTEMPTS = 10;

	private final SecretWriter writer;

	private final SecretName name;

	private final Merge merge;

	private final Pause pause;

	private final Revival revival;

	MemberWrite(SecretWriter writer, SecretName name, Merge merge, Pause pause, Clock clock) {
		this.writer = writer;
		this.name = name;
		this.merge = merge;
		this.pause = pause;
		this.revival = new Revival(writer, name, clock);
	}

	Stored run() {
		try {
			Stored stored = attempt();
			for (int attempt = 1; stored == null && attempt < MOST_ATTEMPTS; attempt++) {
				this.pause.before(attempt);
				stored = attempt();
			}
			if (stored != null) {
				return stored;
			}
			throw new SecretWriterException(this.writer.failure(FailureKind.CONCURRENT_WRITE,
					"and that in each of " + MOST_ATTEMPTS + " attempts"), null);
		}
		catch (SecretWriterException ex) {
			throw this.revival.undone(ex);
		}
	}

	/**
	 * Tries once.
	 * @return what was stored, or {@code null} if something has changed meanwhile
	 */
	private @Nullable Stored attempt() {
		Outcome outcome = this.writer.read(this.name);
		if (outcome instanceof Outcome.Found found) {
			return change(found.value());
		}
		SecretFailure failure = ((Outcome.Failed) outcome).failure();
		return switch (failure.kind()) {
			case NOT_FOUND -> create();
			case VERSION_NOT_FOUND -> draft(this.merge.into(null), null);
			case SCHEDULED_FOR_DELETION -> restore();
			default -> throw new SecretWriterException(failure, "secretsmanager:GetSecretValue");
		};
	}

	private @Nullable Stored change(SecretValue current) {
		SecretValue merged = this.merge.into(current);
		String seen = current.origin().versionId();
		if (seen != null && merged.text().equals(current.text())) {
			return confirm(current, seen);
		}
		return draft(merged, seen);
	}

	/**
	 * Makes sure that the version that needs no change is the current one: AWS takes the
	 * same value with the same token again, and tells what the version is.
	 */
	private @Nullable Stored confirm(SecretValue current, String seen) {
		PutVersion version = this.writer.put(this.name, current, seen);
		Effect effect = this.revival.isDone() ? Effect.RESTORED : Effect.UNCHANGED;
		return version.current() ? Stored.of(current, version, null, effect) : null;
	}

	/**
	 * A secret that exists all the same was created in between, or has no value.
	 */
	private @Nullable Stored create() {
		SecretValue value = this.merge.into(null);
		try {
			return Stored.of(value, this.writer.create(this.name, value, Tokens.fresh()), null, Effect.CREATED);
		}
		catch (SecretWriterException ex) {
			if (ex.isTaken()) {
				return draft(value, null);
			}
			return againIf(ex, FailureKind.SCHEDULED_FOR_DELETION);
		}
	}

	private @Nullable Stored draft(SecretValue merged, @Nullable String seen) {
		PutVersion draft;
		try {
			draft = this.writer.draft(this.name, merged, Tokens.fresh());
		}
		catch (SecretWriterException ex) {
			return againIf(ex, FailureKind.NOT_FOUND, FailureKind.SCHEDULED_FOR_DELETION);
		}
		Effect effect = this.revival.isDone() ? Effect.RESTORED : Effect.CHANGED;
		Stored stored = Stored.of(merged, draft, seen, effect);
		return draft.current() ? stored : makeCurrent(stored, draft.id(), seen);
	}

	/**
	 * That the request is invalid is how AWS says that another version is current by now.
	 */
	private @Nullable Stored makeCurrent(Stored stored, String draft, @Nullable String seen) {
		try {
			this.writer.makeCurrent(this.name, draft, seen);
			return stored;
		}
		catch (SecretWriterException ex) {
			return againIf(ex, FailureKind.INVALID_REQUEST, FailureKind.NOT_FOUND, FailureKind.SCHEDULED_FOR_DELETION);
		}
	}

	private @Nullable Stored restore() {
		if (!this.revival.isDone()) {
			this.revival.restore();
		}
		return null;
	}

	/**
	 * Nothing, if something has changed meanwhile.
	 */
	private static @Nullable Stored againIf(SecretWriterException ex, FailureKind... overtaken) {
		if (List.of(overtaken).contains(ex.kind())) {
			return null;
		}
		throw ex;
	}

}
