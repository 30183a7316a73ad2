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

import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.write.SecretWriter.PutVersion;
import io.github.awssecrets.write.WrittenSecret.Effect;
import org.jspecify.annotations.Nullable;

/**
 * One write of a whole value.
 * <p>
 * It begins with a look at what there is, which may be out of date, so that each step may
 * find something else and lead to another one. The value is put with a token that follows
 * from the version that was seen: who repeats the write adds no second version. If that
 * token turns out to be used up, by a version of another value or one that is not
 * current, the value is put with a token of its own, which no version can have.
 */
final class ValueWrite {

	private static final int MOST_STEPS = 12;

	private final SecretWriter writer;

	private final SecretName name;

	private final SecretValue value;

	private final Pause pause;

	private final Revival revival;

	private String token = Tokens.fresh();

	private @Nullable String seen;

	private @Nullable Stored stored;

	ValueWrite(SecretWriter writer, SecretName name, SecretValue value, Pause pause, Clock clock) {
		this.writer = writer;
		this.name = name;
		this.value = value;
		this.pause = pause;
		this.revival = new Revival(writer, name, clock);
	}

	Stored run() {
		try {
			Step step = Step.LOOK;
			for (int steps = 0; steps < MOST_STEPS && this.stored == null; steps++) {
				if (steps > Step.values().length) {
					this.pause.before(steps - Step.values().length);
				}
				step = take(step);
			}
			if (this.stored != null) {
				return this.stored;
			}
			throw new SecretWriterException(this.writer.failure(FailureKind.CONCURRENT_WRITE, null), null);
		}
		catch (SecretWriterException ex) {
			throw this.revival.undone(ex);
		}
	}

	private Step take(Step step) {
		return switch (step) {
			case LOOK -> look();
			case CREATE -> create();
			case RESTORE -> restore();
			case PUT -> put();
		};
	}

	/**
	 * Who may write and not read, or has lost the key, puts the value unseen.
	 */
	private Step look() {
		Outcome outcome = this.writer.read(this.name);
		if (outcome instanceof Outcome.Found found) {
			saw(found.value());
			return Step.PUT;
		}
		SecretFailure failure = ((Outcome.Failed) outcome).failure();
		return switch (failure.kind()) {
			case NOT_FOUND -> Step.CREATE;
			case SCHEDULED_FOR_DELETION -> Step.RESTORE;
			case VERSION_NOT_FOUND, ACCESS_DENIED, KMS_ACCESS_DENIED, DECRYPTION_FAILED -> Step.PUT;
			default -> throw new SecretWriterException(failure, "secretsmanager:GetSecretValue");
		};
	}

	private void saw(SecretValue current) {
		this.seen = current.origin().versionId();
		if (this.seen != null) {
			boolean same = current.isBinary() == this.value.isBinary() && current.text().equals(this.value.text());
			this.token = same ? this.seen : Tokens.after(this.name, this.seen);
		}
	}

	private Step create() {
		try {
			PutVersion version = this.writer.create(this.name, this.value, this.token);
			this.stored = Stored.of(this.value, version, null, Effect.CREATED);
			return Step.LOOK;
		}
		catch (SecretWriterException ex) {
			if (ex.isTaken()) {
				return Step.PUT;
			}
			if (ex.kind() == FailureKind.SCHEDULED_FOR_DELETION) {
				return Step.RESTORE;
			}
			throw ex;
		}
	}

	/**
	 * It may take a moment until AWS knows everywhere that a secret is restored.
	 */
	private Step restore() {
		if (!this.revival.isDone()) {
			this.revival.restore();
		}
		return Step.PUT;
	}

	private Step put() {
		try {
			PutVersion version = this.writer.put(this.name, this.value, this.token);
			if (version.current()) {
				this.stored = Stored.of(this.value, version, this.seen, effect(version));
			}
			this.token = Tokens.fresh();
			return Step.PUT;
		}
		catch (SecretWriterException ex) {
			if (ex.isTaken()) {
				this.token = Tokens.fresh();
				return Step.PUT;
			}
			return switch (ex.kind()) {
				case NOT_FOUND -> Step.CREATE;
				case SCHEDULED_FOR_DELETION -> Step.RESTORE;
				default -> throw ex;
			};
		}
	}

	private Effect effect(PutVersion version) {
		if (this.revival.isDone()) {
			return Effect.RESTORED;
		}
		return version.id().equals(this.seen) ? Effect.UNCHANGED : Effect.CHANGED;
	}

	/**
	 * What can be tried.
	 */
	private enum Step {

		LOOK, CREATE, RESTORE, PUT

	}

}
