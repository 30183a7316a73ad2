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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.awssecrets.backend.Act;
import io.github.awssecrets.backend.FailureKind;
import io.github.awssecrets.backend.SecretFailure;
import io.github.awssecrets.backend.SecretValue;
import io.github.awssecrets.ref.SecretMember;
import io.github.awssecrets.ref.SecretName;
import io.github.awssecrets.ref.SecretNaming;
import io.github.awssecrets.ref.SecretRef;
import io.github.awssecrets.ref.SecretVersion;
import org.jspecify.annotations.Nullable;

/**
 * Writes to a place with versions. Writes of one secret by this application go one after
 * the other, so that the cache learns of them in their order; no lock is held while those
 * who depend on a secret are told.
 */
final class VersionedStore implements SecretStore {

	private final SecretWriter writer;

	private final SecretNaming naming;

	private final WritableNames names;

	private final WriteListener listener;

	private final WriteAdvisor advisor;

	private final Pause pause;

	private final Clock clock;

	private final WriteLocks locks = new WriteLocks();

	VersionedStore(SecretWriter writer, SecretNaming naming, WriteListener listener, WriteAdvisor advisor) {
		this(writer, naming, listener, advisor, Pause.GROWING, Clock.systemUTC());
	}

	VersionedStore(SecretWriter writer, SecretNaming naming, WriteListener listener, WriteAdvisor advisor, Pause pause,
			Clock clock) {
		this.writer = writer;
		this.naming = naming;
		this.names = new WritableNames(naming, advisor);
		this.listener = listener;
		this.advisor = advisor;
		this.pause = pause;
		this.clock = clock;
	}

	@Override
	public WrittenSecret set(SecretRef ref, SecretValue value) {
		SecretName name = this.names.name(ref, Act.WRITE);
		SecretMember member = ref.member();
		attempt(name, Act.WRITE).require((member != null) ? ValueRules.check(member, value) : ValueRules.check(value));
		return (member != null) ? merge(name, new Merge(Map.of(member, value.text()))) : store(name, name, Act.WRITE,
				() -> new ValueWrite(this.writer, name, value, this.pause, this.clock).run());
	}

	@Override
	public WrittenSecret setMembers(String path, Map<String, String> texts) {
		SecretName name = this.names.whole(path, Act.WRITE);
		Merge merge = attempt(name, Act.WRITE).at(() -> Merge.of(texts));
		attempt(name, Act.WRITE).require(merge.check());
		return merge(name, merge);
	}

	@Override
	public ScheduledDeletion delete(String path, Duration window) {
		SecretName name = this.names.whole(path, Act.DELETE);
		attempt(name, Act.DELETE).require(checkWindow(window));
		Instant date = attempt(name, Act.DELETE)
			.at(() -> this.locks.with(name, () -> this.writer.delete(name, (int) window.toDays())));
		return new ScheduledDeletion(name, date);
	}

	@Override
	public void restore(String path) {
		SecretName name = this.names.whole(path, Act.RESTORE);
		attempt(name, Act.RESTORE).at(() -> this.locks.with(name, () -> {
			this.writer.restore(name);
			return name;
		}));
	}

	@Override
	public Stream<ListedSecret> list() {
		SecretName all = new SecretName("", null, this.naming.prefix() + "*", SecretVersion.CURRENT);
		return Pages.stream((token) -> attempt(all, Act.LIST).at(() -> this.writer.list(this.naming.prefix(), token)))
			.filter((secret) -> secret.name().startsWith(this.naming.prefix()))
			.map((secret) -> new ListedSecret(secret.name().substring(this.naming.prefix().length()), secret.name(),
					secret.changed(), secret.deletion()));
	}

	@Override
	public List<StoredVersion> history(String path) {
		SecretName name = this.names.whole(path, Act.HISTORY);
		List<StoredVersion> versions = new ArrayList<>(
				Pages.stream((token) -> attempt(name, Act.HISTORY).at(() -> this.writer.versions(name, token)))
					.toList());
		versions.sort(Comparator.comparing(StoredVersion::created, Comparator.nullsFirst(Comparator.naturalOrder()))
			.reversed());
		return List.copyOf(versions);
	}

	@Override
	public WrittenSecret rollback(String path) {
		SecretName name = this.names.whole(path, Act.ROLL_BACK);
		SecretName previous = new SecretName(name.store(), name.path(), name.id(),
				SecretVersion.ofStage(SecretWriter.PREVIOUS));
		return store(name, previous, Act.ROLL_BACK, () -> new Rollback(this.writer, name).run());
	}

	private WrittenSecret merge(SecretName name, Merge merge) {
		return store(name, name, Act.WRITE,
				() -> new MemberWrite(this.writer, name, merge, this.pause, this.clock).run());
	}

	/**
	 * Writes, has the value used from now on, and then lets go and tells who depends on
	 * it.
	 * @param name the secret
	 * @param meant the secret as a failure is to name it
	 */
	private WrittenSecret store(SecretName name, SecretName meant, Act act, Supplier<Stored> write) {
		List<Runnable> followers = new ArrayList<>();
		Stored stored = attempt(meant, act).at(() -> this.locks.with(name, () -> {
			Instant begun = this.clock.instant();
			Stored result = write.get();
			if (result.value() != null) {
				followers.add(this.listener.written(name, result.value(), begun, result.replaced()));
			}
			return result;
		}));
		followers.forEach(Runnable::run);
		return new WrittenSecret(name, stored.versionId(), stored.effect());
	}

	private static @Nullable SecretFailure checkWindow(Duration window) {
		boolean allowed = window.equals(Duration.ofDays(window.toDays())) && window.compareTo(SHORTEST_WINDOW) >= 0
				&& window.compareTo(LONGEST_WINDOW) <= 0;
		return allowed ? null : SecretFailure.of(FailureKind.INVALID_WINDOW, "the application",
				"the recovery window is " + text(window) + ", and AWS allows 7 to 30 whole days");
	}

	/**
	 * Days and hours. What is shorter is far from what is allowed.
	 */
	private static String text(Duration window) {
		String days = count(window.toDays(), " day");
		String hours = count(window.toHoursPart(), " hour");
		if (days.isEmpty() && hours.isEmpty()) {
			return (window.isZero() || window.isNegative()) ? "not more than nothing" : "less than an hour";
		}
		return (days.isEmpty() || hours.isEmpty()) ? days + hours : days + " and " + hours;
	}

	private static String count(long count, String unit) {
		return (count <= 0) ? "" : count + unit + ((count == 1) ? "" : "s");
	}

	private Attempt attempt(SecretName name, Act act) {
		return new Attempt(name, act, this.advisor);
	}

}
