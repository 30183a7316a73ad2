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

package io.github.awssecrets.migrate;

import java.util.UUID;

import io.github.awssecrets.backend.Act;
import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.migrate.MigrationItem.Status;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.write.SecretWriter;
import io.github.awssecrets.write.SecretWriter.PutVersion;
import io.github.awssecrets.write.SecretWriterException;
import io.github.awssecrets.write.ValueRules;
import io.github.awssecrets.write.WriteAdvisor;
import org.jspecify.annotations.Nullable;

/**
 * Copies secrets one after the other. A secret is created, or given a value only in the
 * place of the one that it was compared with, so that nothing is lost that others write
 * at the same time. After two failures in a row that would befall every other secret as
 * well, the rest is left for the next run.
 */
final class Copying {

	private static final int MOST_OUTAGES = 2;

	private final SecretWriter writer;

	private final WriteAdvisor advisor;

	private final boolean overwrite;

	private int outages;

	Copying(SecretWriter writer, WriteAdvisor advisor, boolean overwrite) {
		this.writer = writer;
		this.advisor = advisor;
		this.overwrite = overwrite;
	}

	MigrationItem copy(Surveyed secret) {
		MigrationItem item = secret.item();
		SecretValue value = secret.value();
		if (value == null || !isToBeWritten(item.status())) {
			return item;
		}
		if (this.outages >= MOST_OUTAGES) {
			return item.with(Status.NOT_TRIED, null);
		}
		try {
			MigrationItem copied = write(secret, value);
			this.outages = 0;
			return copied;
		}
		catch (SecretWriterException ex) {
			this.outages = ex.kind().isTransient() ? this.outages + 1 : 0;
			return item.with(Status.FAILED,
					this.advisor.advise(secret.wanted().name(), Act.WRITE, ex.failure(), ex.action()));
		}
	}

	private boolean isToBeWritten(Status status) {
		return status == Status.CREATE || status == Status.ADD || status == Status.DIFFERS && this.overwrite;
	}

	private MigrationItem write(Surveyed secret, SecretValue value) {
		MigrationItem item = secret.item();
		require(ValueRules.check(value));
		if (!secret.exists()) {
			return create(secret, value);
		}
		String base = (secret.base() != null) ? secret.base().origin().versionId() : null;
		replace(secret.wanted().name(), value, base);
		return item.with(switch (item.status()) {
			case ADD -> Status.ADDED;
			case DIFFERS -> Status.OVERWRITTEN;
			default -> Status.CREATED;
		}, null);
	}

	/**
	 * Who finds the secret there after all looks once more: it may be the same value.
	 */
	private MigrationItem create(Surveyed secret, SecretValue value) {
		MigrationItem item = secret.item();
		try {
			this.writer.create(secret.wanted().name(), value, token());
			return item.with(Status.CREATED, null);
		}
		catch (SecretWriterException ex) {
			if (ex.isTaken() && this.writer.read(secret.wanted().name()) instanceof Outcome.Found found) {
				Status status = secret.wanted().compare(found.value());
				if (status == Status.SAME || status == Status.DIFFERS) {
					return item.with(status, null);
				}
			}
			throw ex.isTaken() ? overtaken() : ex;
		}
	}

	/**
	 * Gives a secret a value in the place of a certain one.
	 * @param base the version of that value, or {@code null} if the secret has none
	 */
	private void replace(SecretName name, SecretValue value, @Nullable String base) {
		PutVersion draft = this.writer.draft(name, value, token());
		if (draft.current()) {
			return;
		}
		try {
			this.writer.makeCurrent(name, draft.id(), base);
		}
		catch (SecretWriterException ex) {
			throw (ex.kind() == FailureKind.INVALID_REQUEST) ? overtaken() : ex;
		}
	}

	private SecretWriterException overtaken() {
		return new SecretWriterException(this.writer.failure(FailureKind.CONCURRENT_WRITE, null), null);
	}

	private static void require(@Nullable SecretFailure failure) {
		if (failure != null) {
			throw new SecretWriterException(failure, null);
		}
	}

	private static String token() {
		return UUID.randomUUID().toString();
	}

}
