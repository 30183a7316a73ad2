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

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.awssecrets.backend.Act;
import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.MissingMemberException;
import io.github.awssecrets.backend.Outcome;
import io.github.awssecrets.backend.SecretBackend;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.migrate.MigrationItem.Status;
import io.github.awssecrets.ref.InvalidSecretRefException;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretNaming;
import io.github.awssecrets.ref.SecretRef;
import io.github.awssecrets.write.SecretWriteException;
import io.github.awssecrets.write.SecretWriter;
import io.github.awssecrets.write.WritableNames;
import io.github.awssecrets.write.WriteAdvisor;
import org.jspecify.annotations.Nullable;

/**
 * Copies secrets from where they are into AWS. What AWS has already is read in batches
 * and compared; each secret that is missing is created by one call, so that a run that
 * was broken off is gone on with by the next. A different value is never replaced
 * unasked. Safe for use by several threads, and by several processes at a time.
 *
 * @since 0.1.0
 */
public final class Migration {

	private final SecretBackend reader;

	private final SecretWriter writer;

	private final WritableNames names;

	private final WriteAdvisor advisor;

	private final List<MigrationSource> sources;

	private Migration(SecretBackend reader, SecretWriter writer, WritableNames names, WriteAdvisor advisor,
			Collection<MigrationSource> sources) {
		this.reader = reader;
		this.writer = writer;
		this.names = names;
		this.advisor = advisor;
		this.sources = List.copyOf(sources);
	}

	/**
	 * A migration into a place.
	 * @param reader reads from the place
	 * @param writer writes to the place
	 * @param naming the rules of names
	 * @param advisor has the words for what fails
	 * @param sources what is copied
	 * @return the migration
	 */
	public static Migration of(SecretBackend reader, SecretWriter writer, SecretNaming naming, WriteAdvisor advisor,
			Collection<MigrationSource> sources) {
		return new Migration(reader, writer, new WritableNames(naming, advisor), advisor, sources);
	}

	/**
	 * The same migration of something else.
	 * @param sources what is copied instead
	 * @return the migration
	 */
	public Migration from(MigrationSource... sources) {
		return new Migration(this.reader, this.writer, this.names, this.advisor, List.of(sources));
	}

	/**
	 * Compares, and changes nothing.
	 * @return how it stands with each secret
	 * @throws UnusableSourceException if a source can't be read at all
	 */
	public MigrationReport plan() {
		Survey survey = survey();
		List<MigrationItem> items = new ArrayList<>(survey.refused());
		survey.secrets().forEach((secret) -> items.add(secret.item()));
		return new MigrationReport(List.copyOf(items));
	}

	/**
	 * Copies what is missing.
	 * @param overwrite whether values that differ are replaced
	 * @return what became of each secret
	 * @throws UnusableSourceException if a source can't be read at all
	 */
	public MigrationReport apply(boolean overwrite) {
		return apply(overwrite, (item, done, total) -> {
		});
	}

	/**
	 * Copies what is missing.
	 * @param overwrite whether values that differ are replaced
	 * @param progress told of each secret as soon as it is done
	 * @return what became of each secret
	 * @throws UnusableSourceException if a source can't be read at all
	 */
	public MigrationReport apply(boolean overwrite, MigrationProgress progress) {
		Survey survey = survey();
		List<MigrationItem> items = new ArrayList<>(survey.refused());
		Copying copying = new Copying(this.writer, this.advisor, overwrite);
		for (Surveyed secret : survey.secrets()) {
			MigrationItem item = copying.copy(secret);
			items.add(item);
			progress.done(item, items.size(), survey.size());
		}
		return new MigrationReport(List.copyOf(items));
	}

	private Survey survey() {
		List<MigrationItem> refused = new ArrayList<>();
		Map<SecretName, Wanted> wanted = new LinkedHashMap<>();
		for (MigrationSource source : this.sources) {
			for (Candidate candidate : source.candidates()) {
				add(candidate, wanted, refused);
			}
		}
		wanted.values().removeIf((secret) -> isRefused(secret, refused));
		Map<SecretName, Outcome> outcomes = this.reader.read(wanted.keySet());
		List<Surveyed> secrets = wanted.values()
			.stream()
			.map((secret) -> compare(secret, outcomes.get(secret.name())))
			.toList();
		return new Survey(refused, secrets);
	}

	private void add(Candidate candidate, Map<SecretName, Wanted> wanted, List<MigrationItem> refused) {
		MigrationItem item = new MigrationItem(candidate.reference(), List.of(candidate.reference()),
				List.of(candidate.origin()), Status.INVALID, null);
		try {
			SecretRef ref = SecretRef.of(candidate.reference());
			SecretName name = this.names.name(ref, Act.WRITE);
			wanted.computeIfAbsent(name, Wanted::new).add(ref, candidate);
		}
		catch (InvalidSecretRefException ex) {
			refused.add(item.with(Status.INVALID, advice(null, FailureKind.INVALID_REFERENCE,
					(candidate.problem() != null) ? candidate.problem() : ex.rule())));
		}
		catch (SecretWriteException ex) {
			refused.add(item.with(Status.INVALID, ex.advice()));
		}
	}

	private boolean isRefused(Wanted secret, List<MigrationItem> refused) {
		SecretFailure problem = secret.problem();
		if (problem == null) {
			return false;
		}
		refused.add(secret.item().with(Status.INVALID, this.advisor.advise(secret.name(), Act.WRITE, problem, null)));
		return true;
	}

	private Surveyed compare(Wanted secret, @Nullable Outcome outcome) {
		if (outcome instanceof Outcome.Found found) {
			return compare(secret, found.value());
		}
		SecretFailure failure = (outcome instanceof Outcome.Failed failed) ? failed.failure()
				: SecretFailure.of(FailureKind.OTHER, "the place", "it did not answer for it");
		return switch (failure.kind()) {
			case NOT_FOUND -> valued(secret, null, false, Status.CREATE);
			case VERSION_NOT_FOUND -> valued(secret, null, true, Status.CREATE);
			default -> new Surveyed(secret, null, null, true, secret.item()
				.with(Status.FAILED,
						this.advisor.advise(secret.name(), Act.READ, failure, "secretsmanager:GetSecretValue")));
		};
	}

	private Surveyed compare(Wanted secret, SecretValue base) {
		return valued(secret, base, true, secret.compare(base));
	}

	private Surveyed valued(Wanted secret, @Nullable SecretValue base, boolean exists, Status status) {
		try {
			SecretValue value = secret.value(base);
			return new Surveyed(secret, base, value, exists, secret.item().with(status, null));
		}
		catch (MissingMemberException ex) {
			return new Surveyed(secret, base, null, exists,
					secret.item().with(Status.FAILED, advice(secret.name(), ex.kind(), ex.getMessage())));
		}
	}

	private WriteAdvisor.Advice advice(@Nullable SecretName name, FailureKind kind, @Nullable String detail) {
		return this.advisor.advise(name, Act.WRITE, SecretFailure.of(kind, "the application", detail), null);
	}

	/**
	 * What is wanted, compared with what there is.
	 *
	 * @param refused what can't be copied
	 * @param secrets all others
	 */
	private record Survey(List<MigrationItem> refused, List<Surveyed> secrets) {

		int size() {
			return this.refused.size() + this.secrets.size();
		}

	}

}
